import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../../src/artifact/report/render-report.ts';

import { findChromium, openPage } from '../../support/chromium.ts';
import { makeReportInput } from '../../support/report-sample.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const chromium = await findChromium();
if (chromium === undefined) console.info('no Chromium here: reports are not opened in a browser');

const long = `arn:aws:s3:::${'a-very-long-name-without-any-place-to-break'.repeat(8)}`;

async function openReport(foreign: string) {
  const dir = await createScratchDir();
  const file = join(dir.path, 'report.html');
  await writeFile(file, renderReport(makeReportInput(foreign)));
  const page = await openPage(chromium ?? '', pathToFileURL(file).href);
  return {
    ...page,
    async [Symbol.asyncDispose]() {
      await page[Symbol.asyncDispose]();
      await dir[Symbol.asyncDispose]();
    },
  };
}

describe.runIf(chromium !== undefined)('in Chromium', () => {
  test('no text from outside runs, and nothing is asked for but the page', async () => {
    await using page = await openReport(
      '</style></q><script>document.title="ran"</script><img src=x onerror="document.title=\'ran\'">',
    );
    expect(await page.evaluate('document.title')).toMatch(/IAM policy, proven$/);
    expect(await page.evaluate('document.querySelectorAll("script, img, iframe, object").length')).toBe(0);
    expect(page.eventsOf('Network.requestWillBeSent')).toHaveLength(1);
    expect(page.eventsOf('Log.entryAdded')).toEqual([]);
  });

  test('markup that got in all the same could neither run nor style nor load anything', async () => {
    await using page = await openReport('foreign');
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend',
      '<p id="in" style="color: rgb(1, 2, 3)">in</p><style>#in { color: rgb(1, 2, 3) }</style><img src="https://127.0.0.1:9/" onerror="document.title=1">')`);
    expect(await page.evaluate('getComputedStyle(document.querySelector("#in")).color')).not.toBe(
      'rgb(1, 2, 3)',
    );
    expect(page.eventsOf('Log.entryAdded')).not.toEqual([]);
    expect(await page.evaluate('document.title')).toMatch(/^foreign: /);
  });

  test.each([390, 768, 1280])('%i pixels wide: nothing lies beside the page', async (width) => {
    await using page = await openReport(long);
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 800,
      deviceScaleFactor: 1,
      mobile: width < 600,
    });
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    const [content, room] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    expect(content).toBe(room);
  });

  test.each(['light', 'dark'])('%s: text can be told from what it stands on', async (scheme) => {
    await using page = await openReport('foreign');
    await page.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    expect(await page.evaluate(findFaintTexts)).toEqual([]);
  });

  test('a link to a line unfolds it, and so does the keyboard', async () => {
    await using page = await openReport('foreign');
    const isUnfolded = await page.evaluate(`new Promise((resolve) => {
      const line = document.querySelector('details:has(> #g1)');
      line.addEventListener('toggle', () => resolve(line.open), { once: true });
      document.querySelector('#lives .taught a[href="#g1"]').click();
    })`);
    expect(isUnfolded).toBe(true);
    await page.evaluate('document.querySelector("details:has(> #g2) summary").focus()');
    for (const type of ['keyDown', 'keyUp']) {
      await page.send('Input.dispatchKeyEvent', {
        type,
        key: 'Enter',
        code: 'Enter',
        windowsVirtualKeyCode: 13,
        text: '\r',
      });
    }
    expect(await page.evaluate('document.querySelector("details:has(> #g2)").open')).toBe(true);
  });

  test('on paper everything is unfolded', async () => {
    await using page = await openReport('foreign');
    expect(await page.evaluate(countHidden)).toBeGreaterThan(0);
    await page.send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(await page.evaluate(countHidden)).toBe(0);
  });
});

/** How many folded things cannot be seen, once the page has been drawn. */
const countHidden = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const folded = [...document.querySelectorAll('details > :not(summary)')];
  resolve(folded.filter((one) => !one.checkVisibility() || one.getBoundingClientRect().height === 0).length);
})))`;

/** Texts whose contrast is below what WCAG 2.2 asks for (1.4.3, level AA); source: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const findFaintTexts = `(() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === '' || element.closest('svg')) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((one, other) => other - one);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.add(element.tagName + '.' + element.className + ' ' + getComputedStyle(element).color);
  }
  return [...faint];
})()`;

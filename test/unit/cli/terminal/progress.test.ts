import { describe, expect, test } from 'vitest';
import type { EvidenceLine } from '../../../../src/artifact/evidence.ts';
import { renderLine } from '../../../../src/cli/terminal/render-line.ts';
import { renderLive } from '../../../../src/cli/terminal/render-live.ts';
import { emptyView, followRun, type RunView } from '../../../../src/cli/terminal/run-view.ts';
import { createStyle } from '../../../../src/cli/terminal/style.ts';
import { lines } from './story.ts';

const style = createStyle(false);

function follow(until: readonly EvidenceLine[]): RunView {
  return until.reduce((view, line) => followRun(view, line), emptyView);
}

/** The view as it is drawn right after the line of that number. */
function draw(count: number, width = 100): string {
  const seen = lines.slice(0, count);
  const nowMs = Date.parse(seen.at(-1)?.at ?? '2026-01-02T03:04:05.000Z');
  return renderLive(follow(seen), { nowMs, width, frame: 0, style });
}

test('plain progress is a line for each fact that matters', () => {
  const texts = lines.map((line, index) => renderLine(line, follow(lines.slice(0, index + 1)), style));
  expect(texts.filter((text) => text !== undefined).join('\n')).toMatchInlineSnapshot(`
    "   0.0s  orders in account 123456789012 · eu-central-1, as arn:aws:iam::123456789012:user/operator
       0.0s  making what the service expects: stack shared of shared.yml
       1.0s  ✔ stack shared is there after 0.9s
       1.0s  discovery begins: stage habc, a user without any permission
       5.0s  ~ deploy #1: lambda:GetFunction on * was refused and not missed
       5.0s  + deploy #1: cloudformation:DescribeStacks on arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/*
       9.0s  AWS took 4.0s to honour the policy
       9.0s  orders-habc was in ROLLBACK_COMPLETE: deleted it
        14s  ↔ deploy #2: cloudformation:DescribeStacks widened to * (two runs show different text in the same place)
        14s  ✔ deploy #2 passed in 4.0s
        16s  ! update #3: cloudformation:DescribeStacks on arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-habc/* was refused by arn:aws:organizations::1:policy/p-1, which no grant answers
        16s  ! update #3: cloudformation:DescribeStacks on arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-habc/* was refused to arn:aws:iam::123456789012:role/r, not to the deployer
        16s  ? update #3: Access Denied
        17s  ✖ update #3 ended after 2.0s: blocked
        18s  SecureString /orders/habc/token is removed
        18s  ✖ discovery ended early, 1 refusal on the way
        19s  removal test begins: stage hghi, a fresh user without 2 grants that may not be needed; up to 7 attempts, about 1m 24s
        19s  ✔ removal test ended: the whole life passed, 1 refusal on the way
        19s  proof begins: stage hdef, a fresh user with only 1 grant
        20s  ! left over: stack orders-habc (DELETE_FAILED)
        21s  run ended: blocked"
  `);
});

describe('the live view', () => {
  test('before anything is known', () => {
    expect(draw(0)).toMatchInlineSnapshot(`"⠋ looking at the service and the account"`);
  });

  test('before the first life', () => {
    expect(draw(1)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 0.0s

        ⠋ making the deployer

        0 attempts · 0 grants"
    `);
  });

  test('while what the service expects is made', () => {
    expect(draw(2)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 0.0s

        ⠋ making stack shared of shared.yml

        0 attempts · 0 grants"
    `);
  });

  test('while AWS is waited for', () => {
    expect(draw(10)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 5.0s

        discovery · stage habc
        ⠋ deploy    attempt 1
        · update
        · info
        · rollback
        · remove
        ⠋ waiting until AWS honours the policy

        refused  lambda:GetFunction on *
        granted  cloudformation:DescribeStacks on arn:aws:clo…Region}:\${AccountId}:stack/orders-\${Stage}/*

        1 attempt · 1 grant · 1 refusal not missed"
    `);
  });

  test('while a later phase runs', () => {
    expect(draw(16)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 15s

        discovery · stage habc
        ✔ deploy    2 attempts · 7.0s
        ⠋ update    attempt 1
        · info
        · rollback
        · remove

        refused  lambda:GetFunction on *
        granted  cloudformation:DescribeStacks on *

        3 attempts · 1 grant · 1 refusal not missed"
    `);
  });

  test('at the end', () => {
    expect(draw(lines.length)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 21s

        proof · life 3 · stage hdef
        · deploy
        · update
        · info
        · rollback
        · remove

        refused  Access Denied
        granted  cloudformation:DescribeStacks on *

        3 attempts · 1 grant · 1 refusal not missed · 1 leftover"
    `);
  });

  test.each([30, 60, 90])('is never wider than a terminal of %i columns', (width) => {
    for (let count = 1; count <= lines.length; count += 1) {
      const widest = Math.max(
        ...draw(count, width)
          .split('\n')
          .map((text) => text.length),
      );
      expect(widest).toBeLessThanOrEqual(width);
    }
  });

  test('turns while something runs', () => {
    const view = follow(lines.slice(0, 5));
    const at = (frame: number): string => renderLive(view, { nowMs: 0, width: 80, frame, style });
    expect(at(0)).not.toBe(at(1));
    expect(at(0)).toBe(at(10));
  });
});

import { expect, test } from 'vitest';
import { renderError } from '../../../src/cli/render-error.ts';
import { createStyle } from '../../../src/cli/terminal/style.ts';
import { HarnessError } from '../../../src/errors.ts';

const plain = createStyle(false);

test('an error of the person says what to do next', () => {
  const error = new HarnessError('"nope" does not exist', {
    code: 'service-not-found',
    fault: 'user',
    hint: 'Give the directory.',
  });
  expect(renderError(error, plain, '1.2.3')).toBe('error: "nope" does not exist\nhint: Give the directory.');
});

test('an error without a hint is one line', () => {
  expect(renderError(new HarnessError('no', { code: 'aws', fault: 'aws' }), plain, '1.2.3')).toBe(
    'error: no',
  );
});

test.each([
  new TypeError('x is undefined'),
  new HarnessError('x is undefined', { code: 'bug', fault: 'harness' }),
])('a bug says where it happened and in which version: %s', (error) => {
  const text = renderError(error, plain, '1.2.3');
  expect(text).toMatch(
    /^bug: harness 1\.2\.3 on node v\S+ contradicts itself; please report this\n\w+: x is undefined\n\s+at /,
  );
});

test('the cause of a bug is told', () => {
  expect(renderError(new Error('a', { cause: new Error('b') }), plain, '1')).toMatch(/caused by: Error: b/);
});

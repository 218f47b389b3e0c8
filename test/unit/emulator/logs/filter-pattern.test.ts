import { describe, expect, it } from 'vitest';

import { parseFilterPattern } from '../../../../src/emulator/logs/filter-pattern.ts';

const order = JSON.stringify({
  level: 'error',
  code: 503,
  user: { name: 'ada' },
  tags: ['a', 'b'],
  gone: null,
});

describe('a filter pattern', () => {
  it.each([
    [undefined, 'anything', true],
    ['ERROR', 'an ERROR here', true],
    ['ERROR', 'an error here', false],
    ['ERROR timeout', 'timeout after ERROR', true],
    ['ERROR timeout', 'ERROR alone', false],
    ['"after 3"', 'timed out after 3 s', true],
    ['ERROR -expected', 'expected ERROR', false],
    ['?ERROR ?WARN', 'a WARN', true],
    ['?ERROR ?WARN', 'an INFO', false],
    ['%[45]\\d\\d%', 'status 503', true],
    ['%[45]\\d\\d%', 'status 200', false],
    ['{ $.level = "error" }', order, true],
    ['{ $.level = "err*" }', order, true],
    ['{ $.level != "error" }', order, false],
    ['{ $.code >= 500 }', order, true],
    ['{ $.code < 500 }', order, false],
    ['{ $.user.name = ada && $.code = 503 }', order, true],
    ['{ ($.user.name = eve) || ($.tags[1] = "b") }', order, true],
    ['{ $.gone IS NULL }', order, true],
    ['{ $.missing NOT EXISTS }', order, true],
    ['{ $.level = "error" }', 'no JSON', false],
  ])('%s on %s: %s', (pattern, message, matches) => {
    expect(parseFilterPattern(pattern)(message)).toBe(matches);
  });

  it.each([
    ['{ $.level = "error"', /InvalidParameter|Invalid filter pattern/],
    ['{ level = 1 }', /Invalid filter pattern/],
    ['%(%', /Invalid filter pattern/],
    ['[ip, user]', /not built/],
  ])('%s is refused', (pattern, message) => {
    expect(() => parseFilterPattern(pattern)).toThrow(message);
  });
});

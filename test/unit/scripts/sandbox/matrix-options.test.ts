import { expect, test } from 'vitest';
import { parseMatrixOptions } from '../../../../scripts/sandbox/matrix-options.ts';

const surroundings = { projects: ['a', 'b'], cores: 2 };

test.each([
  [[], { projects: ['a', 'b'], seeds: [1, 2, 3], proof: 'doubtful', jobs: 2, jsonFile: undefined }],
  [['b', '--plain'], { projects: ['b'], seeds: [] }],
  [['--seeds', '0,7', '--jobs', '4', '--json', 'x.json'], { seeds: [0, 7], jobs: 4, jsonFile: 'x.json' }],
])('%j', (argv, expected) => {
  expect(parseMatrixOptions(argv, surroundings)).toMatchObject(expected);
});

test.each([
  [['c'], 'no sandbox project is named c, expected one of a, b'],
  [['--proof', 'whole'], '--proof has whole, expected one of sufficient, doubtful, full'],
  [['--jobs', '0'], '--jobs has 0, expected a number from 1'],
  [['--seeds', '1,,2'], '--seeds has nothing, expected a number from 0'],
  [['--seeds', 'x'], '--seeds has x, expected a number from 0'],
  [['--loud'], "Unknown option '--loud'"],
])('%j is refused', (argv, message) => {
  expect(() => parseMatrixOptions(argv, surroundings)).toThrow(message);
});

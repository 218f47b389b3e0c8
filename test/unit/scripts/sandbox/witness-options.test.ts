import { expect, test } from 'vitest';
import { parseWitnessOptions } from '../../../../scripts/sandbox/witness-options.ts';

const surroundings = { projects: ['hello-http', 'notices', 'queue-gateway', 'parcels'], cores: 2 };

test.each([
  [
    [],
    {
      projects: ['hello-http', 'notices', 'queue-gateway'],
      artifact: undefined,
      jobs: 2,
      jsonFile: undefined,
    },
  ],
  [['parcels', '--artifact', 'out'], { projects: ['parcels'], artifact: 'out' }],
  [['--jobs', '4', '--json', 'x.json'], { jobs: 4, jsonFile: 'x.json' }],
])('%j', (argv, expected) => {
  expect(parseWitnessOptions(argv, surroundings)).toMatchObject(expected);
});

test.each([
  [['c'], 'no sandbox project is named c, expected one of hello-http, notices, queue-gateway, parcels'],
  [['--artifact', 'out'], '--artifact has 0 projects beside it, expected the one it belongs to'],
  [
    ['--artifact', 'out', 'parcels', 'notices'],
    '--artifact has 2 projects beside it, expected the one it belongs to',
  ],
  [['--jobs', '0'], '--jobs has 0, expected a number from 1'],
  [['--jobs', ''], '--jobs has nothing, expected a number from 1'],
  [['--loud'], "Unknown option '--loud'"],
])('%j is refused', (argv, message) => {
  expect(() => parseWitnessOptions(argv, surroundings)).toThrow(message);
});

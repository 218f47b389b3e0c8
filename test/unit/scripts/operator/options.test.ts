import { expect, test } from 'vitest';
import { parseOperatorOptions } from '../../../../scripts/operator/options.ts';

const projects = ['hello-http', 'notices'];

test('what is not said', () => {
  expect(parseOperatorOptions(['prove'], projects)).toEqual({
    command: 'prove',
    projects: ['smallest'],
    policyFile: 'docs/operator-policy.json',
    without: 'each',
    jobs: 2,
    proof: 'sufficient',
    jsonFile: undefined,
  });
});

test.each([
  ['each', 'each'],
  ['', []],
  ['Stacks,iam:GetUser', ['Stacks', 'iam:GetUser']],
])('--without %j', (text, without) => {
  expect(parseOperatorOptions(['prove', '--without', text], projects)).toMatchObject({ without });
});

test.each([
  [[], 'the command is missing, expected find or prove'],
  [['try'], 'the command is try, expected find or prove'],
  [['find', 'helo'], 'no project is named helo, expected one of hello-http, notices'],
  [['prove', '--jobs', '0'], '--jobs has 0, expected a number from 1 to 99'],
  [['prove', '--proof', 'half'], '--proof has half, expected one of sufficient, doubtful, full'],
])('%j', (argv, message) => {
  expect(() => parseOperatorOptions(argv, projects)).toThrow(message);
});

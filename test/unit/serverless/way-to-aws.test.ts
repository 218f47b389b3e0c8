import { describe, expect, test } from 'vitest';
import { assertWay, obeysEndpoint } from '../../../src/serverless/way-to-aws.ts';

const cli = (name: string, version: string) => ({ path: '/bin/cli', name, version });

test.each([
  ['osls', '4.3.1', true],
  ['osls', '3.51.0', false],
  ['serverless', 'unknown', true],
  ['serverless', '4.4.0', true],
  ['serverless', '3.40.0', false],
  ['serverless', '2.72.3', false],
  ['serverless', '1.83.3', false],
  ['sls', '3.40.0', false],
])('%s %s obeys an endpoint: %s', (name, version, expected) => {
  expect(obeysEndpoint(cli(name, version))).toBe(expected);
});

describe('a service on serverless 3', () => {
  const endpointUrl = 'http://127.0.0.1:4566';
  const proxyUrl = 'http://127.0.0.1:4567';

  test('is refused where only an endpoint leads to the account', () => {
    expect(() => assertWay(cli('serverless', '3.40.0'), { endpointUrl })).toThrowErrorMatchingInlineSnapshot(
      `[HarnessError: a service on serverless 3.40.0 would reach AWS itself instead of http://127.0.0.1:4566, expected --proxy beside the endpoint]`,
    );
  });

  test.each([{}, { proxyUrl }, { endpointUrl, proxyUrl }])('may go where %j leads', (way) => {
    expect(() => assertWay(cli('serverless', '3.40.0'), way)).not.toThrow();
  });

  test('is no concern of osls', () => {
    expect(() => assertWay(cli('osls', '4.3.1'), { endpointUrl })).not.toThrow();
  });
});

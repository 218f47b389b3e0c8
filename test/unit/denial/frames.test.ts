import { describe, expect, test } from 'vitest';
import type { Denial } from '../../../src/denial/denial.ts';
import { parseDenials } from '../../../src/denial/parse-denials.ts';
import { context, functionArn, noIdentityPolicy, sentence } from './made-up.ts';

const action = 'lambda:CreateFunction';
const said = sentence(action, functionArn, noIdentityPolicy(action));
const old = sentence(action, functionArn);

describe('frames around the sentence', () => {
  test.each<[string, string, Partial<Denial>]>([
    [
      'CloudFormation event, new',
      `Resource handler returned message: "${said} (Service: Lambda, Status Code: 403, Request ID: aa-11) (SDK Attempt Count: 1)" (RequestToken: bb-22, HandlerErrorCode: AccessDenied)`,
      { service: 'Lambda', requestId: 'aa-11' },
    ],
    [
      'CloudFormation event, old',
      `${old} (Service: AWSLambdaInternal; Status Code: 403; Error Code: AccessDeniedException; Request ID: aa-11; Proxy: null)`,
      { service: 'AWSLambdaInternal', requestId: 'aa-11' },
    ],
    [
      'CloudFormation event, API',
      `API: lambda:CreateFunction ${old}`,
      { api: 'CreateFunction', service: 'lambda' },
    ],
    [
      'CloudFormation event, tags',
      `Encountered a permissions error performing a tagging operation, please add required tag permissions. See https://docs.example/tagging for how to add permissions. Resource handler returned message: "${said} (Service: Lambda, Status Code: 403, Request ID: aa-11)" (RequestToken: bb, HandlerErrorCode: UnauthorizedTaggingOperation)`,
      { service: 'Lambda', soft: false },
    ],
    ['CloudFormation event, soft', `${said}. Retrying request without including tags.`, { soft: true }],
    [
      'CloudFormation event, soft, tags not read',
      `Did not have IAM permissions to process tags on AWS::Lambda::Function resource. ${said}`,
      { soft: true },
    ],
    [
      'AWS CLI',
      `An error occurred (AccessDeniedException) when calling the CreateFunction operation: ${said}`,
      { api: 'CreateFunction' },
    ],
    [
      'Go',
      `operation error Lambda: CreateFunction, https response error StatusCode: 403, RequestID: aa-11, api error AccessDeniedException: ${said}`,
      { api: 'CreateFunction', service: 'Lambda' },
    ],
    [
      'JavaScript',
      `AccessDeniedException: ${said}\n    at throwDefaultError (/app/node_modules/x.js:1:2)`,
      {},
    ],
    ['JSON', JSON.stringify({ __type: 'AccessDeniedException', message: said }), {}],
    ['JSON in JSON', JSON.stringify({ log: JSON.stringify({ message: `a\n${said}\n` }) }), {}],
    ['Serverless: the template', `The CloudFormation template is invalid: ${said}`, {}],
    [
      'Serverless: a variable',
      `Cannot resolve serverless.yml: Variables resolution errored with:\n  - Cannot resolve variable at "custom.x": AccessDeniedException: ${said}`,
      {},
    ],
    ['colours', `\u001B[31mError:\u001B[39m \u001B[1m${said}\u001B[22m`, {}],
    [
      'a CI log',
      `2026-11-22T01:02:03.1234567Z Error:\n2026-11-22T01:02:03.1234568Z ${said}\n2026-11-22T01:02:04.1Z done`,
      {},
    ],
    [
      'an encoded message',
      `${old} Encoded authorization failure message: AbCdEf0123456789_-AbCdEf (Service: AmazonEC2; Status Code: 403; Error Code: UnauthorizedOperation; Request ID: aa-11; Proxy: null)`,
      { encoded: 'AbCdEf0123456789_-AbCdEf', requestId: 'aa-11' },
    ],
  ])('%s', (_, text, expected) => {
    const { denials, lookAlikes } = parseDenials(text, context);
    expect(denials).toEqual([
      expect.objectContaining({ action, resource: functionArn, lacking: 'deployer', ...expected }),
    ]);
    expect(lookAlikes).toEqual([]);
  });
});

describe('hard wraps', () => {
  test.each(Array.from({ length: 100 }, (_, index) => index + 20))('at column %i', (width) => {
    const { denials } = parseDenials(wrap(`Error: ${said}`, width).join('\n'), context);
    expect(denials).toEqual([
      expect.objectContaining({ action, resource: functionArn, deniedBy: 'identity', lacking: 'deployer' }),
    ]);
  });

  test.each([40, 60, 78, 100])('in a box %i wide', (width) => {
    const lines = wrap(said, width).map((line) => `│ ${line.padEnd(width)} │`);
    const text = [`╭${'─'.repeat(width + 2)}╮`, ...lines, `╰${'─'.repeat(width + 2)}╯`].join('\n');
    expect(parseDenials(text, context).denials).toEqual([
      expect.objectContaining({ action, resource: functionArn, deniedBy: 'identity', lacking: 'deployer' }),
    ]);
  });

  test.each([30, 60, 80])('between words at column %i', (width) => {
    const lines = said.match(new RegExp(`(?:\\S{${width},}|.{1,${width}})(?:\\s|$)`, 'g')) ?? [];
    expect(parseDenials(lines.map((line) => `  ${line.trim()}`).join('\n'), context).denials).toEqual([
      expect.objectContaining({ action, resource: functionArn, deniedBy: 'identity', lacking: 'deployer' }),
    ]);
  });

  test.each([30, 45, 60])('an ARN at the very end, at column %i', (width) => {
    const text = `${wrap(`Error: ${old}`, width).join('\n')}\n\nEnvironment: linux`;
    expect(parseDenials(text, context).denials).toEqual([
      expect.objectContaining({ action, resource: functionArn }),
    ]);
  });

  test.each([
    'Environment: linux',
    'at Object.<anonymous> (x.js:1:2)',
    'and then it stopped',
    'Stack svc-dev failed',
  ])('an ARN at the end of a line is not joined with %j', (next) => {
    expect(parseDenials(`${old}\n${next}\n`, context).denials).toEqual([
      expect.objectContaining({ resource: functionArn }),
    ]);
  });
});

function wrap(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
}

describe('where a denial stands', () => {
  test.each<[string, string, string]>([
    ['in a log', `2026-01-02T03:04:05.678Z before\n2026-01-02T03:04:05.679Z ${old}.\nafter`, old],
    ['in JSON', JSON.stringify({ before: '"\n', message: old, after: '\n' }), old],
    ['in colour', `\u001B[31mError:\u001B[0m ${old}\u001B[0m`, old],
    ['in a box', `╷\n│ Error: ${old}\n│ \n╵`, old],
  ])('%s', (_, text, printed) => {
    const [denial] = parseDenials(text, context).denials;
    expect(text.slice(denial?.span?.start, denial?.span?.end)).toBe(printed);
  });
});

test('an operation that several services have leaves all of their actions', () => {
  const [denial] = parseDenials(
    'An error occurred (AccessDenied) when calling the ListTagsForResource operation: Access Denied',
  ).denials;
  expect(denial).not.toHaveProperty('action');
  expect(denial?.alternatives).toEqual(
    expect.arrayContaining(['events:ListTagsForResource', 'sns:ListTagsForResource']),
  );
});

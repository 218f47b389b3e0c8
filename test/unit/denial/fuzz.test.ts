import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDenials } from '../../../src/denial/parse-denials.ts';
import { accountId, context, deployerArn } from './made-up.ts';

const action = fc.constantFrom(
  'lambda:CreateFunction',
  'sqs:CreateQueue',
  's3:PutObject',
  'iam:PassRole',
  'logs:PutRetentionPolicy',
  'apigateway:POST',
);
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,12}(?:[-_/][a-z0-9]{1,12}){0,4}$/);
const resource = fc.oneof(
  fc.constant('*'),
  name.map((name) => `arn:aws:lambda:us-east-1:${accountId}:function:${name}`),
  name.map((name) => `arn:aws:s3:::${name}`),
  name.map((name) => `arn:aws:apigateway:us-east-1::/${name}`),
  name.map((name) => `arn:aws:logs:us-east-1:${accountId}:log-group:/aws/lambda/${name}`),
);
const reason = fc.constantFrom<[(action: string) => string, string]>(
  [(action) => ` because no identity-based policy allows the ${action} action`, 'identity'],
  [(action) => ` because no permissions boundary allows the ${action} action`, 'boundary'],
  [() => ' with an explicit deny in a service control policy', 'scp'],
  [() => ' with an explicit deny in an identity-based policy', 'explicit-identity'],
);
const principal = fc.oneof(
  fc.constant(deployerArn),
  name.map((name) => `arn:aws:iam::${accountId}:user/${name}`),
  name.map((name) => `arn:aws:sts::${accountId}:assumed-role/team/${name.replaceAll('/', '-')}`),
  fc.constant(`arn:aws:iam::${accountId}:root`),
  fc.constant(`arn:aws:sts::${accountId}:federated-user/jo@example.com`),
);
/** What a log or a terminal puts around each line of what was wrapped already. */
const around = fc.constantFrom<(lines: readonly string[]) => readonly string[]>(
  (lines) => lines,
  (lines) => ['╷', ...lines.map((line) => `│ ${line}`), '╵'],
  (lines) => lines.map((line) => `2026-01-02T03:04:05.678Z ${line}`),
  (lines) => lines.map((line) => `> ${line}`),
  (lines) => ['', '', ''].concat(lines).map((line) => `[Container] 2026/01/02 03:04:05 ${line}`),
  (lines) => lines.map((line) => `\u001B[31m${line}\u001B[39m`),
);
const frame = fc.constantFrom<(sentence: string) => string>(
  (sentence) => sentence,
  (sentence) =>
    `Resource handler returned message: "${sentence} (Service: Lambda, Status Code: 403, Request ID: aa-11)" (RequestToken: bb, HandlerErrorCode: AccessDenied)`,
  (sentence) =>
    `${sentence} (Service: X; Status Code: 403; Error Code: AccessDeniedException; Request ID: aa-11; Proxy: null)`,
  (sentence) => `An error occurred (AccessDenied) when calling the DoIt operation: ${sentence}`,
  (sentence) => JSON.stringify({ message: sentence }),
  (sentence) => `before\n${sentence}.\nafter`,
  (sentence) => `\u001B[31m${sentence}\u001B[0m`,
);

describe('whatever is said', () => {
  test('in whatever frame, wrapped at whatever column, is read', () => {
    fc.assert(
      fc.property(
        principal,
        action,
        resource,
        reason,
        frame,
        around,
        fc.integer({ min: 8, max: 200 }),
        (principal, action, resource, reason, frame, around, width) => {
          const [say, deniedBy] = reason;
          const sentence = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}${say(action)}`;
          const framed = frame(sentence);
          const wrapped = framed
            .split('\n')
            .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
          for (const text of framed.includes('\u001B') || framed.includes('\\')
            ? [framed]
            : [framed, around(wrapped).join('\n')]) {
            expect(parseDenials(text, context).denials).toEqual([
              expect.objectContaining({
                action,
                resource,
                deniedBy,
                principal,
                lacking: principal === deployerArn ? 'deployer' : 'other',
              }),
            ]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('random text tells of no denial', () => {
    const words = fc.constantFrom(
      'User:',
      'is',
      'not',
      'authorized',
      'on resource:',
      'arn:aws:s3:::b',
      'because',
      'policy',
      'denied',
      '403',
      '\n',
      ' ',
      '"',
      '(',
      ')',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(words).map((words) => words.join(' ')),
        ),
        (text) => {
          expect(parseDenials(text, context).denials).toEqual([]);
        },
      ),
    );
  });
});

describe('twice as much hostile text takes no more than twice the steps', () => {
  test.each([
    ['openings', 'not authorized to perform: '],
    ['openings on lines of their own', 'is not authorized to perform:\n'],
    ['openings and actions', 'User: is not authorized to perform: s3:PutObject on resource: '],
    ['users', 'User: '],
    ['blanks', ' '],
    ['line breaks', '\n'],
    ['backslashes', '\\'],
    ['escapes', '\u001B['],
    ['bars', '| '],
    ['one long word', 'a'],
    ['one long ARN', 'arn:aws:s3:::'],
    ['quotes', '"'],
    ['opened variables', '${'],
    ['brackets', '(Service: '],
    ['error codes', 'AccessDenied '],
    ['frames of the CLI', 'An error occurred ('],
    ['frames of Go', 'operation error S3: CreateBucket, '],
    ['relays', 'Your access has been denied by S3, permission to GetObject for '],
    ['events', 'API: s3:CreateBucket '],
    ['look-alikes', 'Rate exceeded '],
    ['frames without a message', 'An error occurred (AccessDenied) when calling the X operation '],
    ['records without a source', '{"eventName":"'],
    ['decoded messages', '"allowed":false,"explicitDeny":'],
    ['loggers', "commandName:'GetObjectCommand',input:{error:"],
    ['tools at work', 'creating S3 Bucket (x): AccessDenied: '],
    ['masks', 'is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::<x>'],
    [
      'tabs after a sentence',
      'User: x is not authorized to perform: s3:PutObject on resource: a\t\t\t\t\t\t\t\t',
    ],
  ])('%s', (_, piece) => {
    const once = countSteps(megabytes(piece, 0.5));
    expect(countSteps(megabytes(piece, 1))).toBeLessThanOrEqual(once * 2.1);
  });
});

/** Characters that go through the string methods which look at many: text that is gone back to counts again and again. */
function countSteps(text: string): number {
  const originals = {
    slice: Reflect.get(String.prototype, 'slice'),
    indexOf: Reflect.get(String.prototype, 'indexOf'),
  };
  let steps = 0;
  Object.assign(String.prototype, {
    slice(this: string, from?: number, to?: number) {
      const result = originals.slice.call(this, from, to);
      steps += result.length;
      return result;
    },
    indexOf(this: string, sought: string, from = 0) {
      const found = originals.indexOf.call(this, sought, from);
      steps += (found === -1 ? this.length : found) - from;
      return found;
    },
  });
  try {
    parseDenials(text, context);
  } finally {
    Object.assign(String.prototype, originals);
  }
  return steps;
}

function megabytes(text: string, count: number): string {
  return text.repeat(Math.ceil((count * 1_000_000) / text.length));
}

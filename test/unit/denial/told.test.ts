import { expect, test } from 'vitest';
import { harvestDenials } from '../../../src/denial/harvest.ts';
import type { Observation, StackEvent } from '../../../src/denial/observation.ts';
import { addTold } from '../../../src/denial/told.ts';
import { context, sentence } from './made-up.ts';

const queue = 'arn:aws:sqs:us-east-1:111122223333:jobs';
const refused = sentence('sqs:TagQueue', queue);
const skipping =
  'Not authorized to perform: lambda:GetFunction for at least one of the lambda functions. Deployment will not be skipped even if service files did not change.';

function child(text: string): Observation {
  return { kind: 'child-output', text };
}

function event(reason: string, changes: Partial<StackEvent> = {}): StackEvent {
  return {
    kind: 'stack-event',
    stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/jobs/1',
    stackName: 'jobs',
    eventId: 'e1',
    at: '2026-01-02T03:04:05.000Z',
    logicalId: 'Jobs',
    physicalId: 'jobs',
    resourceType: 'AWS::SQS::Queue',
    status: 'CREATE_COMPLETE',
    reason,
    ...changes,
  };
}

test.each<[string, Observation, string | undefined]>([
  ['the line of a warning', child(`Deploying jobs\n\nWarning: ${skipping}\nDone\n`), `Warning: ${skipping}`],
  [
    'the line of a warning in colours, with what was there before it in its line',
    child(`Deploying jobs\n\u001B[33mWarning:\u001B[39m ${skipping}`),
    `Warning: ${skipping}`,
  ],
  [
    'a plugin that tells what it does without',
    child(`[prune] ${refused}, so that old versions are kept`),
    `[prune] ${refused}, so that old versions are kept`,
  ],
  ['a refusal that stands alone', child(`Deploying jobs\n\n${refused}\n\nDone`), undefined],
  ['a heading and no sentence', child(`Error: ${refused} (Request ID: aa-11)`), undefined],
  [
    'an event that says what CloudFormation does without',
    event(`Retrying request without including tags: ${refused}`),
    `Retrying request without including tags: ${refused}`,
  ],
  [
    'an event that is the refusal in its frame',
    event(
      `Resource handler returned message: "${refused} (Service: Sqs, Status Code: 403, Request ID: aa)" (RequestToken: bb, HandlerErrorCode: AccessDenied)`,
    ),
    undefined,
  ],
])('what was said of a refusal: %s', (_, shown, expected) => {
  const { denials } = harvestDenials([shown], context);
  expect(denials).toHaveLength(1);
  expect(addTold(denials, [event('Another one failed', { logicalId: 'Other' }), shown])).toEqual([
    { ...denials[0], ...(expected !== undefined && { told: expected }) },
  ]);
});

test('of a line that is too long its beginning', () => {
  const shown = child(`${refused}, so that ${'nothing '.repeat(200)}is done`);
  const [denial] = addTold(harvestDenials([shown], context).denials, [shown]);
  expect(denial?.told).toHaveLength(500);
  expect(denial?.told).toMatch(/nothing….?$/u);
});

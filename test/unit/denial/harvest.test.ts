import { describe, expect, test } from 'vitest';
import { harvestDenials } from '../../../src/denial/harvest.ts';
import type { ChildOutput, StackEvent } from '../../../src/denial/observation.ts';
import { context, noIdentityPolicy, sentence } from './made-up.ts';

const queue = 'arn:aws:sqs:us-east-1:111122223333:jobs';
const refusedQueue = `Resource handler returned message: "${sentence('sqs:createqueue', queue, noIdentityPolicy('sqs:createqueue'))} (Service: Sqs, Status Code: 403, Request ID: aa-11) (SDK Attempt Count: 1)" (RequestToken: bb, HandlerErrorCode: GeneralServiceException)`;

describe('harvestDenials', () => {
  test('an event tells resource and status', () => {
    const harvest = harvestDenials([event({ reason: refusedQueue })], context);
    expect(harvest.denials).toEqual([
      expect.objectContaining({
        action: 'sqs:CreateQueue',
        resource: queue,
        seen: {
          via: 'cloudformation',
          logicalId: 'Jobs',
          resourceType: 'AWS::SQS::Queue',
          status: 'CREATE_FAILED',
        },
      }),
    ]);
  });

  test("what the child repeats of an event is the event's", () => {
    const output = child(
      `Error:\nCREATE_FAILED: Jobs (AWS::SQS::Queue)\n${refusedQueue}\n\nView the full error: https://x\n`,
    );
    const harvest = harvestDenials([output, event({ reason: refusedQueue })], context);
    expect(harvest.denials).toHaveLength(1);
    expect(harvest.denials[0]?.seen.status).toBe('CREATE_FAILED');
  });

  test('what the child quotes of an event that is gone was still seen by CloudFormation', () => {
    const output = child(
      `Error:\nCREATE_FAILED: Jobs (AWS::SQS::Queue)\n${refusedQueue}\n\nView the full error: https://x\n`,
    );
    expect(harvestDenials([output], context).denials.map(({ seen }) => seen)).toEqual([
      { via: 'cloudformation', logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue', status: 'CREATE_FAILED' },
    ]);
  });

  test('what the child quotes of an earlier attempt teaches nothing', () => {
    const output = child(`Error:\nCREATE_FAILED: Jobs (AWS::SQS::Queue)\n${refusedQueue}\n\n`);
    const later = event({ logicalId: 'Other', status: 'CREATE_COMPLETE' });
    expect(harvestDenials([output, later], context).denials).toEqual([]);
  });

  test('the wording of version 1 names the resource in the line', () => {
    const output = child(
      `  An error occurred: Jobs - ${sentence('sqs:CreateQueue', queue)} (Service: AmazonSQS; Status Code: 403; Error Code: AccessDenied; Request ID: aa).`,
    );
    expect(harvestDenials([output], context).denials.map(({ resource, seen }) => [resource, seen])).toEqual([
      [queue, { via: 'cloudformation', logicalId: 'Jobs' }],
    ]);
  });

  test("the client's own refusals are the client's", () => {
    const output = child(
      `Error:\n${sentence('cloudformation:DescribeStacks', 'arn:aws:cloudformation:us-east-1:111122223333:stack/svc-dev/*')}\n`,
    );
    expect(harvestDenials([output], context).denials.map(({ action, seen }) => [action, seen])).toEqual([
      ['cloudformation:DescribeStacks', { via: 'client' }],
    ]);
  });

  test('the same refusal of two resources is two, of one resource in two events one', () => {
    const events = [
      event({ reason: refusedQueue }),
      event({ reason: refusedQueue, eventId: '2', current: true }),
      event({ reason: refusedQueue, logicalId: 'Others' }),
    ];
    expect(harvestDenials(events, context).denials.map(({ seen }) => seen.logicalId)).toEqual([
      'Jobs',
      'Others',
    ]);
  });

  test('a refusal in an event that did not fail is soft', () => {
    const events = [
      event({
        status: 'UPDATE_COMPLETE',
        reason: `${sentence('sqs:TagQueue', queue)}. Retrying request without including tags.`,
      }),
    ];
    expect(harvestDenials(events, context).denials.map(({ soft }) => soft)).toEqual([true]);
  });

  test('collateral and silent events teach nothing', () => {
    const events = [event({ reason: 'Resource creation cancelled' }), event({ status: 'CREATE_COMPLETE' })];
    expect(harvestDenials(events, context)).toEqual({ denials: [], lookAlikes: [] });
  });

  test('look-alikes keep where they were seen', () => {
    const events = [event({ reason: 'jobs already exists' })];
    expect(harvestDenials(events, context).lookAlikes).toEqual([
      {
        kind: 'already-exists',
        raw: 'jobs already exists',
        span: { start: 0, end: 'jobs already exists'.length },
        seen: {
          via: 'cloudformation',
          logicalId: 'Jobs',
          resourceType: 'AWS::SQS::Queue',
          status: 'CREATE_FAILED',
        },
      },
    ]);
  });
});

function child(text: string): ChildOutput {
  return { kind: 'child-output', text };
}

function event(fields: Partial<StackEvent>): StackEvent {
  return {
    kind: 'stack-event',
    stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/svc-dev/1',
    stackName: 'svc-dev',
    eventId: '1',
    at: '2026-11-22T01:02:03.004Z',
    logicalId: 'Jobs',
    physicalId: '',
    resourceType: 'AWS::SQS::Queue',
    status: 'CREATE_FAILED',
    ...fields,
  };
}

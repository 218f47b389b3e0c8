import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import type { HttpResponse } from '@smithy/types';
import { expect, it } from 'vitest';
import { paceRequests } from '../../../src/account/pace-requests.ts';
import { createPatientRetries } from '../../../src/account/patient-retries.ts';

const gapMs = 40;

it('keeps requests apart that are made at the same time, and what is tried again', async () => {
  const sentAt: number[] = [];
  const answers = [throttled(), told(), told()];
  const client = new CloudTrailClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    retryStrategy: createPatientRetries(3),
    requestHandler: {
      handle: () => {
        sentAt.push(performance.now());
        return Promise.resolve({ response: answers.shift() ?? told() });
      },
    },
  });
  paceRequests(client, gapMs);
  await Promise.all([client.send(new LookupEventsCommand({})), client.send(new LookupEventsCommand({}))]);
  expect(sentAt).toHaveLength(3);
  const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  // To sign takes its time as well, and not always the same.
  expect(Math.min(...gaps)).toBeGreaterThan(gapMs / 2);
});

function told(): HttpResponse {
  return respond(200, '{"Events":[]}');
}

function throttled(): HttpResponse {
  return respond(400, '{"__type":"ThrottlingException","message":"Rate exceeded"}');
}

function respond(statusCode: number, body: string): HttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { statusCode, headers, body: new TextEncoder().encode(body) };
}

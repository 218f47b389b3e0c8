import { expect, it } from 'vitest';
import { escalate } from '../../../../src/harness/ledger/escalate.ts';
import { emptyLedger, type LedgerGrant } from '../../../../src/harness/ledger/ledger.ts';

/** The resources that a grant goes through while it is refused, up to the end of the ladder. */
function climb(resource: string, more: Partial<LedgerGrant> = {}): string[] {
  const rungs: string[] = [];
  let grant: LedgerGrant | undefined = {
    id: 'g1',
    grantee: 'deployer',
    action: 'logs:TagResource',
    resource,
    via: 'cloudformation',
    sightings: [],
    widenings: [],
    ...more,
  };
  while (grant) {
    const rung = escalate({ ...emptyLedger, grants: [grant] }, grant, 5);
    grant = rung?.ledger.grants[0];
    if (grant) rungs.push(grant.resource);
    if (grant?.resource === '*') break;
  }
  return rungs;
}

const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/shop';

it.each<[string, string, Partial<LedgerGrant>, string[]]>([
  [
    'what AWS named',
    'arn:aws:sqs:eu-west-1:123456789012:jobs',
    {},
    ['arn:aws:sqs:eu-west-1:123456789012:jobs*', '*'],
  ],
  ['an object of S3', 'arn:aws:s3:::artifacts/shop/*/shop.zip', {}, ['arn:aws:s3:::artifacts/shop/*/*', '*']],
  ['a bucket', 'arn:aws:s3:::artifacts', {}, ['arn:aws:s3:::artifacts*', '*']],
  ['a guess', 'arn:aws:sqs:eu-west-1:123456789012:jobs', { guessed: true }, ['*']],
  ['a guess of a log group', group, { guessed: true }, [`${group}:*`, '*']],
  ['a guess of a log group as most actions name it', `${group}:*`, { guessed: true }, ['*']],
])('the rungs of %s', (_, resource, more, rungs) => {
  expect(climb(resource, more)).toEqual(rungs);
});

it('ends with any resource', () => {
  const grant: LedgerGrant = {
    id: 'g1',
    grantee: 'deployer',
    action: 'sqs:CreateQueue',
    resource: '*',
    via: 'cloudformation',
    sightings: [],
    widenings: [],
  };
  expect(escalate({ ...emptyLedger, grants: [grant] }, grant, 5)).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { harden, soften } from '../../../../src/harness/ledger/harden.ts';
import { emptyLedger, type GrantSighting, type LedgerGrant } from '../../../../src/harness/ledger/ledger.ts';

const sighting = (place: string, resourceType?: string): GrantSighting => ({
  denialId: 'd1',
  life: 1,
  attempt: 1,
  phase: 'deploy',
  place,
  ...(resourceType !== undefined && { resourceType }),
  resource: '*',
});

const grant = (changes: Partial<LedgerGrant> = {}): LedgerGrant => ({
  id: 'g1',
  grantee: 'deployer',
  action: 'sqs:CreateQueue',
  resource: 'arn:aws:sqs:${Region}:${AccountId}:jobs',
  via: 'cloudformation',
  sightings: [sighting('Jobs', 'AWS::SQS::Queue')],
  widenings: [],
  ...changes,
});

const viaCloudFormation = { 'aws:CalledVia': ['cloudformation.amazonaws.com'] };
const bucket = 'arn:aws:s3:::shop-${Stage}-*';
const passRole = { action: 'iam:PassRole', resource: 'arn:aws:iam::${AccountId}:role/shop' };

function conditionOf(one: LedgerGrant, wanted = { costless: true, boundary: false }) {
  return harden({ ...emptyLedger, grants: [one] }, wanted).grants[0]?.condition;
}

describe('a grant is narrowed', () => {
  it.each<[string, Partial<LedgerGrant>, LedgerGrant['condition']]>([
    ['where CloudFormation alone asked', {}, { 'ForAnyValue:StringEquals': viaCloudFormation }],
    ['not where the command asked too', { sightings: [sighting('Jobs'), sighting('client')] }, undefined],
    ["not where it is the deployment role's", { grantee: 'deployment-role' }, undefined],
    [
      'to buckets of the account',
      { action: 's3:PutObject', resource: bucket, sightings: [sighting('client')] },
      { StringEquals: { 'aws:ResourceAccount': ['${AccountId}'] } },
    ],
    [
      'to the services that a role is passed to',
      {
        ...passRole,
        sightings: [sighting('A', 'AWS::Lambda::Function'), sighting('B', 'AWS::Events::Rule')],
      },
      {
        'ForAnyValue:StringEquals': viaCloudFormation,
        StringEquals: { 'iam:PassedToService': ['events.amazonaws.com', 'lambda.amazonaws.com'] },
      },
    ],
    [
      'not to a service that is not known',
      { ...passRole, sightings: [sighting('A', 'AWS::Lambda::Function'), sighting('B', 'Acme::Thing')] },
      { 'ForAnyValue:StringEquals': viaCloudFormation },
    ],
    [
      'where the command passes a role',
      { ...passRole, sightings: [sighting('client')] },
      { StringEquals: { 'iam:PassedToService': ['cloudformation.amazonaws.com'] } },
    ],
    ['not by what it was refused under', { refusedUnder: ['aws:CalledVia'] }, undefined],
    [
      'not where it has a condition of its own',
      { condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
      { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    ],
  ])('%s', (_, changes, expected) => {
    expect(conditionOf(grant(changes))).toEqual(expected);
  });
});

const bounded = { 'iam:PermissionsBoundary': ['${Boundary}'] };

describe('a role that is changed has to have the boundary', () => {
  const putPolicy = { action: 'iam:PutRolePolicy', resource: 'arn:aws:iam::${AccountId}:role/shop' };

  it.each<[string, Partial<LedgerGrant>, boolean, LedgerGrant['condition']]>([
    ['alone', putPolicy, false, { StringEquals: bounded }],
    [
      "as the deployment role's",
      { ...putPolicy, grantee: 'deployment-role' },
      true,
      { StringEquals: bounded },
    ],
    [
      'beside what costs nothing',
      putPolicy,
      true,
      { 'ForAnyValue:StringEquals': viaCloudFormation, StringEquals: bounded },
    ],
    [
      'beside what a policy was proven with',
      {
        ...putPolicy,
        isHardened: true,
        condition: { 'ForAnyValue:StringEquals': viaCloudFormation },
      },
      false,
      { 'ForAnyValue:StringEquals': viaCloudFormation, StringEquals: bounded },
    ],
    [
      'not where it was refused so',
      { ...putPolicy, refusedUnder: ['iam:PermissionsBoundary'] },
      false,
      undefined,
    ],
    ['not where it is passed', { ...putPolicy, action: 'iam:PassRole' }, false, undefined],
    [
      'not where its boundary is taken off',
      { ...putPolicy, action: 'iam:DeleteRolePermissionsBoundary' },
      false,
      undefined,
    ],
  ])('%s', (_, changes, costless, expected) => {
    expect(conditionOf(grant(changes), { costless, boundary: true })).toEqual(expected);
  });
});

describe('a condition that does not hold', () => {
  const hardened = harden(
    { ...emptyLedger, grants: [grant({ action: 's3:GetObject', resource: bucket })] },
    { costless: true, boundary: false },
  ).grants[0];
  if (hardened === undefined) throw new Error('there is no grant');

  it('is given up one key at a time, what says least about the caller first', () => {
    const first = soften(hardened)?.grant;
    expect(first).toMatchObject({
      condition: { 'ForAnyValue:StringEquals': viaCloudFormation },
      refusedUnder: ['aws:ResourceAccount'],
    });
    expect(first?.condition).not.toHaveProperty('StringEquals');
    const second = first && soften(first)?.grant;
    expect(second).not.toHaveProperty('condition');
    expect(second).not.toHaveProperty('isHardened');
    expect(second && conditionOf(second)).toBeUndefined();
    expect(second && soften(second)).toBeUndefined();
  });

  it('is the one about the caller where the command was refused', () => {
    const asked = { ...hardened, sightings: [...hardened.sightings, sighting('client')] };
    expect(soften(asked)).toMatchObject({
      grant: { refusedUnder: ['aws:CalledVia'] },
      widening: { reason: 'refused under the condition aws:CalledVia, which is given up' },
    });
  });
});

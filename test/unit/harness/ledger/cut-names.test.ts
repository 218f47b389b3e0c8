import { describe, expect, it } from 'vitest';
import { loosenCutNames } from '../../../../src/harness/ledger/cut-names.ts';
import { emptyLedger, type Ledger } from '../../../../src/harness/ledger/ledger.ts';

function ledgerOf(resource: string): Ledger {
  const grant = {
    id: 'g1',
    grantee: 'deployer',
    action: 's3:CreateBucket',
    resource,
    via: 'cloudformation',
    sightings: [],
    widenings: [],
  } as const;
  return { ...emptyLedger, grants: [grant] };
}

describe('a generated name', () => {
  it.each([
    [
      'that is cut loses its hyphen',
      'arn:aws:s3:::shop-${Stage}-deploymentbucke-*',
      'arn:aws:s3:::shop-${Stage}-deploymentbucke*',
    ],
    [
      'also within a longer resource',
      'arn:aws:s3:::shop-${Stage}-deploymentbucke-*/k/*',
      'arn:aws:s3:::shop-${Stage}-deploymentbucke*/k/*',
    ],
    [
      'also where the logical id holds the stage',
      'arn:aws:iam::1:role/shop-${Stage}-FlowDash${Stage}Ro-*',
      'arn:aws:iam::1:role/shop-${Stage}-FlowDash${Stage}Ro*',
    ],
    [
      'that is whole stays',
      'arn:aws:s3:::shop-${Stage}-deploymentbucket-*',
      'arn:aws:s3:::shop-${Stage}-deploymentbucket-*',
    ],
    [
      'that begins another one stays',
      'arn:aws:sns:r:a:shop-${Stage}-Api-*',
      'arn:aws:sns:r:a:shop-${Stage}-Api-*',
    ],
    [
      'that was met once stays',
      'arn:aws:s3:::shop-${Stage}-deploymentbucke-ab12',
      'arn:aws:s3:::shop-${Stage}-deploymentbucke-ab12',
    ],
    [
      'that is no generated one stays',
      'arn:aws:s3:::other-deploymentbucke-*',
      'arn:aws:s3:::other-deploymentbucke-*',
    ],
  ])('%s', (_, resource, loosened) => {
    const identities = [{ DeploymentBucket: 'x', Api: 'y', ApiRole: 'z', 'FlowDash${Stage}Role': 'f' }];
    const { ledger, widened } = loosenCutNames(ledgerOf(resource), 'shop-${Stage}', identities);
    expect(ledger.grants.map((grant) => grant.resource)).toEqual([loosened]);
    expect(widened).toHaveLength(resource === loosened ? 0 : 1);
  });
});

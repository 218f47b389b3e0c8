import { describe, expect, it } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const list = { Name: 'l', Format: 'TXT', Location: 's3://b/l.txt', Activate: true };
const serviceRole = `arn:aws:iam::${accountId}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`;

async function prepare() {
  const clock = new HandClock();
  const account = createServiceAccount(undefined, undefined, clock);
  const { DetectorId } = await account.operator.call('guardduty:CreateDetector', { Enable: true });
  return { ...account, clock, detector: { DetectorId } };
}

describe('a detector', () => {
  it('is one a region, with a service-linked role', async () => {
    const { operator, detector } = await prepare();
    await expect(operator.call('guardduty:GetDetector', detector)).resolves.toMatchObject({
      Status: 'ENABLED',
      ServiceRole: serviceRole,
      FindingPublishingFrequency: 'SIX_HOURS',
    });
    await operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForAmazonGuardDuty' });
    expect(await operator.fails('guardduty:CreateDetector', { Enable: true })).toBe(
      'BadRequestException: The request is rejected because a detector already exists for the current account.',
    );
    await operator.call('guardduty:UpdateDetector', { ...detector, Enable: false });
    await expect(operator.call('guardduty:GetDetector', detector)).resolves.toMatchObject({
      Status: 'DISABLED',
    });
    await operator.call('guardduty:DeleteDetector', detector);
    expect(await operator.fails('guardduty:GetDetector', detector)).toMatch(/^BadRequestException: /);
  });

  it('is made by who may make the role, and tag', async () => {
    const { user } = createServiceAccount();
    const maker = await user('maker', 'guardduty:CreateDetector');
    expect(await maker.fails('guardduty:CreateDetector', { Enable: true })).toContain(
      `iam:CreateServiceLinkedRole on resource: ${serviceRole}`,
    );
    expect(await maker.fails('guardduty:CreateDetector', { Enable: true, Tags: { a: 'b' } })).toContain(
      'guardduty:TagResource',
    );
  });
});

describe('a list of addresses', () => {
  it('takes time to be active, and to be gone', async () => {
    const { operator, clock, detector } = await prepare();
    const { IpSetId } = await operator.call('guardduty:CreateIPSet', { ...detector, ...list });
    const read = async () => (await operator.call('guardduty:GetIPSet', { ...detector, IpSetId }))['Status'];
    expect(await read()).toBe('ACTIVATING');
    clock.pass(60);
    expect(await read()).toBe('ACTIVE');
    await operator.call('guardduty:UpdateIPSet', { ...detector, IpSetId, Activate: false });
    expect(await read()).toBe('INACTIVE');
    await operator.call('guardduty:DeleteIPSet', { ...detector, IpSetId });
    expect(await read()).toBe('DELETE_PENDING');
    clock.pass(60);
    expect(await operator.fails('guardduty:GetIPSet', { ...detector, IpSetId })).toMatch(
      /^BadRequestException: /,
    );
    await expect(operator.call('guardduty:ListIPSets', detector)).resolves.toMatchObject({ IpSetIds: [] });
  });

  it('is made by who may change the policies of the service-linked role', async () => {
    const { user, detector } = await prepare();
    const maker = await user('maker', 'guardduty:*');
    expect(await maker.fails('guardduty:CreateIPSet', { ...detector, ...list })).toContain(
      `iam:PutRolePolicy on resource: ${serviceRole}`,
    );
  });

  it('has tags', async () => {
    const { operator, detector } = await prepare();
    const { IpSetId } = await operator.call('guardduty:CreateIPSet', {
      ...detector,
      ...list,
      Tags: { a: 'b' },
    });
    const ResourceArn = `arn:aws:guardduty:us-east-1:${accountId}:detector/${String(detector.DetectorId)}/ipset/${String(IpSetId)}`;
    await operator.call('guardduty:TagResource', { ResourceArn, Tags: { c: 'd' } });
    await operator.call('guardduty:UntagResource', { ResourceArn, TagKeys: ['a'] });
    await expect(operator.call('guardduty:ListTagsForResource', { ResourceArn })).resolves.toEqual({
      Tags: { c: 'd' },
    });
  });
});

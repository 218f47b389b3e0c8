import { expect, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const Resources = {
  Control: {
    Type: 'AWS::CloudFront::OriginAccessControl',
    Properties: {
      OriginAccessControlConfig: {
        Name: 'site',
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Enabled: 'true',
        Origins: [
          {
            Id: 'site',
            DomainName: 'site.s3.amazonaws.com',
            OriginAccessControlId: { Ref: 'Control' },
            S3OriginConfig: {},
          },
        ],
        DefaultCacheBehavior: {
          TargetOriginId: 'site',
          ViewerProtocolPolicy: 'https-only',
          CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
        },
      },
    },
  },
};

async function create(actor: ServiceActor, resources: object = Resources): Promise<void> {
  await actor.call('cloudformation:CreateStack', {
    StackName: 'site',
    TemplateBody: JSON.stringify({
      Resources: resources,
      Outputs: { Name: { Value: { 'Fn::GetAtt': ['Distribution', 'DomainName'] } } },
    }),
    DisableRollback: true,
  });
}

test('a distribution is waited for, read for its name, disabled and deleted', async () => {
  const clock = new HandClock();
  const { operator, settle } = createServiceAccount(undefined, undefined, clock);
  await create(operator);
  expect(await settle()).toEqual([]);
  expect(clock.nowMs).toBeGreaterThanOrEqual(180_000);
  const { Stacks } = await operator.call<{ Stacks: { Outputs: { OutputValue: string }[] }[] }>(
    'cloudformation:DescribeStacks',
  );
  expect(Stacks[0]?.Outputs[0]?.OutputValue).toMatch(/^d[a-z0-9]{13}\.cloudfront\.net$/);
  await operator.call('cloudformation:DeleteStack', { StackName: 'site' });
  expect(await settle()).toEqual([]);
  await expect(operator.call('cloudfront:ListDistributions')).resolves.toMatchObject({
    DistributionList: { Quantity: 0 },
  });
});

test('a refusal names the type, of a distribution with CloudFront’s words', async () => {
  const { user, settle } = createServiceAccount(undefined, undefined, new HandClock());
  await create(await user('one', 'cloudformation:*'));
  expect((await settle())[0]).toMatch(
    /^Control Resource handler returned message: "Access denied for operation 'AWS::CloudFront::OriginAccessControl'\." \(RequestToken: \S+, HandlerErrorCode: AccessDenied\)$/,
  );
  const second = createServiceAccount(undefined, undefined, new HandClock());
  await create(await second.user('two', 'cloudformation:*', 'cloudfront:*OriginAccessControl'));
  expect((await second.settle())[0]).toMatch(
    /^Distribution Resource handler returned message: "Access denied for operation 'AWS::CloudFront::Distribution: User: \S+ is not authorized to perform: cloudfront:CreateDistribution because .* \(Service: CloudFront, Status Code: 403, .*'\." /,
  );
});

test('a wrong configuration is an invalid request', async () => {
  const { operator, settle } = createServiceAccount(undefined, undefined, new HandClock());
  const { DistributionConfig } = Resources.Distribution.Properties;
  const Distribution = {
    ...Resources.Distribution,
    Properties: {
      DistributionConfig: {
        ...DistributionConfig,
        DefaultCacheBehavior: { ...DistributionConfig.DefaultCacheBehavior, TargetOriginId: 'other' },
      },
    },
  };
  await create(operator, { ...Resources, Distribution });
  expect((await settle())[0]).toMatch(
    /^Distribution Resource handler returned message: "Invalid request provided: AWS::CloudFront::Distribution: One or more of your cache behavior target origins or origin groups do not exist\. \(Service: CloudFront, Status Code: 404, .*HandlerErrorCode: InvalidRequest\)$/,
  );
});

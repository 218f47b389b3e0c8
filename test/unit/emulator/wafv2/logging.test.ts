import { beforeEach, describe, expect, it } from 'vitest';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const acl = {
  Name: 'guard',
  Scope: 'REGIONAL',
  DefaultAction: { Allow: {} },
  VisibilityConfig: { MetricName: 'm', CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true },
};
const stream = (name: string) => `arn:aws:firehose:us-east-1:${accountId}:deliverystream/${name}`;

let open: ReturnType<typeof createServiceAccount>;
let operator: ServiceActor;
let ResourceArn: string;

beforeEach(async () => {
  open = createServiceAccount();
  ({ operator } = open);
  const { Summary } = await operator.call<{ Summary: { ARN: string } }>('wafv2:CreateWebACL', acl);
  ResourceArn = Summary.ARN;
  const RoleARN = await open.role('delivery', 'firehose.amazonaws.com');
  await operator.call('firehose:CreateDeliveryStream', {
    DeliveryStreamName: 'aws-waf-logs-guard',
    S3DestinationConfiguration: { RoleARN, BucketARN: 'arn:aws:s3:::logs' },
  });
});

const logging = (...LogDestinationConfigs: string[]) => ({
  LoggingConfiguration: { ResourceArn, LogDestinationConfigs },
});

describe('logs of a web ACL', () => {
  it('go to a stream, as long as the web ACL is there', async () => {
    const wish = logging(stream('aws-waf-logs-guard'));
    expect(await operator.fails('wafv2:GetLoggingConfiguration', { ResourceArn })).toMatch(
      /^WAFNonexistentItemException: /,
    );
    const kept = {
      LoggingConfiguration: { ...wish.LoggingConfiguration, LogType: 'WAF_LOGS', LogScope: 'CUSTOMER' },
    };
    await expect(operator.call('wafv2:PutLoggingConfiguration', wish)).resolves.toMatchObject(kept);
    await operator.call('wafv2:PutLoggingConfiguration', wish);
    await expect(operator.call('wafv2:GetLoggingConfiguration', { ResourceArn })).resolves.toMatchObject(
      kept,
    );
    await expect(
      operator.call('wafv2:ListLoggingConfigurations', { Scope: 'REGIONAL' }),
    ).resolves.toMatchObject({ LoggingConfigurations: [kept.LoggingConfiguration] });
    await operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForWAFV2Logging' });
    await operator.call('wafv2:DeleteLoggingConfiguration', { ResourceArn });
    expect(await operator.fails('wafv2:DeleteLoggingConfiguration', { ResourceArn })).toMatch(
      /^WAFNonexistentItemException: /,
    );
  });

  it.each([
    ['nowhere', [], /^WAFInvalidParameterException: /],
    [
      'to a stream of another name',
      [stream('guard')],
      /^WAFInvalidParameterException: Error reason: The ARN isn't valid\..*, field: LOG_DESTINATION, parameter: arn:aws:firehose:.*:deliverystream\/guard$/,
    ],
    [
      'to a stream that is not there',
      [stream('aws-waf-logs-other')],
      /^WAFLogDestinationPermissionIssueException: /,
    ],
    [
      'to a log group',
      [`arn:aws:logs:us-east-1:${accountId}:log-group:aws-waf-logs-guard`],
      /^NotImplemented: /,
    ],
  ])('do not go %s', async (_where, places, refusal) => {
    expect(await operator.fails('wafv2:PutLoggingConfiguration', logging(...places))).toMatch(refusal);
  });

  it('need the role of the service, and a look at the streams', async () => {
    const wish = logging(stream('aws-waf-logs-guard'));
    const actions = [
      'wafv2:PutLoggingConfiguration',
      'iam:CreateServiceLinkedRole',
      'firehose:ListDeliveryStreams',
    ] as const;
    for (const lacking of actions) {
      const actor = await open.user(lacking.replace(':', '-'), ...actions.filter((one) => one !== lacking));
      expect(await actor.fails('wafv2:PutLoggingConfiguration', wish)).toContain(
        `is not authorized to perform: ${lacking} on resource: `,
      );
    }
    await (await open.user('first', ...actions)).call('wafv2:PutLoggingConfiguration', wish);
    const [put, , look] = actions;
    await (await open.user('second', put, look)).call('wafv2:PutLoggingConfiguration', wish);
  });
});

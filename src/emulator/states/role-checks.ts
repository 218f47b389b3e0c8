import type { LoggingConfiguration } from '@aws-sdk/client-sfn';
import { isAssumableBy } from '../iam/pass-role.ts';
import { roleMay } from '../lambda/execution-role.ts';
import { AwsError, type Call } from '../operation.ts';
import { managedRulesOf } from './definition.ts';

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy */
const toDeliverLogs = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];
const toManageRules = ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'];

/**
 * What Step Functions tries with the role before it takes a state machine.
 * Words: of the first and the second in Constants.java of
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions and
 * https://github.com/aws-samples/serverless-patterns/pull/102; of the third partly:
 * https://github.com/terraform-aws-modules/terraform-aws-step-functions/issues/41.
 * @throws AwsError AccessDeniedException
 */
export function checkRole(
  machine: {
    readonly roleArn: string;
    readonly definition: string;
    readonly loggingConfiguration: LoggingConfiguration;
  },
  { account, region }: Call,
): void {
  const { roleArn, definition, loggingConfiguration: logging } = machine;
  const principals = ['states.amazonaws.com', `states.${region}.amazonaws.com`];
  if (!principals.some((service) => isAssumableBy(service, roleArn, account))) {
    throw refuse(
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    );
  }
  const logs = logging.level !== undefined && logging.level !== 'OFF';
  if (logs && toDeliverLogs.some((action) => !roleMay(roleArn, action, '*', account))) {
    throw refuse('The state machine IAM Role is not authorized to access the Log Destination');
  }
  const rules = managedRulesOf(definition).map(
    (name) => `arn:aws:events:${region}:${account.accountId}:rule/${name}`,
  );
  if (rules.some((rule) => toManageRules.some((action) => !roleMay(roleArn, action, rule, account)))) {
    throw refuse(`'${roleArn}' is not authorized to create managed-rule.`);
  }
}

function refuse(message: string): AwsError {
  return new AwsError('AccessDeniedException', message);
}

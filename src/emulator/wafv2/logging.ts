import type {
  DeleteLoggingConfigurationRequest,
  GetLoggingConfigurationRequest,
  GetLoggingConfigurationResponse,
  ListLoggingConfigurationsRequest,
  ListLoggingConfigurationsResponse,
  LoggingConfiguration,
  PutLoggingConfigurationRequest,
  PutLoggingConfigurationResponse,
} from '@aws-sdk/client-wafv2';
import { deliveryStreamArn, deliveryStreams } from '../firehose/store.ts';
import { ensureServiceLinkedRole, toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, type Call, defineOperation, type Requirement } from '../operation.ts';
import { cutPage } from '../page.ts';
import { assertScope, findKept, invalidParameter, wafError, wafState } from './store.ts';

const roleService = 'wafv2.amazonaws.com';
const prefix = 'aws-waf-logs-';

const on = (operation: string, arn: string | undefined, context: Requirement['context'] = {}) => ({
  action: `wafv2:${operation}`,
  resource: arn ?? '*',
  context,
});

/** What is in the way is told as an ARN that is none: https://github.com/YumaInaura/YumaInaura/issues/4006 */
const notAnArn = (destination: string | undefined) =>
  invalidParameter(
    "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.",
    'LOG_DESTINATION',
    String(destination),
  );

/** @throws AwsError WAFInvalidParameterException, WAFLogDestinationPermissionIssueException */
function assertDestination(destination: string | undefined, call: Call): void {
  const [, , service, , , resource = ''] = destination?.split(':') ?? [];
  if (service === 'logs' || service === 's3') {
    throw new AwsError('NotImplemented', `logging of web ACLs to ${service} is not built`, 501);
  }
  const name = resource.split('/')[1];
  if (destination !== deliveryStreamArn(name, call) || !name?.startsWith(prefix)) throw notAnArn(destination);
  if (!deliveryStreams(call).has(name)) throw wafError('WAFLogDestinationPermissionIssueException');
}

function getKept({ ResourceArn: arn = '' }: { readonly ResourceArn?: string | undefined }, call: Call) {
  findKept(call, 'webacl', arn);
  const kept = wafState(call).logging.get(arn);
  if (!kept) throw wafError('WAFNonexistentItemException');
  return kept;
}

/** Source: https://docs.aws.amazon.com/waf/latest/APIReference/API_PutLoggingConfiguration.html */
export const putLoggingConfiguration = defineOperation<
  PutLoggingConfigurationRequest,
  PutLoggingConfigurationResponse
>({
  name: 'PutLoggingConfiguration',
  requires: ({ LoggingConfiguration: wish }, call) => [
    on('PutLoggingConfiguration', wish?.ResourceArn, {
      'wafv2:LogDestinationResource': wish?.LogDestinationConfigs ?? [],
    }),
    ...toHaveServiceLinkedRole(roleService, call),
    { action: 'firehose:ListDeliveryStreams', resource: '*' },
  ],
  handle: ({ LoggingConfiguration: wish }, call) => {
    const { arn } = findKept(call, 'webacl', wish?.ResourceArn ?? '');
    const [destination, ...others] = wish?.LogDestinationConfigs ?? [];
    if (others.length > 0) throw notAnArn(others[0]);
    assertDestination(destination, call);
    ensureServiceLinkedRole(roleService, call.account);
    const kept: LoggingConfiguration = {
      LogType: 'WAF_LOGS',
      LogScope: 'CUSTOMER',
      ManagedByFirewallManager: false,
      ...wish,
      ResourceArn: arn,
      LogDestinationConfigs: wish?.LogDestinationConfigs,
    };
    wafState(call).logging.set(arn, kept);
    return { LoggingConfiguration: kept };
  },
});

export const getLoggingConfiguration = defineOperation<
  GetLoggingConfigurationRequest,
  GetLoggingConfigurationResponse
>({
  name: 'GetLoggingConfiguration',
  requires: (input) => [on('GetLoggingConfiguration', input.ResourceArn)],
  handle: (input, call) => ({ LoggingConfiguration: getKept(input, call) }),
});

export const deleteLoggingConfiguration = defineOperation<DeleteLoggingConfigurationRequest, object>({
  name: 'DeleteLoggingConfiguration',
  requires: (input) => [on('DeleteLoggingConfiguration', input.ResourceArn)],
  handle: (input, call) => {
    wafState(call).logging.delete(getKept(input, call).ResourceArn ?? '');
    return {};
  },
});

export const listLoggingConfigurations = defineOperation<
  ListLoggingConfigurationsRequest,
  ListLoggingConfigurationsResponse
>({
  name: 'ListLoggingConfigurations',
  handle: (input, call) => {
    assertScope(call, input.Scope);
    const { webacl, logging } = wafState(call);
    const all = [...logging].filter(([arn]) => webacl.get(arn)?.scope === input.Scope);
    const { items, next } = cutPage(all, input.NextMarker, input.Limit ?? 100, () =>
      invalidParameter('The marker is not valid.', 'NEXT_MARKER', String(input.NextMarker)),
    );
    return { LoggingConfigurations: items.map(([, kept]) => kept), NextMarker: next };
  },
});

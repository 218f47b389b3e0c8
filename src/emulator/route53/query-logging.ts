import type {
  CreateQueryLoggingConfigRequest,
  CreateQueryLoggingConfigResponse,
  DeleteQueryLoggingConfigRequest,
  GetQueryLoggingConfigRequest,
  GetQueryLoggingConfigResponse,
  ListQueryLoggingConfigsRequest,
  ListQueryLoggingConfigsResponse,
} from '@aws-sdk/client-route-53';
import { randomUUID } from 'node:crypto';
import { AwsError, type Call, defineOperation, type Requirement } from '../operation.ts';
import { onZone, zoneArn } from './requirements.ts';
import { bareId, findZone, type HostedZone, route53State } from './store.ts';

function onConfig(operation: string, id: string | undefined): Requirement {
  return { action: `route53:${operation}`, resource: `arn:aws:route53:::queryloggingconfig/${id}` };
}

function findLogged({ account }: Call, id: string | undefined): HostedZone {
  const zone = [...route53State(account).zones.values()].find(({ queryLogging }) => queryLogging?.Id === id);
  if (!zone) throw new AwsError('NoSuchQueryLoggingConfig', 'The query logging configuration does not exist');
  return zone;
}

export const createQueryLoggingConfig = defineOperation<
  CreateQueryLoggingConfigRequest,
  CreateQueryLoggingConfigResponse
>({
  name: 'CreateQueryLoggingConfig',
  requires: (input) => [onZone('CreateQueryLoggingConfig', input.HostedZoneId)],
  handle: (input, call) => {
    const zone = findZone(call, input.HostedZoneId);
    const group = input.CloudWatchLogsLogGroupArn ?? '';
    if (!/^arn:aws:logs:us-east-1:\d{12}:log-group:/.test(group))
      throw new AwsError('InvalidInput', 'The ARN for the CloudWatch Logs log group is invalid.');
    if (zone.queryLogging)
      throw new AwsError(
        'QueryLoggingConfigAlreadyExists',
        'A query logging configuration already exists for this hosted zone.',
      );
    const config = {
      Id: randomUUID(),
      HostedZoneId: bareId(input.HostedZoneId),
      CloudWatchLogsLogGroupArn: group,
    };
    zone.queryLogging = config;
    return {
      QueryLoggingConfig: config,
      Location: `https://route53.amazonaws.com/2013-04-01/queryloggingconfig/${config.Id}`,
    };
  },
});

export const getQueryLoggingConfig = defineOperation<
  GetQueryLoggingConfigRequest,
  GetQueryLoggingConfigResponse
>({
  name: 'GetQueryLoggingConfig',
  requires: (input) => [onConfig('GetQueryLoggingConfig', input.Id)],
  handle: (input, call) => ({ QueryLoggingConfig: findLogged(call, input.Id).queryLogging }),
});

export const listQueryLoggingConfigs = defineOperation<
  ListQueryLoggingConfigsRequest,
  ListQueryLoggingConfigsResponse
>({
  name: 'ListQueryLoggingConfigs',
  requires: (input) => [
    {
      action: 'route53:ListQueryLoggingConfigs',
      resource: input.HostedZoneId === undefined ? '*' : zoneArn(input.HostedZoneId),
    },
  ],
  handle: (input, call) => {
    const zones =
      input.HostedZoneId === undefined
        ? [...route53State(call.account).zones.values()]
        : [findZone(call, input.HostedZoneId)];
    return { QueryLoggingConfigs: zones.flatMap(({ queryLogging }) => queryLogging ?? []) };
  },
});

export const deleteQueryLoggingConfig = defineOperation<DeleteQueryLoggingConfigRequest, object>({
  name: 'DeleteQueryLoggingConfig',
  requires: (input) => [onConfig('DeleteQueryLoggingConfig', input.Id)],
  handle: (input, call) => {
    findLogged(call, input.Id).queryLogging = undefined;
    return {};
  },
});

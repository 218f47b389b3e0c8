import type {
  CreateHealthCheckRequest,
  CreateHealthCheckResponse,
  DeleteHealthCheckRequest,
  GetHealthCheckRequest,
  GetHealthCheckResponse,
  HealthCheck,
  HealthCheckConfig,
  ListHealthChecksRequest,
  ListHealthChecksResponse,
  UpdateHealthCheckRequest,
  UpdateHealthCheckResponse,
} from '@aws-sdk/client-route-53';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { route53State, type KeptHealthCheck } from './store.ts';

const on = (operation: string, id: string | undefined): Requirement => ({
  action: `route53:${operation}`,
  resource: `arn:aws:route53:::healthcheck/${id}`,
});

/** The alarm that a check follows is looked at in the caller's name (assumed from the registry's lists of handler permissions). */
function toFollow(alarm: HealthCheckConfig['AlarmIdentifier'], { account }: Call): readonly Requirement[] {
  if (!alarm) return [];
  const resource = `arn:aws:cloudwatch:${alarm.Region}:${account.accountId}:alarm:${alarm.Name}`;
  return [{ action: 'cloudwatch:DescribeAlarms', resource }];
}

/** Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html */
export const createHealthCheck = defineOperation<CreateHealthCheckRequest, CreateHealthCheckResponse>({
  name: 'CreateHealthCheck',
  requires: (input, call) => [
    { action: 'route53:CreateHealthCheck', resource: '*' },
    ...toFollow(input.HealthCheckConfig?.AlarmIdentifier, call),
  ],
  handle: (input, { account }) => {
    const { healthChecks } = route53State(account);
    const reference = input.CallerReference ?? '';
    const config: Partial<HealthCheckConfig> = input.HealthCheckConfig ?? {};
    assertConfig(config);
    const same = [...healthChecks.values()].find(({ callerReference }) => callerReference === reference);
    if (same && !isDeepStrictEqual(same.config, config)) {
      throw new AwsError(
        'HealthCheckAlreadyExists',
        `The health check with caller reference ${reference} already exists.`,
        409,
      );
    }
    const check = same ?? {
      id: randomUUID(),
      callerReference: reference,
      config,
      version: 1,
      tags: new Map(),
    };
    healthChecks.set(check.id, check);
    return {
      HealthCheck: render(check),
      Location: `https://route53.amazonaws.com/2013-04-01/healthcheck/${check.id}`,
    };
  },
});

export const getHealthCheck = defineOperation<GetHealthCheckRequest, GetHealthCheckResponse>({
  name: 'GetHealthCheck',
  requires: (input) => [on('GetHealthCheck', input.HealthCheckId)],
  handle: (input, call) => ({ HealthCheck: render(findHealthCheck(call, input.HealthCheckId)) }),
});

export const updateHealthCheck = defineOperation<UpdateHealthCheckRequest, UpdateHealthCheckResponse>({
  name: 'UpdateHealthCheck',
  requires: (input, call) => [
    on('UpdateHealthCheck', input.HealthCheckId),
    ...toFollow(input.AlarmIdentifier, call),
  ],
  handle: ({ HealthCheckId, HealthCheckVersion, ResetElements = [], ...changes }, call) => {
    const check = findHealthCheck(call, HealthCheckId);
    if (HealthCheckVersion !== undefined && HealthCheckVersion !== check.version) {
      throw new AwsError(
        'HealthCheckVersionMismatch',
        `The health check has version ${check.version}, not ${HealthCheckVersion}.`,
        409,
      );
    }
    const kept = Object.entries({ ...check.config, ...changes }).filter(
      ([name]) => !ResetElements.some((reset) => reset === name),
    );
    check.config = Object.fromEntries(kept);
    check.version += 1;
    return { HealthCheck: render(check) };
  },
});

export const deleteHealthCheck = defineOperation<DeleteHealthCheckRequest, object>({
  name: 'DeleteHealthCheck',
  requires: (input) => [on('DeleteHealthCheck', input.HealthCheckId)],
  handle: (input, call) => {
    route53State(call.account).healthChecks.delete(findHealthCheck(call, input.HealthCheckId).id);
    return {};
  },
});

export const listHealthChecks = defineOperation<ListHealthChecksRequest, ListHealthChecksResponse>({
  name: 'ListHealthChecks',
  handle: (input, { account }) => {
    const all = [...route53State(account).healthChecks.values()];
    const from = input.Marker === undefined ? 0 : all.findIndex(({ id }) => id === input.Marker);
    if (from < 0) throw new AwsError('InvalidInput', `The marker ${input.Marker} is not a health check.`);
    const most = Math.min(input.MaxItems ?? 100, 100);
    const next = all[from + most];
    return {
      HealthChecks: all.slice(from, from + most).map(render),
      Marker: input.Marker ?? '',
      IsTruncated: next !== undefined,
      NextMarker: next?.id,
      MaxItems: most,
    };
  },
});

function render({ id, callerReference, config, version }: KeptHealthCheck): HealthCheck {
  return {
    Id: id,
    CallerReference: callerReference,
    HealthCheckConfig: { ...config, Type: config.Type },
    HealthCheckVersion: version,
  };
}

/** Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html; the words are assumed. */
function assertConfig(config: Partial<HealthCheckConfig>): void {
  const needed: Readonly<Record<string, unknown>> =
    config.Type === 'CLOUDWATCH_METRIC'
      ? { AlarmIdentifier: config.AlarmIdentifier }
      : config.Type === 'CALCULATED'
        ? { HealthThreshold: config.HealthThreshold }
        : config.Type === 'RECOVERY_CONTROL'
          ? { RoutingControlArn: config.RoutingControlArn }
          : { 'IPAddress or FullyQualifiedDomainName': config.IPAddress ?? config.FullyQualifiedDomainName };
  for (const [name, value] of Object.entries(needed)) {
    if (value === undefined) {
      throw new AwsError('InvalidInput', `Invalid parameter : ${name} is required for type ${config.Type}`);
    }
  }
}

/** @throws AwsError NoSuchHealthCheck */
export function findHealthCheck({ account }: Pick<Call, 'account'>, id: string | undefined): KeptHealthCheck {
  const check = route53State(account).healthChecks.get(id ?? '');
  if (check) return check;
  throw new AwsError('NoSuchHealthCheck', `A health check with id ${id} does not exist.`, 404);
}

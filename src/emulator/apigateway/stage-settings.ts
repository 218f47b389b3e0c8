import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway';

import { AwsError } from '../operation.ts';
import { applyPatch, segmentsOf } from './patch.ts';

/** Paths under `/{resource}/{method}` and the members they set. Source: the table of patch operations, `stage:update`. */
const methodSettings: Readonly<
  Record<string, { readonly name: string; readonly kind: 'text' | 'number' | 'boolean' }>
> = {
  'metrics/enabled': { name: 'metricsEnabled', kind: 'boolean' },
  'logging/loglevel': { name: 'loggingLevel', kind: 'text' },
  'logging/dataTrace': { name: 'dataTraceEnabled', kind: 'boolean' },
  'throttling/burstLimit': { name: 'throttlingBurstLimit', kind: 'number' },
  'throttling/rateLimit': { name: 'throttlingRateLimit', kind: 'number' },
  'caching/enabled': { name: 'cachingEnabled', kind: 'boolean' },
  'caching/ttlInSeconds': { name: 'cacheTtlInSeconds', kind: 'number' },
  'caching/dataEncrypted': { name: 'cacheDataEncrypted', kind: 'boolean' },
  'caching/requireAuthorizationForCacheControl': {
    name: 'requireAuthorizationForCacheControl',
    kind: 'boolean',
  },
  'caching/unauthorizedCacheControlHeaderStrategy': {
    name: 'unauthorizedCacheControlHeaderStrategy',
    kind: 'text',
  },
};

/**
 * A stage's patch: its own members, and settings of one method or of all (both `*`).
 * @throws AwsError BadRequestException
 */
export function patchStage(
  stage: Stage,
  operations: readonly PatchOperation[] | undefined,
  cloudwatchRoleArn: string | undefined,
): void {
  for (const operation of operations ?? []) {
    if (turnsOnLogging(operation) && !cloudwatchRoleArn) {
      throw new AwsError(
        'BadRequestException',
        'CloudWatch Logs role ARN must be set in account settings to enable logging',
      );
    }
    const segments = segmentsOf(operation.path);
    const setting = segments.length === 4 ? methodSettings[segments.slice(2).join('/')] : undefined;
    if (setting) {
      const key = `${segments[0]?.replace(/^\//u, '')}/${segments[1]}`;
      const before = stage.methodSettings?.[key];
      stage.methodSettings = {
        ...stage.methodSettings,
        [key]: { ...before, [setting.name]: typed(setting.kind, operation.value) },
      };
    } else {
      applyPatch(stage, [operation]);
    }
  }
}

function turnsOnLogging(operation: PatchOperation): boolean {
  if (operation.op === 'remove') return false;
  const path = operation.path ?? '';
  if (path.endsWith('/logging/loglevel')) return operation.value !== 'OFF';
  return path === '/accessLogSettings/destinationArn';
}

function typed(kind: 'text' | 'number' | 'boolean', value: string | undefined): unknown {
  switch (kind) {
    case 'text':
      return value;
    case 'number':
      return Number(value);
    case 'boolean':
      return value === 'true';
  }
}

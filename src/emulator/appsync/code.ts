import type { AppSyncRuntime } from '@aws-sdk/client-appsync';
import { badRequest } from './store.ts';

interface Logic {
  readonly code?: string | undefined;
  readonly runtime?: AppSyncRuntime | undefined;
  readonly requestMappingTemplate?: string | undefined;
  readonly responseMappingTemplate?: string | undefined;
}

/**
 * Code runs in a runtime, templates do not. The first sentence has been seen where the runtime was forgotten, the others are assumed.
 *
 * @throws AwsError BadRequestException
 */
export function checkCode({ code, runtime, requestMappingTemplate, responseMappingTemplate }: Logic): void {
  if (code !== undefined && runtime === undefined) {
    throw badRequest('Code not supported when using templates.');
  }
  if (runtime === undefined) return;
  if (runtime.name !== 'APPSYNC_JS' || runtime.runtimeVersion !== '1.0.0') {
    throw badRequest(`Runtime ${runtime.name} ${runtime.runtimeVersion} is not supported.`);
  }
  if (code === undefined) throw badRequest('Code is required when a runtime is given.');
  if (requestMappingTemplate !== undefined || responseMappingTemplate !== undefined) {
    throw badRequest('Templates are not supported when a runtime is given.');
  }
}

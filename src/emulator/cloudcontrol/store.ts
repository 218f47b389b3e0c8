import type { ProgressEvent } from '@aws-sdk/client-cloudcontrol';

import { defineStore } from '../account.ts';

/** One request to change a resource, as it stands. */
export interface ResourceRequest {
  readonly clientToken: string | undefined;
  event: ProgressEvent;
}

/** Every request of the account by its token, oldest first. */
export const cloudControlStore = defineStore('cloudcontrol', () => ({
  requests: new Map<string, ResourceRequest>(),
}));

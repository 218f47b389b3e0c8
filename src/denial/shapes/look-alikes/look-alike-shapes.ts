import type { Shape } from '../shape.ts';
import { account } from './account.ts';
import { credentials } from './credentials.ts';
import { existence } from './existence.ts';
import { local } from './local.ts';
import { otherCloud } from './other-cloud.ts';
import { quota } from './quota.ts';
import { runtime } from './runtime.ts';
import { serviceFailure } from './service-failure.ts';
import { stack } from './stack.ts';
import { throttling } from './throttling.ts';
import { trust } from './trust.ts';
import { defineShapes } from './words.ts';

/**
 * What reads like a refusal and is none that a grant to the deployer mends. Whose words they are is told before what they
 * say, and what they say before the codes and statuses that many share: the first that reads a line keeps it.
 */
export const lookAlikeShapes: readonly Shape[] = defineShapes([
  ...otherCloud,
  ...runtime,
  ...credentials,
  ...account,
  ...trust,
  ...stack,
  ...local,
  ...throttling,
  ...quota,
  ...serviceFailure,
  ...existence,
]);

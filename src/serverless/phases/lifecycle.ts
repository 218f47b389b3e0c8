import { deploy } from './deploy.ts';
import { info } from './info.ts';
import type { Phase } from './phase.ts';
import { remove } from './remove.ts';
import { rollback } from './rollback.ts';
import { update } from './update.ts';

/** A service's whole life, in its order. */
export const lifecycle: readonly Phase[] = [deploy, update, info, rollback, remove];

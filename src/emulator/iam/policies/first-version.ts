import { Delayed } from '../delayed.ts';
import type { ManagedPolicy } from '../store.ts';

/** What every managed policy begins with. */
export function firstVersion(
  text: string,
  createDate: Date,
): Pick<
  ManagedPolicy,
  'createDate' | 'updateDate' | 'tags' | 'versions' | 'defaultVersionId' | 'lastVersion' | 'text'
> {
  return {
    createDate,
    updateDate: createDate,
    tags: new Map(),
    versions: new Map([['v1', { id: 'v1', text, createDate }]]),
    defaultVersionId: 'v1',
    lastVersion: 1,
    // Nobody has it yet: what is delayed is its attachment.
    text: new Delayed(text),
  };
}

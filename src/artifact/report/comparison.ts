import { createKnownPolicies } from '../../policy/known-policies.ts';
import { measureReach, type Reach } from '../../policy/reach.ts';
import type { RunRecord } from '../run-record.ts';
import { documentsOf } from './documents.ts';

/** How far the policies of the run reach, and the ones that services are deployed with otherwise. */
export interface Comparison {
  /** Narrowest kind first. */
  readonly rows: readonly ComparedReach[];
}

export interface ComparedReach {
  readonly title: string;
  readonly about: string;
  readonly isOwn: boolean;
  readonly reach: Reach;
  /** Where examples of its kind are. */
  readonly sources: readonly string[];
}

/** @param knownActions every action that AWS's reference lists, over which wildcards are opened */
export function createComparison(record: RunRecord, knownActions: readonly string[]): Comparison {
  const own = documentsOf(record).map(({ title, template }): ComparedReach => ({
    title,
    about: 'What this run found.',
    isOwn: true,
    reach: measureReach(template, knownActions),
    sources: [],
  }));
  const known = createKnownPolicies(record.service.name).map(
    ({ title, about, sources, document }): ComparedReach => ({
      title,
      about,
      isOwn: false,
      reach: measureReach(document, knownActions),
      sources,
    }),
  );
  return { rows: [...own, ...known] };
}

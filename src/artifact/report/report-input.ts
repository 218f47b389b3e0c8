import type { EvidenceLine } from '../evidence.ts';
import type { RunRecord } from '../run-record.ts';
import type { Comparison } from './comparison.ts';
import type { IndexedEvidence } from './indexed-evidence.ts';
import type { Markup } from './markup.ts';

/** What a report is made from. */
export interface ReportInput {
  readonly record: RunRecord;
  /** What is missing of it, as on a disk that was full, is missing in the report alone. */
  readonly evidence: readonly EvidenceLine[];
  readonly comparison: Comparison;
}

/** The same for the sections, with the evidence by what they ask it for. */
export interface SectionInput extends Omit<ReportInput, 'evidence'> {
  readonly evidence: IndexedEvidence;
}

export interface Section {
  /** Of the element, for links within the page. */
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

export type RecordedGrant = RunRecord['grants'][number];

import { scrubTexts } from './scrub-texts.ts';
import type { EvidenceLine, Fact } from './evidence.ts';

export interface EvidenceSources {
  readonly runId: string;
  readonly now: () => Date;
  /** Takes the secrets of the run out of a text. */
  readonly scrub?: (text: string) => string;
  /** Whoever is told each line, in this order: the file first, then the terminal. */
  readonly tell: readonly ((line: EvidenceLine) => void)[];
}

/** Turns facts into lines of evidence: adds what every line has, scrubs every text, and tells everyone. */
export function createEvidence(sources: EvidenceSources): (fact: Fact) => EvidenceLine {
  return (fact) => {
    const line: EvidenceLine = {
      version: 1,
      runId: sources.runId,
      at: sources.now().toISOString(),
      ...(sources.scrub === undefined ? fact : scrubTexts(fact, sources.scrub)),
    };
    for (const tell of sources.tell) tell(line);
    return line;
  };
}

import type { LifePurpose, NecessityProof } from '../../life.ts';
import type { Decision } from '../evidence.ts';

/** How something went, for what is to be seen at a glance. */
type Tone = 'good' | 'taught' | 'waited' | 'bad';

interface Words {
  readonly text: string;
  readonly tone: Tone;
}

const verdicts: Readonly<Record<string, Words>> = {
  passed: { text: 'passed', tone: 'good' },
  learned: { text: 'refused', tone: 'taught' },
  'not-honoured': { text: 'refused though granted, so AWS was waited for', tone: 'waited' },
  transient: { text: 'failed for a passing reason', tone: 'waited' },
  vague: { text: 'refused something that it does not name', tone: 'waited' },
  stopped: { text: 'stopped', tone: 'waited' },
};

/** What an attempt meant. */
export function wordVerdict(verdict: string): Words {
  return verdicts[verdict] ?? { text: verdict, tone: 'bad' };
}

export const purposeWords: Readonly<Record<LifePurpose, { name: string; about: string }>> = {
  discovery: { name: 'Discovery', about: 'a user that starts without any permission' },
  removal: { name: 'Removal test', about: 'a fresh user without the grants that were in doubt' },
  sufficiency: { name: 'Proof', about: 'a fresh user with the whole policy and nothing else' },
};

export const proofWords: Readonly<Record<NecessityProof, { name: string; about: string }>> = {
  refusal: {
    name: 'by its refusal',
    about: 'The refusal that asked for it failed its attempt, and nothing else was refused there.',
  },
  removal: {
    name: 'by its removal',
    about: 'A life withheld it until it was missed, and got no further before it was given back.',
  },
};

export const decisionWords: Readonly<Record<Decision, string>> = {
  granted: 'granted',
  widened: 'answered by a wider resource',
  'already-granted': 'granted already',
  restored: 'withheld, missed and given back',
  withheld: 'withheld still',
  soft: 'not missed, so not granted',
  'not-the-deployers': 'refused to somebody else',
  'not-a-missing-grant': 'refused by a policy that no grant answers',
  lifted: 'denied by the policy itself, whose statement was lifted',
  'already-lifted': 'denied by a statement that was lifted already',
  unreadable: 'could not be read',
};

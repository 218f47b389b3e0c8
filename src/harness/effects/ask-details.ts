import type { Answer } from '../../denial/attribution/answer.ts';
import { leavesOpen, readAuthorizationDetails } from '../../denial/attribution/authorization-details.ts';
import type { Question } from '../../denial/attribution/question.ts';
import type { ReadingContext } from '../../denial/context.ts';
import { readDetails } from '../../observe/read-authorization-details.ts';
import type { AttributeInput } from '../types.ts';
import type { Dependencies, Resources } from './resources.ts';

/** Of the {@link Dependencies} of a run. */
export interface DetailsDependencies {
  readonly clients: Pick<Dependencies['clients'], 'iamToolbox'>;
  readonly config: Pick<Dependencies['config'], 'region'>;
  readonly tell: Dependencies['tell'];
}

interface AskDetailsInput extends Pick<AttributeInput, 'attempt'> {
  readonly question: Question;
  /** How long what is not recorded yet may be waited for. */
  readonly boundMs: number;
}

/**
 * What AWS recorded of a refused request that it gave an id. Where nobody can be asked, that is told once, and the run goes on as if
 * there were no ids.
 * iam:GetRequestAuthorizationDetails
 */
export async function askDetails(
  { clients, config, tell }: DetailsDependencies,
  resources: Pick<Resources, 'detailsAbsent'>,
  { question, attempt, boundMs }: AskDetailsInput,
  context: ReadingContext,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const { denial } = question;
  if (denial === undefined || !leavesOpen(denial) || resources.detailsAbsent === true) return undefined;
  const startedAt = performance.now();
  const reading = await readDetails(clients.iamToolbox, denial, { region: config.region, boundMs, signal });
  if (reading.kind === 'absent') {
    resources.detailsAbsent = true;
    tell({ type: 'source.absent', attempt, source: 'authorization-details', why: reading.why });
  }
  if (reading.kind !== 'read') return undefined;
  const denials = readAuthorizationDetails(reading.details, denial, context);
  const waitedMs = Math.round(performance.now() - startedAt);
  return denials.length === 0 ? undefined : { question, by: 'authorization-details', denials, waitedMs };
}

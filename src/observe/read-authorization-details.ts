import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { AuthorizationDetails } from '../denial/attribution/authorization-details.ts';
import type { Denial } from '../denial/denial.ts';

/** Who is asked; see `IamToolbox` in `account/`. */
export interface DetailsSource {
  getRequestAuthorizationDetails(
    request: {
      readonly authorizationId: string;
      readonly region: string;
      readonly nextToken?: string | undefined;
    },
    signal?: AbortSignal,
  ): Promise<
    | { readonly kind: 'answered'; readonly body: unknown }
    | { readonly kind: 'not-found' }
    | { readonly kind: 'failed' | 'invalid' | 'absent'; readonly why: string }
  >;
}

export type DetailsReading =
  | { readonly kind: 'read'; readonly details: AuthorizationDetails }
  /** Nothing is told of this refusal. */
  | { readonly kind: 'untold' }
  /** Nobody answers, or nothing that can be understood: asking about other refusals is in vain. */
  | { readonly kind: 'absent'; readonly why: string };

export interface ReadDetailsOptions {
  /** Of the run, where the refusal names none. */
  readonly region: string;
  /** What is not there by then is taken not to come. 0: it is asked for once. */
  readonly boundMs: number;
  readonly firstPauseMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** For all refusals of an attempt: AWS writes details down after it has refused, "a short time" later; how long that is nobody tells. */
export const detailsBoundMs = 20_000;
const usualPauseMs = 500;
const longestPauseMs = 5000;
/** A request has a handful of evaluations. */
const mostPages = 20;

/**
 * Not strict, other than for what is ours: of a preview members may yet come, and none of those that are read here may be another.
 * Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html
 */
const pageSchema = z.object({
  evaluations: z.array(
    z.object({
      action: z.string(),
      resource: z.string(),
      evaluatedEffect: z.string().optional(),
      matchedPolicies: z
        .array(
          z.object({
            uri: z.string(),
            matchedStatements: z.array(z.object({ evaluatedEffect: z.string().optional() })).optional(),
          }),
        )
        .optional(),
    }),
  ),
  policies: z.array(z.object({ type: z.string().optional(), uri: z.string().optional() })),
  nextToken: z.string().nullish(),
});

/**
 * What AWS recorded of a refused request, asked for until it is there or the bound is reached.
 * iam:GetRequestAuthorizationDetails
 */
export async function readDetails(
  source: DetailsSource,
  { authorizationId, authorizationRegion }: Denial,
  { region, boundMs, firstPauseMs = usualPauseMs, signal }: ReadDetailsOptions,
): Promise<DetailsReading> {
  if (authorizationId === undefined) return { kind: 'untold' };
  const startedAt = performance.now();
  const asked = { authorizationId, region: authorizationRegion ?? region };
  const pages: z.infer<typeof pageSchema>[] = [];
  let nextToken: string | undefined;
  for (let pauseMs = firstPauseMs; ;) {
    const answer = await source.getRequestAuthorizationDetails({ ...asked, nextToken }, signal);
    if (answer.kind === 'absent') return { kind: 'absent', why: answer.why };
    if (answer.kind === 'invalid') return { kind: 'untold' };
    if (answer.kind === 'answered') {
      const page = pageSchema.safeParse(answer.body);
      if (!page.success) return { kind: 'absent', why: `it answers ${z.prettifyError(page.error)}` };
      pages.push(page.data);
      nextToken = page.data.nextToken ?? undefined;
      if (nextToken === undefined || pages.length === mostPages)
        return { kind: 'read', details: join(pages) };
      continue;
    }
    if (performance.now() - startedAt + pauseMs > boundMs)
      return answer.kind === 'failed' && boundMs > 0
        ? { kind: 'absent', why: answer.why }
        : { kind: 'untold' };
    await sleep(pauseMs, undefined, signal ? { signal } : {});
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

/** Each page tells of all policies. */
function join(pages: readonly z.infer<typeof pageSchema>[]): AuthorizationDetails {
  return {
    evaluations: pages.flatMap(({ evaluations }) => evaluations),
    policies: pages.flatMap(({ policies }) => policies),
  };
}

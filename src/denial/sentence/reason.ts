import type { DeniedBy } from '../denial.ts';
import { isArnCharacter, readTokenEnd, trimPunctuation } from '../token.ts';
import type { Reading } from '../reading.ts';

/** Why the call was refused, as the end of the sentence says it. Indices are of `squashed`. */
export interface Reason {
  readonly end: number;
  readonly deniedBy: DeniedBy;
  readonly policyArn?: string;
  readonly authorizationId?: string;
  /** Of the link beside the id. */
  readonly authorizationRegion?: string;
  /** S3 Block Public Access: no policy refused. */
  readonly publicAccessBlock?: boolean;
}

type Layer = 'identity' | 'resource' | 'boundary' | 'scp' | 'rcp' | 'session' | 'vpce' | 'role-trust';

/**
 * The kinds of policy as the sentence spells them, without white space.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const layers: readonly (readonly [RegExp, Layer])[] = [
  [/^identity-?basedpolic(?:y|ies)/, 'identity'],
  [/^resource-?basedpolic(?:y|ies)/, 'resource'],
  [/^permissions?boundar(?:y|ies)(?:polic(?:y|ies))?/, 'boundary'],
  [/^servicecontrolpolic(?:y|ies)/, 'scp'],
  [/^resourcecontrolpolic(?:y|ies)/, 'rcp'],
  [/^sessionpolic(?:y|ies)/, 'session'],
  [/^vpcendpointpolic(?:y|ies)/, 'vpce'],
  [/^roletrustpolic(?:y|ies)/, 'role-trust'],
];

/** Where a reason begins, for whoever must know where the resource before it ends. */
export const reasonOpening =
  /becauseno|withanexplicitdeny|becausepublic|becausetheresourcedoesnotexist|becausethe(?:role)?trust/;

/** Reads the reason that starts at `at`, punctuation before it skipped. `unknown` where there is none. */
export function readReason(reading: Reading, at: number): Reason {
  const start = skipPunctuation(reading, at);
  const window = reading.lower.slice(start, start + 400);
  const reason = readClause(reading, start, window) ?? { end: at, deniedBy: 'unknown' as const };
  const authorizationId = readAuthorizationId(reading, reason.end);
  return authorizationId === undefined ? reason : { ...reason, ...authorizationId };
}

function readClause(reading: Reading, start: number, window: string): Reason | undefined {
  if (window.startsWith('becauseno')) {
    const layer = readLayer(window, 'becauseno'.length);
    if (layer === undefined) return undefined;
    const allows = /^allow(?:s|ed)?(?:the)?[a-z0-9:*-]{1,120}?action/.exec(window.slice(layer.end));
    return { end: start + layer.end + (allows?.[0].length ?? 0), deniedBy: layer.layer };
  }
  if (window.startsWith('withanexplicitdeny')) return readExplicitDeny(reading, start, window);
  if (/^becausepublic(?:polic|acl|access)/.test(window)) {
    const end = start + (/^.{0,200}?blockpublicaccess/.exec(window)?.[0].length ?? 13);
    return { end, deniedBy: 'resource', publicAccessBlock: true };
  }
  if (window.startsWith('becausetheresourcedoesnotexist')) {
    const clause = /^.{0,200}?explicitlydeniesaccess/.exec(window)?.[0] ?? 'becausetheresourcedoesnotexist';
    return { end: start + clause.length, deniedBy: 'resource' };
  }
  return undefined;
}

/**
 * An explicit deny that names no kind of policy (the wording before 2021) counts as one of the identity: either way no grant
 * mends it.
 */
function readExplicitDeny(reading: Reading, start: number, window: string): Reason {
  const opening = /^withanexplicitdeny(?:in(?:the|an|a)?)?/.exec(window)?.[0] ?? '';
  const layer = readLayer(window, opening.length);
  if (layer === undefined) return { end: start + 'withanexplicitdeny'.length, deniedBy: 'explicit-identity' };
  const deniedBy = layer.layer === 'identity' ? 'explicit-identity' : layer.layer;
  const end = start + layer.end;
  const introduction = /^(?::|,withpolicyarn:?|withpolicyarn:?|\()(?=arn:)/.exec(
    window.slice(layer.end),
  )?.[0];
  if (introduction === undefined) return { end, deniedBy };
  const arnStart = end + introduction.length;
  const arnEnd = readTokenEnd(reading, arnStart, isArnCharacter);
  const policyArn = trimPunctuation(reading.squashed.slice(arnStart, arnEnd));
  return { end: arnStart + policyArn.length, deniedBy, policyArn };
}

function readLayer(window: string, at: number): { readonly layer: Layer; readonly end: number } | undefined {
  const rest = window.slice(at, at + 60);
  for (const [pattern, layer] of layers) {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) return { layer, end: at + found.length };
  }
  return undefined;
}

/**
 * Letters and digits, in small letters but for examples; the link before it tells the region that knows it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html
 */
function readAuthorizationId(
  reading: Reading,
  at: number,
): Required<Pick<Reason, 'authorizationId' | 'end'>> | undefined {
  const window = reading.lower.slice(at, at + 600);
  const found = /authorizationid:["']?(?=[0-9a-z])/.exec(window);
  // The id belongs to this sentence, not to one that follows.
  if (found === null || window.slice(0, found.index).includes('notauthorizedtoperform')) return undefined;
  const start = at + found.index + found[0].length;
  const end = readTokenEnd(reading, start, (character) => /[0-9A-Za-z]/.test(character));
  const link = /[?&]region=([a-z0-9-]{5,40})#\/authorization-details\//.exec(window.slice(0, found.index));
  return {
    authorizationId: reading.squashed.slice(start, end),
    ...(link?.[1] !== undefined && { authorizationRegion: link[1] }),
    end,
  };
}

function skipPunctuation(reading: Reading, at: number): number {
  let start = at;
  while (/^[.,;:)"'`\]]$/.test(reading.squashed[start] ?? '') && start - at < 8) start += 1;
  return start;
}

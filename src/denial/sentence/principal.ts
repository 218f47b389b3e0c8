import { gapBefore, type Reading } from '../reading.ts';

/** Who was refused, as the start of the sentence says it. `start` is where the sentence begins in `squashed`. */
export interface Principal {
  readonly start: number;
  readonly principal?: string;
}

/** Longest principal that is looked back for: a role session's ARN with path, role and session name at their limits. */
const longestPrincipal = 900;

/** Reads backwards from `at`, where `not authorized to perform` begins. */
export function readPrincipal(reading: Reading, at: number): Principal {
  const from = Math.max(0, at - longestPrincipal);
  const before = reading.lower.slice(from, at);
  const verb = /(?:is|are)$/.exec(before)?.[0] ?? '';
  const subject = before.slice(0, before.length - verb.length);

  const byAccount = /user(?:with)?accountid:([0-9]{12})$/.exec(subject);
  if (byAccount !== null) {
    const start = from + byAccount.index;
    return { start, principal: `User with accountId: ${byAccount[1] ?? ''}` };
  }
  const opening = subject.lastIndexOf('user:');
  if (opening !== -1) {
    const start = from + opening + 'user:'.length;
    const end = from + subject.length;
    const name = reading.squashed.slice(start, end).replaceAll(/^["'`]|["'`]$/g, '');
    if (isPrincipal(name) && isUnbroken(reading, start, end))
      return { start: from + opening, principal: name };
  }
  // Some services quote names instead: User `arn:…' is not authorized …
  const quoted = /user(["'`])(arn:[^"'`]{10,600})["'`]$/.exec(subject)?.[2];
  if (quoted !== undefined) {
    const end = from + subject.length - 1;
    return {
      start: end - quoted.length - 'user"'.length,
      principal: reading.squashed.slice(end - quoted.length, end),
    };
  }
  const bare = /(?:^|[^a-z0-9])(arn:aws[a-z-]{0,12}:(?:iam|sts):[^"'`\s()]{4,600})$/.exec(subject)?.[1];
  if (bare !== undefined) {
    const start = from + subject.length - bare.length;
    return { start, principal: reading.squashed.slice(start, start + bare.length) };
  }
  const noun = /(?:user|caller|you|principal|identity|role)$/.exec(subject)?.[0] ?? '';
  return { start: at - verb.length - noun.length };
}

/** ARNs, unique ids (`AIDA…`), `anonymous`, names. */
function isPrincipal(name: string): boolean {
  return name.length > 0 && /^[\w+=,.@:/$*{}<>-]+$/.test(name);
}

/** No blanks inside, line breaks aside. */
function isUnbroken(reading: Reading, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 1) {
    const gap = gapBefore(reading, at);
    if (gap !== '' && !gap.includes('\n')) return false;
  }
  return true;
}

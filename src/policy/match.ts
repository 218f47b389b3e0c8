import { splitOutsideVariables } from './arn.ts';
import type { Grant } from './grant.ts';

/**
 * Whether a grant allows an action on a resource. Its condition is not judged. `resource` may be a pattern itself: then the
 * answer is whether all that it matches is allowed.
 */
export function covers(grant: Grant, action: string, resource: string): boolean {
  return coversAction(grant.action, action) && coversResource(grant.resource, resource);
}

/** Action names match without regard to case. */
export function coversAction(pattern: string, action: string): boolean {
  return matchesGlob(pattern.toLowerCase(), action.toLowerCase());
}

/**
 * The five leading parts of an ARN match part by part; in the resource part `*` runs across `/` and `:`.
 * A pattern with fewer than six parts matches only where it ends in `*`, which then stands for all that follows.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function coversResource(pattern: string, resource: string): boolean {
  if (pattern === '*' || pattern === resource) return true;
  const patternParts = splitArnParts(pattern);
  const resourceParts = splitArnParts(resource);
  if (patternParts.length < 6 && !pattern.endsWith('*')) return false;
  if (resourceParts.length < patternParts.length) return false;
  const last = patternParts.length - 1;
  return patternParts.every((part, index) =>
    index === last
      ? matchesGlob(part, resourceParts.slice(index).join(':'))
      : matchesGlob(part, resourceParts[index] ?? ''),
  );
}

function splitArnParts(text: string): string[] {
  const pieces = splitOutsideVariables(text, ':');
  return pieces.length <= 6 ? pieces : [...pieces.slice(0, 5), pieces.slice(5).join(':')];
}

/**
 * `*` any characters, `?` one. A `*` in the text is matched by `*` alone, so that patterns compare as the sets they stand for.
 * Goes back to the last `*` only: never more steps than the product of the lengths.
 */
function matchesGlob(pattern: string, text: string): boolean {
  let patternAt = 0;
  let textAt = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (textAt < text.length) {
    const wanted = pattern[patternAt];
    if (wanted === '*') {
      starAt = patternAt;
      resumeAt = textAt;
      patternAt += 1;
    } else if (
      wanted !== undefined &&
      (wanted === text[textAt] || (wanted === '?' && text[textAt] !== '*'))
    ) {
      patternAt += 1;
      textAt += 1;
    } else if (starAt !== -1) {
      patternAt = starAt + 1;
      resumeAt += 1;
      textAt = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[patternAt] === '*') patternAt += 1;
  return patternAt === pattern.length;
}

import { gapBefore, lineOf, lineText, type Reading } from './reading.ts';

/** The longest ARN AWS allows: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html gives 2,048. */
const longestToken = 2048;

/**
 * Where the token that starts at `at` ends, in indices of `squashed`. A blank ends it; a line break does, unless the line was
 * broken for its width.
 */
export function readTokenEnd(reading: Reading, at: number, isPart: (character: string) => boolean): number {
  let end = at;
  while (end < reading.squashed.length && end - at < longestToken && isPart(reading.squashed[end] ?? '')) {
    if (end > at) {
      const gap = gapBefore(reading, end);
      if (gap !== '' && !(gap.includes('\n') && isBrokenForWidth(reading, end, gap))) break;
    }
    end += 1;
  }
  return end;
}

/** What begins a line of its own and never goes on with a token. */
const lineOpeners =
  /^(?:because |with an? |user: |\(|at |error[: ]|warn(?:ing)?[: ]|info[: ]|environment:|docs:|support:|bugs:|view the |your environment |traceback |caused by|file "|stack |\[|during handling |the above exception |for debugging |serverless:|create_|update_|delete_|rollback|try |see |please |and |or |https?:)/i;

/** Whether the break before `at` stands inside a token, in a line that was cut at its width. */
function isBrokenForWidth(reading: Reading, at: number, gap: string): boolean {
  if (gap.split('\n').length > 2) return false;
  const line = lineOf(reading, at);
  const next = lineText(reading, line).trimStart();
  if (lineOpeners.test(next)) return false;
  const broken = lineText(reading, line - 1).trimEnd();
  if (broken.endsWith('log-stream:')) return false;
  // A token that ends so has not ended: wrapping libraries break after these.
  if (/[-/:]$/.test(broken)) return true;
  const before = lineText(reading, line - 2).trimEnd();
  return broken.length >= 20 && before.length === broken.length;
}

/** Characters that ARNs are made of, as far as they stand outside quotes. */
export function isArnCharacter(character: string): boolean {
  return !/[\s"'`,;()<>\\]/.test(character);
}

/** A token without the punctuation that the sentence around it put at its end. */
export function trimPunctuation(token: string): string {
  // Bold in Markdown; no ARN ends so.
  let end = token.length - (/[^*]\*\*$|\*{3}$/.test(token) ? 2 : 0);
  while (end > 0 && /[.,;:)"'`\]}>!]/.test(token[end - 1] ?? '')) {
    const kept = token.slice(0, end);
    if (kept.endsWith('log-stream:') || kept.endsWith('::')) break;
    if (kept.endsWith('}') && kept.lastIndexOf('${') > kept.lastIndexOf('}', end - 2)) break;
    if (kept.endsWith(']') && kept.includes('[')) break;
    end -= 1;
  }
  return token.slice(0, end);
}

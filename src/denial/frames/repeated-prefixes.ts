/** So many lines in a row at least: a word with a colon may begin one line, and the next, without being a frame. */
const leastLines = 3;

/**
 * What names where a line comes from: `[Container] `, `orders: `, `worker-1  | `, `STDERR tofu: `.
 * Source: AWS CodeBuild; lerna, nx and turbo; docker compose; terragrunt.
 */
const candidate =
  /^(?:\[[A-Za-z][\w .@/-]{0,30}\]|[A-Za-z@][\w.@/-]{0,40}(?: {1,20}[a-z][\w-]{0,20})?(?::| {0,20}\|))(?: |$)/;

/** What a message itself may begin with, several times in a row. */
const speaking =
  /^(?:arn|https?|an?|error|warn(?:ing)?|info|debug|user|action|on|resource|service|role|principal|message|code|status|reason|caused|context|statement|effect)\b/i;

/**
 * How much of each line is a prefix that its neighbours have as well; 0: nothing.
 * @param textAt where the text of a line begins without the time before it
 */
export function findRepeatedPrefixes(
  lines: readonly string[],
  textAt: (line: string) => number,
): readonly number[] {
  const prefixes = lines.map((line) => {
    const at = textAt(line);
    const found = candidate.exec(line.slice(at, at + 120))?.[0] ?? '';
    return speaking.test(found) ? '' : found;
  });
  const lengths = prefixes.map(() => 0);
  for (let start = 0; start < lines.length;) {
    const prefix = prefixes[start] ?? '';
    let end = start + 1;
    while (end < lines.length && prefixes[end]?.trimEnd() === prefix.trimEnd()) end += 1;
    if (prefix !== '' && end - start >= leastLines) {
      for (let index = start; index < end; index += 1) lengths[index] = prefixes[index]?.length ?? 0;
    }
    start = end;
  }
  return lengths;
}

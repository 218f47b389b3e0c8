/** What follows a word in the ARN of something of an API: `apis/ID/datasources/NAME`. */
export function arnPart(arn: string, word: string): string {
  const parts = (arn.split(':').at(-1) ?? '').split('/');
  const at = parts.indexOf(word);
  return at < 0 ? '' : (parts[at + 1] ?? '');
}

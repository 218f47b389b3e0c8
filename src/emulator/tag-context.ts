/**
 * The condition keys that a request with tags carries.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
 */
export function requestTagContext(
  tags: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string | readonly string[]>> {
  const entries = Object.entries(tags ?? {});
  if (entries.length === 0) return {};
  const context: Record<string, string | readonly string[]> = {
    'aws:TagKeys': entries.map(([key]) => key),
  };
  for (const [key, value] of entries) context[`aws:RequestTag/${key}`] = value;
  return context;
}

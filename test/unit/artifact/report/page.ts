/** One tag of a page, with the names of its attributes. */
export interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

/**
 * Every tag of a page, in its order. Good for pages in which each `<` begins a tag and each value stands between double quotes, which
 * is what the report promises; whatever else stands there is a tag of a name that no report has.
 */
export function readTags(page: string): readonly Tag[] {
  const withoutStyle = page.replace(/<style>[^<]*<\/style>/, '<style></style>');
  return [...withoutStyle.matchAll(/<([^\s>]*)([^>]*)>/g)].map(([, name = '', rest = '']) => ({
    name,
    attributes: [...rest.matchAll(/\s([^\s=]+)(="[^"]*")?/g)].map(([, attribute = '']) => attribute),
  }));
}

/** The texts of a page, without its tags: one line for each block that has one. */
export function readText(page: string): string {
  const [, main = page] = page.split(/<main[^>]*>|<\/main>/);
  return unescape(
    main
      .replaceAll(/<\/(p|h\d|li|dt|dd|tr|summary|pre|blockquote)>/g, '\n')
      .replaceAll(/<\/(td|th|span|code)>/g, ' ')
      .replaceAll(/<[^>]*>/g, ''),
  )
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&');
}

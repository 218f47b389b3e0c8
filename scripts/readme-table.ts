/** A table in Markdown as the formatter would have it; the first row is its head. */
export function alignTable([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

/**
 * The README with what a script writes in its place.
 * @throws Error where the README has no place for it
 */
export function placeInReadme(readme: string, script: string, written: string): string {
  const begin = `<!-- begin of what ${script} writes -->`;
  const end = `<!-- end of what ${script} writes -->`;
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks ${begin} or ${end}`);
  return `${before}${begin}\n\n${written}\n\n${end}${after}`;
}

/** Markup that can be put into other markup as it is. */
class SafeText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  render(): string {
    return this.#text;
  }
}

/** Made by {@link markup} alone: the class is not exported. */
export type Markup = SafeText;

/** What may stand in a template; nothing is written for `undefined`. */
export type Part = string | number | Markup | undefined | readonly Part[];

/**
 * The one way to markup: what stands in the template is the program's own, and every value is escaped unless it was made here too.
 * An escaped value is safe as text and between double quotes, and nowhere else: not without quotes, not in a style, not as a whole URL
 * from outside.
 */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new SafeText(
    template.reduce((before, after, index) => before + renderPart(parts[index - 1]) + after),
  );
}

function renderPart(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return part instanceof SafeText ? part.render() : part.map(renderPart).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * A character that nobody can see is written as its number: a control character, and what turns the direction of writing, which could
 * make a resource read like another one.
 */
function escapeText(text: string): string {
  return text.replaceAll(
    /[&<>"'`]|(?![\n\t])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/gu,
    (character) => entities[character] ?? `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}

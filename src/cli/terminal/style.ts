import { styleText } from 'node:util';

type Format = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';
export type Style = (format: Format, text: string) => string;

// Newer lines of Node judge by stdout whether to colour; here stderr decides, so that judgement is switched off.
const paint = styleText as (format: Format, text: string, options: { validateStream: false }) => string;

/** @param coloured false gives every text back as it is */
export function createStyle(coloured: boolean): Style {
  return coloured
    ? (format, text) => paint(format, text, { validateStream: false })
    : (_format, text) => text;
}

/** https://no-color.org: any value but the empty one means no colour. */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

import type { Grant } from '../../policy/grant.ts';
import { mapTexts } from '../../policy/parameters.ts';

/** What stands for an account, a region and a stage in the texts of a template. */
const parameterNames = ['AccountId', 'Region', 'Stage'] as const;
export type ParameterName = (typeof parameterNames)[number];

/**
 * Up to how many characters each parameter may have: policies are split by the size they can come to. An account id has 12
 * digits, no region has a longer name than `us-isof-south-1`. A longer stage has to be filled in by --stage.
 */
export const longestValues: Readonly<Record<ParameterName, number>> = {
  AccountId: 12,
  Region: 15,
  Stage: 20,
};

/** A part of a text: a parameter of the template, or what stands for itself, IAM's own variables (`${aws:username}`) included. */
export type Piece =
  | { readonly kind: 'parameter'; readonly name: ParameterName }
  | { readonly kind: 'text'; readonly text: string };

export function parsePieces(text: string): readonly Piece[] {
  const parts = text.split(/(\$\{(?:AccountId|Region|Stage)\})/).filter((part) => part !== '');
  return parts.map((part) => {
    const name = parameterNames.find((one) => part === `\${${one}}`);
    return name === undefined ? { kind: 'text', text: part } : { kind: 'parameter', name };
  });
}

/** A text in the language of a format, piece by piece. */
export function renderPieces(
  text: string,
  render: {
    readonly parameter: (name: ParameterName) => string;
    readonly text: (text: string) => string;
  },
): string {
  const pieces = parsePieces(text).map((piece) =>
    piece.kind === 'parameter' ? render.parameter(piece.name) : render.text(piece.text),
  );
  return pieces.join('');
}

/** The parameters that stand in any of the texts, in the order of their names. */
export function findParameters(texts: readonly string[]): readonly ParameterName[] {
  const found = texts.flatMap((text) =>
    parsePieces(text).flatMap((piece) => (piece.kind === 'parameter' ? [piece.name] : [])),
  );
  return parameterNames.filter((name) => found.includes(name));
}

/** All texts in which a parameter may stand. */
export function textsOf(grant: Grant): readonly string[] {
  const texts: string[] = [];
  mapTexts(grant, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

import type { PackedPolicy } from './exported-policy.ts';

/** The policy as IAM's own JSON: one document, or where it takes several a list of them, the inline one first. */
export function renderJson({ inline, managed }: PackedPolicy): string {
  const documents = [...(inline === undefined ? [] : [inline]), ...managed];
  return toText(documents.length === 1 ? documents[0] : documents);
}

export function toText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

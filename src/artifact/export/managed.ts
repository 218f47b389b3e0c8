import type { NamedDocument } from './exported-policy.ts';
import { toText } from './json.ts';

/**
 * Managed policies as `aws iam create-policy --cli-input-json` takes each of them: its document is a text there.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export function renderManaged(documents: readonly NamedDocument[]): string {
  return toText(
    documents.map(({ name, document }) => ({
      PolicyName: name,
      PolicyDocument: JSON.stringify(document),
    })),
  );
}

/** A file for each of them by its name, as `aws iam create-policy --policy-document file://…` takes it. */
export function renderManagedFiles(
  documents: readonly NamedDocument[],
): readonly { readonly name: string; readonly text: string }[] {
  return documents.map(({ name, document }) => ({ name: `${name}.json`, text: toText(document) }));
}

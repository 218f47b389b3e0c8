import { resolve } from 'node:path';

/** Where a value comes from. What comes from the environment or from a file is a secret. */
export type ValueSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'file'; readonly file: string };

/** Something that the service expects to find in its account. In its texts `${Stage}`, `${AccountId}` and `${Region}` may stand. */
export type PrerequisiteSetting =
  /** A CloudFormation template, or a list of these settings. */
  | { readonly kind: 'file'; readonly file: string }
  | {
      readonly kind: 'stack';
      readonly template: string;
      readonly stackName?: string;
      readonly parameters: Readonly<Record<string, ValueSource>>;
    }
  | {
      readonly kind: 'secure-string';
      readonly name: string;
      readonly value: ValueSource;
      readonly keyId?: string;
    }
  | {
      readonly kind: 'object';
      readonly bucket: string;
      readonly key: string;
      readonly content: Exclude<ValueSource, { kind: 'env' }>;
    };

/** The same with absolute paths. */
export function resolvePrerequisite(setting: PrerequisiteSetting, directory: string): PrerequisiteSetting {
  const ofSource = <Source extends ValueSource>(source: Source): Source =>
    source.kind === 'file' ? { ...source, file: resolve(directory, source.file) } : source;
  switch (setting.kind) {
    case 'file':
      return ofSource(setting);
    case 'stack':
      return {
        ...setting,
        template: resolve(directory, setting.template),
        parameters: Object.fromEntries(
          Object.entries(setting.parameters).map(([key, source]) => [key, ofSource(source)]),
        ),
      };
    case 'secure-string':
      return { ...setting, value: ofSource(setting.value) };
    case 'object':
      return { ...setting, content: ofSource(setting.content) };
  }
}

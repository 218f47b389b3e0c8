import { z } from 'zod';
import { show, text } from './field.ts';
import { describeUnknownSetting } from './nearest-name.ts';
import type { PrerequisiteSetting, ValueSource } from './prerequisites.ts';

const file = text('the path of a file', (value) => value.trim() !== '');
const placeholder = /\$\{([^}]*)\}/g;
const parameters = ['Stage', 'AccountId', 'Region'];

/** A name in which the parameters of a life may stand, and no other variable: nobody would fill that in. */
function name(expected: string, pattern: RegExp) {
  return text(expected, (value) => pattern.test(value.replaceAll(placeholder, 'x'))).refine(
    (value) => [...value.matchAll(placeholder)].every(([, one]) => parameters.includes(one ?? '')),
    {
      error: (issue) =>
        `${show(issue.input)} holds another variable than \${Stage}, \${AccountId} and \${Region}`,
    },
  );
}

const source = z
  .union(
    [
      z.string(),
      z.strictObject({ env: text('the name of an environment variable', (value) => value !== '') }),
      z.strictObject({ file }),
    ],
    { error: () => 'expected a text, { env: NAME } or { file: PATH }' },
  )
  .transform((value): ValueSource => {
    if (typeof value === 'string') return { kind: 'text', text: value };
    return 'env' in value ? { kind: 'env', name: value.env } : { kind: 'file', file: value.file };
  });

const stack = z
  .strictObject({
    template: file,
    // Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
    stackName: name('the name of a stack', /^[A-Za-z][-A-Za-z0-9]{0,127}$/).optional(),
    parameters: z
      .record(z.string(), source, { error: (issue) => `${show(issue.input)} is no table of parameters` })
      .optional(),
  })
  .transform(({ stackName, parameters = {}, template }) => ({
    kind: 'stack' as const,
    template,
    parameters,
    ...(stackName !== undefined && { stackName }),
  }));

const secureString = z
  .strictObject({
    // Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
    secureString: name('the name of a parameter such as /orders/${Stage}/token', /^[A-Za-z0-9_.\-/]+$/),
    value: source,
    keyId: name('a key such as alias/orders', /^\S+$/).optional(),
  })
  .transform(({ secureString, value, keyId }) => ({
    kind: 'secure-string' as const,
    name: secureString,
    value,
    ...(keyId !== undefined && { keyId }),
  }));

const object = z
  .strictObject({
    object: name('the key of an object', /^[^\n]+$/),
    // Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    bucket: name('the name of a bucket', /^[a-z0-9x][a-z0-9.\-x]{0,62}$/),
    file: file.optional(),
    text: z.string({ error: (issue) => `${show(issue.input)} is no text` }).optional(),
  })
  .refine(({ file, text }) => (file === undefined) !== (text === undefined), {
    error: 'an object is made of a file or of a text, expected one of the two',
  })
  .transform(({ object, bucket, file, text }) => ({
    kind: 'object' as const,
    bucket,
    key: object,
    content:
      file === undefined ? { kind: 'text' as const, text: text ?? '' } : { kind: 'file' as const, file },
  }));

const kinds = { template: stack, secureString, object } as const;

/** A path, or a table whose keys tell what it is. */
const prerequisite = z.unknown().transform((input, context): PrerequisiteSetting => {
  if (typeof input === 'string' && input.trim() !== '') return { kind: 'file', file: input };
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find(
    (key) => typeof input === 'object' && input !== null && key in input,
  );
  if (kind === undefined) {
    context.addIssue({
      code: 'custom',
      message: `${show(input)} is no prerequisite, expected the path of a template, or a table with ${Object.keys(kinds).join(', ')}`,
    });
    return z.NEVER;
  }
  const parsed = kinds[kind].safeParse(input);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    if (issue.code !== 'unrecognized_keys') {
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path });
      continue;
    }
    const known = Object.keys(kinds[kind].in.shape);
    for (const key of issue.keys) {
      const message = describeUnknownSetting(key, known);
      context.addIssue({ code: 'custom', message, path: [...issue.path, key] });
    }
  }
  return z.NEVER;
});

/** Paths as they are written there. */
export const prerequisitesSchema = z.array(prerequisite, {
  error: (issue) => `${show(issue.input)} is no list of prerequisites`,
});

import { z } from 'zod';
import type { WrittenStatement } from '../policy/expand.ts';
import type { Selection } from '../policy/selection.ts';

const texts = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((one) => [one].flat());

/** IAM takes bare numbers and booleans as their text. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const conditionSchema = z.record(z.string(), z.record(z.string(), z.union([scalar, z.array(scalar)])));

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: texts.optional(),
    NotAction: texts.optional(),
    Resource: texts.optional(),
    NotResource: texts.optional(),
    Condition: conditionSchema.optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), {
    error: 'it has to have Action or NotAction, and not both',
  })
  .refine(({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined), {
    error: 'it has to have Resource or NotResource, and not both',
  });

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const documentSchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z
    .unknown()
    .refine((written) => typeof written === 'object' && written !== null, {
      error: 'there are no statements',
    })
    .transform((written): unknown[] => (Array.isArray(written) ? written : [written])),
});

interface ParsedStatement extends WrittenStatement {
  readonly sid?: string;
  /** Of its document: only in the newer one a policy variable is more than text. */
  readonly version?: '2012-10-17' | '2008-10-17';
}

export type ParsedPolicy =
  | { readonly kind: 'policy'; readonly statements: readonly ParsedStatement[] }
  /** `why` names the place and what is wrong there. */
  | { readonly kind: 'not-a-policy'; readonly why: string };

/**
 * An identity policy as any tool writes it: one statement or many, one value or many. A list of documents counts as one policy,
 * and what `aws iam get-policy-version`, `get-role-policy` and `get-user-policy` print is unwrapped.
 */
export function parsePolicy(content: unknown): ParsedPolicy {
  const statements: ParsedStatement[] = [];
  for (const { content: one, place } of unwrap(content, '')) {
    const document = documentSchema.safeParse(one);
    if (!document.success) return { kind: 'not-a-policy', why: tell(document.error, place) };
    for (const [index, written] of document.data.Statement.entries()) {
      const statement = statementSchema.safeParse(written);
      if (!statement.success) {
        return { kind: 'not-a-policy', why: tell(statement.error, `${place}Statement.${index}.`) };
      }
      statements.push(toStatement(statement.data, document.data.Version));
    }
  }
  return { kind: 'policy', statements };
}

interface Placed {
  readonly content: unknown;
  /** Ends with a dot where it is not empty. */
  readonly place: string;
}

function unwrap(content: unknown, place: string): readonly Placed[] {
  if (Array.isArray(content) && content.length > 0) {
    return content.flatMap((one, index) => unwrap(one, `${place}${index}.`));
  }
  if (typeof content === 'string') return [{ content: parseText(content), place }];
  if (typeof content !== 'object' || content === null) return [{ content, place }];
  for (const name of ['PolicyVersion', 'PolicyDocument', 'Document']) {
    const inner = (content as Readonly<Record<string, unknown>>)[name];
    if (inner !== undefined) return unwrap(inner, `${place}${name}.`);
  }
  return [{ content, place }];
}

/** IAM's API gives documents as text, encoded for a URL. */
function parseText(text: string): unknown {
  for (const candidate of [() => text, () => decodeURIComponent(text)]) {
    try {
      return JSON.parse(candidate());
    } catch {
      // The next way to read it, or none.
    }
  }
  return text;
}

function toStatement(
  written: z.infer<typeof statementSchema>,
  version: ParsedStatement['version'],
): ParsedStatement {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = written;
  return {
    effect: Effect,
    actions: select(Action, NotAction),
    resources: select(Resource, NotResource),
    ...(Condition !== undefined && { condition: Condition }),
    ...(Sid !== undefined && { sid: Sid }),
    ...(version !== undefined && { version }),
  };
}

function select(picked: readonly string[] = [], left?: readonly string[]): Selection[] {
  return left === undefined
    ? picked.map((pattern) => ({ kind: 'matching', pattern }))
    : [{ kind: 'all-but', patterns: left }];
}

function tell({ issues }: z.ZodError, place: string): string {
  const [issue] = issues;
  if (issue === undefined) return 'it is no policy';
  const principal = ['Principal', 'NotPrincipal'].find(
    (element) => issue.code === 'unrecognized_keys' && issue.keys.includes(element),
  );
  if (principal !== undefined) {
    return `${place}${principal}: it belongs to the policy of a resource or to the trust policy of a role`;
  }
  const path = `${place}${issue.path.join('.')}`.replace(/\.$/, '');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

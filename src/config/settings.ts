import { z } from 'zod';
import { logLevels } from './config.ts';
import { proofDepths, type ProofDepth } from '../life.ts';
import { parseDurationMs } from './duration.ts';
import { show, text } from './field.ts';
import { describeUnknownModes, parseHostileModes } from './hostile-modes.ts';
import { prerequisitesSchema } from './prerequisites-schema.ts';

function count(expected: string, range: { min: number; max: number }) {
  const error = (issue: { input?: unknown }): string => `${show(issue.input)} is not ${expected}`;
  return z.int({ error }).min(range.min, { error }).max(range.max, { error });
}

/** Numbers reach us from the command line as text. */
function countInText(expected: string, range: { min: number; max: number }) {
  return text(expected, (value) => /^\d+$/.test(value))
    .transform(Number)
    .pipe(count(expected, range));
}

function duration(expected: string) {
  return text(expected, (value) => (parseDurationMs(value) ?? 0) > 0).transform(
    (value) => parseDurationMs(value) ?? 0,
  );
}

const flag = z.boolean({ error: (issue) => `${show(issue.input)} is not true or false` });

const attempts = ['a whole number from 1 to 10000', { min: 1, max: 10_000 }] as const;
const lives = ['a whole number from 1 to 10', { min: 1, max: 10 }] as const;
const jobs = ['a whole number from 1 to 16', { min: 1, max: 16 }] as const;
const propagation = ['a whole number of milliseconds, at most 600000', { min: 0, max: 600_000 }] as const;

const seed = ['a whole number from 0 to 4294967295', { min: 0, max: 4_294_967_295 }] as const;
const speedWords = 'a number above 0, such as 60';

function isSpeed(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}

function hostile(asked: z.ZodType<boolean | string | readonly string[]>) {
  return asked.transform((value, context) => {
    const parsed = parseHostileModes(value);
    if (parsed.kind === 'modes') return parsed.modes;
    context.addIssue({ code: 'custom', message: describeUnknownModes(parsed.names) });
    return z.NEVER;
  });
}

/** Source: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const accountId = text('an AWS account id of 12 digits', (value) => /^\d{12}$/.test(value));
/** Source of the form: https://docs.aws.amazon.com/general/latest/gr/rande.html */
const region = text('an AWS region such as eu-central-1', (value) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(value));
// Short, for it goes into the name of every resource, and many of those end at 63 or 64 characters.
const stagePrefix = text('1 to 8 lower-case letters and digits that start with a letter', (value) =>
  /^[a-z][a-z0-9]{0,7}$/.test(value),
);
const stage = text('a stage: letters, digits and hyphens', (value) => /^[a-zA-Z0-9-]{1,64}$/.test(value));
const endpointUrl = text('an http or https URL', (value) => {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
});
const path = text('a path', (value) => value.trim() !== '');
const profile = text('the name of a profile', (value) => value.trim() !== '');
const passEnv = z.array(
  text('the name of an environment variable', (value) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(value)),
  { error: (issue) => `${show(issue.input)} is not a list of names of environment variables` },
);
const proof = text(`one of ${proofDepths.join(', ')}`, (value) =>
  proofDepths.some((depth) => depth === value),
).transform((value) => value as ProofDepth);
/**
 * A name, or a path that begins with a slash and a name: what follows the flag may be meant as the service's directory.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
const policyName = text(
  'the name of a managed policy, such as orders-boundary or /team/orders-${Stage}',
  (value) => /^(?:\/(?:[\w+=,.@-]+\/)*)?(?:[\w+=,@-]|\$\{Stage\})(?:[\w+=,.@-]|\$\{Stage\})*$/.test(value),
);
const boundary = z.union([z.boolean(), policyName], {
  error: (issue) => `${show(issue.input)} is not true, false or the name of a managed policy`,
});
const span = duration('a span of time with its unit, such as 90m, 30s or 2h');

/** What both sources may say. */
const common = {
  account: accountId.optional(),
  region: region.optional(),
  stagePrefix: stagePrefix.optional(),
  out: path.optional(),
  endpointUrl: endpointUrl.optional(),
  proxy: endpointUrl.optional(),
  caFile: path.optional(),
  emulate: flag.optional(),
  profile: profile.optional(),
  proof: proof.optional(),
  harden: flag.optional(),
  boundary: boundary.optional(),
  sls: path.optional(),
  timeout: span.optional(),
  attemptTimeout: span.optional(),
  trailTimeout: span.optional(),
  policyStage: stage.optional(),
  passEnv: passEnv.optional(),
};

/** The configuration file: what holds for every run of a service. */
export const fileSchema = z.strictObject({
  ...common,
  $schema: z.string().optional(),
  sandboxAccounts: z
    .array(accountId, { error: (issue) => `${show(issue.input)} is not a list of account ids` })
    .optional(),
  propagationMs: count(...propagation).optional(),
  hostile: hostile(
    z.union([z.boolean(), z.array(z.string())], {
      error: (issue) => `${show(issue.input)} is not true, false or a list of names`,
    }),
  ).optional(),
  seed: count(...seed).optional(),
  speed: z
    .number({ error: (issue) => `${show(issue.input)} is not ${speedWords}` })
    .refine(isSpeed, { error: (issue) => `${show(issue.input)} is not ${speedWords}` })
    .optional(),
  maxAttempts: count(...attempts).optional(),
  lives: count(...lives).optional(),
  jobs: count(...jobs).optional(),
  prerequisites: prerequisitesSchema.optional(),
});

/** The command line, as commander names its options. */
export const flagsSchema = z.strictObject({
  ...common,
  config: path.optional(),
  propagationMs: countInText(...propagation).optional(),
  hostile: hostile(z.union([z.boolean(), z.string()])).optional(),
  seed: countInText(...seed).optional(),
  speed: text(speedWords, (value) => /^\d+(?:\.\d+)?$/.test(value) && isSpeed(Number(value)))
    .transform(Number)
    .optional(),
  maxAttempts: countInText(...attempts).optional(),
  lives: countInText(...lives).optional(),
  jobs: countInText(...jobs).optional(),
  fresh: flag.optional(),
  policy: path.optional(),
  prerequisites: prerequisitesSchema.optional(),
  json: flag.optional(),
  quiet: flag.optional(),
  logLevel: text(`one of ${logLevels.join(', ')}`, (value) => logLevels.some((level) => level === value))
    .transform((value) => value as (typeof logLevels)[number])
    .optional(),
});

export type FileSettings = z.output<typeof fileSchema>;
export type FlagSettings = z.output<typeof flagsSchema>;

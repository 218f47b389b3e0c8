import { z } from 'zod';
import { goals, granteeNames, necessityProofs, phaseNames } from '../life.ts';
import { childExitSchema } from './evidence.ts';
import { seenDenialSchema } from './seen-denial.ts';

const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proven') }),
  z.strictObject({ kind: z.literal('unchanged') }),
  z.strictObject({ kind: z.literal('changed'), message: z.string() }),
  z.strictObject({ kind: z.literal('refuted'), message: z.string() }),
  z.strictObject({
    kind: z.literal('blocked'),
    by: z.string(),
    policyArn: z.string().optional(),
    message: z.string(),
  }),
  z.strictObject({ kind: z.literal('stuck'), message: z.string(), seen: z.array(z.string()).readonly() }),
  z.strictObject({ kind: z.literal('broken'), phase: z.string(), message: z.string() }),
  z.strictObject({ kind: z.literal('exhausted'), bound: z.enum(['attempts', 'time']), message: z.string() }),
  z.strictObject({ kind: z.literal('interrupted'), signal: z.string() }),
  z.strictObject({
    kind: z.literal('failed'),
    code: z.string(),
    message: z.string(),
    hint: z.string().optional(),
  }),
]);

const condition = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])));

const askerSchema = z.strictObject({
  /** A template. */
  logicalId: z.string().optional(),
  resourceType: z.string().optional(),
  /** Of the command: the plugins and settings that the service had when it was refused first. */
  with: z.array(z.string()).optional(),
});

const differenceSchema = z.strictObject({
  grantee: z.enum(granteeNames),
  action: z.string(),
  resource: z.string(),
  condition: condition.optional(),
  askedBy: z.array(askerSchema),
});

/** Which statement of a judged policy, from 0. */
const statementName = { statement: z.int(), sid: z.string().optional() };

/** Something of a policy that is not needed, as the policy has it: `notAction` in the place of `action`, and `notResource` of `resource`. */
const unneededSchema = differenceSchema.partial({ action: true, resource: true }).extend({
  notAction: z.array(z.string()).optional(),
  notResource: z.array(z.string()).optional(),
  /** Where grants cannot say it: the statement that does. */
  statement: z.int().optional(),
  sid: z.string().optional(),
});

/** A Deny of a judged policy that does not let the service have what it needs. It was lifted, so that the lives could go on. */
const conflictSchema = z.strictObject({
  ...statementName,
  /** It was this statement. False: another one was lifted for the same call, and which of them denies it AWS does not say. */
  shown: z.boolean(),
  /** `denies` is all that it denies of what the life needs. False: it may deny more, since it has a condition or the life was not lived to the end. */
  complete: z.boolean(),
  denies: z.array(
    z.strictObject({
      action: z.string(),
      resource: z.string(),
      /** In which it was refused. Empty: it was needed after the statement was lifted, which would have denied it. */
      phases: z.array(z.enum(phaseNames)),
      askedBy: z.array(askerSchema),
    }),
  ),
});

/** What a later run knows a change of the service by; no value of the service stands in it, and none can be guessed from it. */
const fingerprintSchema = z.strictObject({
  serverless: z.string(),
  /** Versions by name. */
  plugins: z.record(z.string(), z.string()),
  lifecycle: z.array(z.string()),
  /** Digests of what the service tells Serverless and its plugins, by where it stands. Each text counts in them by one byte of its hash. */
  settings: z.record(z.string(), z.string()),
  resources: z.record(z.string(), z.strictObject({ type: z.string(), shape: z.string() })),
});

const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['tool', 'plugin']),
    name: z.string(),
    before: z.string().optional(),
    now: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('lifecycle') }),
  z.strictObject({
    kind: z.literal('setting'),
    how: z.enum(['added', 'changed', 'removed']),
    name: z.string(),
  }),
  z.strictObject({
    kind: z.literal('resource'),
    how: z.enum(['added', 'changed', 'removed']),
    logicalId: z.string(),
    type: z.string(),
  }),
]);

const baselineSchema = z.strictObject({
  file: z.string(),
  /** Of the run that proved it, where that is known. */
  runId: z.string().optional(),
  grants: z.int(),
  /** How many of its statements no grants can say: with Deny, NotAction, NotResource or a policy variable. Absent: none. */
  statements: z.int().optional(),
  /** What was refused though the policy was in force. */
  missing: z.array(differenceSchema),
  /** What of it a whole life did not miss. Null: that was not asked, or the run ended before it was known. */
  unneeded: z.array(unneededSchema).nullable(),
  /** Which of its statements deny what the life needs. Absent: none. */
  conflicts: z.array(conflictSchema).optional(),
  /** In what the service is another one. Null: it is not known what it was. */
  changes: z.array(changeSchema).nullable(),
  /**
   * How many actions the policy allows, as AWS's reference lists them; how many the life needs. Only of a policy from elsewhere. What is allowed
   * under a condition counts; what a statement denies wherever it is allowed does not, where that has no condition.
   */
  actions: z.strictObject({ allowed: z.int(), needed: z.int().nullable() }).optional(),
});

const remark = { role: z.string(), what: z.string() };
const boundarySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('found'),
    /** Of the managed policy that is to hold the document outside of the run; a template. */
    arn: z.string(),
    /** As boundary.template.json. */
    document: z.strictObject({
      Version: z.literal('2012-10-17'),
      Statement: z.array(
        z.strictObject({
          Effect: z.enum(['Allow', 'Deny']),
          Action: z.array(z.string()).optional(),
          NotAction: z.array(z.string()).optional(),
          Resource: z.array(z.string()).optional(),
          NotResource: z.array(z.string()).optional(),
          Condition: condition.optional(),
        }),
      ),
    }),
    /** Logical ids of the roles whose permissions it is made of. */
    roles: z.array(z.string()),
    /** What these are allowed and nothing could be read of: the boundary refuses it. */
    unread: z.array(z.strictObject({ ...remark, why: z.string() })),
    /** What is known in a deployed stack alone: a `*` stands for it. */
    open: z.array(z.strictObject(remark)),
    /** How many lives the roles were lived with under it. */
    lives: z.int(),
    /** Grants of role-changing actions that do not ask for it, though they could: the call was refused so. */
    unbounded: z.array(z.string()),
    /** Ids of the escalations that it closes. */
    closes: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('none'), why: z.string() }),
]);

/** run.json: one run, for scripts. Times are ISO 8601, durations milliseconds. */
export const runRecordSchema = z.strictObject({
  version: z.literal(1),
  runId: z.string(),
  /** What the run was for. */
  goal: z.enum(goals).default('run'),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  outcome: outcomeSchema,
  service: z.strictObject({ name: z.string(), stage: z.string() }),
  /** The role that the service names for CloudFormation, as a template. Absent: it names none. */
  deploymentRole: z.strictObject({ arn: z.string() }).optional(),
  accountId: z.string(),
  region: z.string(),
  phases: z.array(
    z.strictObject({
      name: z.enum(phaseNames),
      life: z.int(),
      attempts: z.int(),
      durationMs: z.number(),
      childMs: z.number(),
    }),
  ),
  attempts: z.array(
    z.strictObject({
      attempt: z.int(),
      life: z.int(),
      phase: z.enum(phaseNames),
      exit: childExitSchema,
      verdict: z.string(),
      durationMs: z.number(),
      childMs: z.number(),
      outputFile: z.string(),
    }),
  ),
  grants: z.array(
    z.strictObject({
      id: z.string(),
      /** Whose policy it belongs to. */
      grantee: z.enum(granteeNames).default('deployer'),
      action: z.string(),
      /** With `${AccountId}`, `${Region}` and `${Stage}` where they stood. */
      resource: z.string(),
      condition: condition.optional(),
      via: z.enum(['client', 'cloudformation']),
      /** What shows that it is needed: its refusal alone failed an attempt, or did again where it was withheld. Absent: nothing does. */
      proof: z.enum(necessityProofs).optional(),
      phases: z.array(z.enum(phaseNames)),
      /** Who was refused: resources of the stack, and where one names none the command itself. */
      askedBy: z.array(askerSchema).default([]),
      /** Ids of the denials that asked for it; the texts are in evidence.jsonl. */
      denials: z.array(z.string()),
      /** Why the resource is wider than what AWS first printed. */
      widenings: z.array(
        z.strictObject({ from: z.string(), to: z.string(), arns: z.array(z.string()), reason: z.string() }),
      ),
    }),
  ),
  /** The known ways in which who has a policy can get more than it lists, the strongest first. */
  escalations: z
    .array(
      z.strictObject({
        id: z.string(),
        /** Whose policy leaves it open. */
        grantee: z.enum(granteeNames),
        title: z.string(),
        /** What is done, and what the resources limit about it. */
        how: z.string(),
        /** Those of the policy that make it possible. */
        actions: z.array(z.string()),
        /** Address of the page that documents it. */
        source: z.string(),
      }),
    )
    .default([]),
  /** The permissions boundary of the roles that the service makes. Absent: nobody asked for it, or it is not known yet. */
  boundary: boundarySchema.optional(),
  /** What was refused, and not granted, since the work went on without it. One for each time that it was seen. */
  softDenials: z.array(
    z.strictObject({
      phase: z.enum(phaseNames),
      /** Absent in this and what follows: an earlier version wrote the file. */
      attempt: z.int().optional(),
      /** Whether the attempt did what its command is for. If not, it failed of something else. */
      achieved: z.boolean().optional(),
      /** With `${AccountId}`, `${Region}` and `${Stage}` where they stood. Absent: the refusal names none. */
      resource: z.string().optional(),
      /**
       * What the refusal cost, as far as it was said: the lines that the command printed the refusal in, or the reason of the
       * stack's event, where they say more than the refusal. Absent: nothing was seen.
       */
      told: z.string().optional(),
      denial: seenDenialSchema,
    }),
  ),
  proof: z.strictObject({
    sufficient: z.strictObject({ passed: z.boolean(), lives: z.int() }),
    minimal: z.strictObject({
      /** Each grant is shown to be needed. Null: that was not asked for, or the run ended before it was known. */
      passed: z.boolean().nullable(),
      /** How many grants were withheld from a life until they were missed, or to its end. */
      tested: z.int(),
      /** What a whole life did not miss; it is in no policy any more. */
      unneeded: z.array(z.strictObject({ action: z.string(), resource: z.string() })),
    }),
  }),
  /** Of the service as it was packaged. Absent: it never was. */
  fingerprint: fingerprintSchema.optional(),
  /** The policy that the run began with, and what was found of it. Absent: it began with none. */
  baseline: baselineSchema.optional(),
  /** The run that this one went on with, which was not proven; what was refused for its grants is in its own evidence. Absent: none. */
  resumed: z.strictObject({ runId: z.string(), grants: z.int() }).optional(),
  leftovers: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  tools: z.strictObject({ harness: z.string(), serverless: z.string(), node: z.string() }),
});

export type RunRecord = z.infer<typeof runRecordSchema>;

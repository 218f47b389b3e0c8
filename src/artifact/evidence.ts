import { z } from 'zod';
import { goals, granteeNames, lifePurposes, phaseNames } from '../life.ts';
import { seenDenialSchema, viaSchema } from './seen-denial.ts';

/** ISO 8601 with milliseconds, UTC. */
const at = z.iso.datetime();
const phase = z.enum(phaseNames);
const condition = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])));

/** How the child ended. */
export const childExitSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exited'), code: z.int() }),
  z.strictObject({ kind: z.literal('signalled'), signal: z.string() }),
  z.strictObject({ kind: z.literal('timed-out'), afterMs: z.number() }),
  z.strictObject({ kind: z.literal('stalled'), stackStatus: z.string() }),
  z.strictObject({ kind: z.literal('stopped') }),
  z.strictObject({ kind: z.literal('not-started'), message: z.string() }),
]);

/** What the harness did about a denial, and why. */
const decisionSchema = z.enum([
  'granted',
  'widened',
  'already-granted',
  /** It was withheld, was missed, and is given back; or something else is missed first. */
  'restored',
  'withheld',
  'soft',
  'not-the-deployers',
  'not-a-missing-grant',
  /** The judged policy itself denies it: that statement is lifted, or was lifted before. */
  'lifted',
  'already-lifted',
  'unreadable',
]);

const toolsSchema = z.strictObject({ harness: z.string(), serverless: z.string(), node: z.string() });

/** One line of evidence.jsonl, without what every line has. In order of their first appearance in a run. */
const factSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('run.started'),
    goal: z.enum(goals).default('run'),
    service: z.string(),
    accountId: z.string(),
    region: z.string(),
    operatorArn: z.string(),
    tools: toolsSchema,
    /** The policy that the run began with. Absent: none. */
    baseline: z
      .strictObject({ file: z.string(), grants: z.int(), statements: z.int().optional() })
      .optional(),
    /** The run that this one goes on with, which was not proven. Absent: none. */
    resumed: z.strictObject({ file: z.string(), runId: z.string(), grants: z.int() }).optional(),
  }),
  /** One that the run began with. */
  z.strictObject({
    type: z.literal('grant.given'),
    grantId: z.string(),
    grantee: z.enum(granteeNames),
    action: z.string(),
    resource: z.string(),
    condition: condition.optional(),
  }),
  /** One of its statements that grants cannot say, as it was written. */
  z.strictObject({
    type: z.literal('statement.given'),
    /** `s1`, `s2`, … */
    statementId: z.string(),
    statement: z.int(),
    sid: z.string().optional(),
    effect: z.enum(['Allow', 'Deny']),
    /** Each as the policy has it, with parameters where the account, the region and the stage stood. */
    action: z.array(z.string()).optional(),
    notAction: z.array(z.string()).optional(),
    resource: z.array(z.string()).optional(),
    notResource: z.array(z.string()).optional(),
    condition: condition.optional(),
  }),
  /** Something that the service expects to find is being made, is there, is removed again. */
  z.strictObject({
    type: z.literal('prerequisite.started'),
    what: z.string(),
    /** Absent: for the whole run. */
    life: z.int().optional(),
  }),
  z.strictObject({
    type: z.literal('prerequisite.ready'),
    what: z.string(),
    life: z.int().optional(),
    durationMs: z.number(),
  }),
  z.strictObject({ type: z.literal('prerequisite.removed'), what: z.string(), life: z.int() }),
  z.strictObject({
    type: z.literal('life.started'),
    life: z.int(),
    purpose: z.enum(lifePurposes),
    stage: z.string(),
    stackName: z.string(),
    deployerArn: z.string(),
    /** Of the role that stands in for the one that the service names. */
    deploymentRoleArn: z.string().optional(),
    /** Of a removal life: the grants that it begins without, and what it takes if each is missed by itself. */
    withheld: z.strictObject({ grants: z.int(), attempts: z.int(), estimateMs: z.int() }).optional(),
    /** Of the managed policy that bounds the roles of the service. */
    boundaryArn: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('attempt.started'),
    attempt: z.int(),
    life: z.int(),
    phase,
    /** The child tells what it does for debugging: the attempt before failed without saying of what. */
    debug: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('attempt.ended'),
    attempt: z.int(),
    life: z.int(),
    phase,
    exit: childExitSchema,
    verdict: z.string(),
    /** From the start of the child to the verdict. */
    durationMs: z.number(),
    /** From the start of the child to its end. */
    childMs: z.number(),
    /** The child's output, scrubbed, relative to the artifact's directory. */
    outputFile: z.string(),
  }),
  /** A failure that does not say what was refused, and what was found out about it. */
  z.strictObject({
    type: z.literal('refusal.attributed'),
    attempt: z.int(),
    /** The words of the failure, or that there are none. */
    raw: z.string(),
    logicalId: z.string().optional(),
    /** Where it was looked at last. */
    by: z.enum([
      'decoded-message',
      'authorization-details',
      'cli-output',
      'debug-output',
      'packaged-files',
      'trail',
      'handler-permissions',
    ]),
    /** Of the refused calls that it means; empty: nobody tells of any. */
    actions: z.array(z.string()),
    /** Of CloudTrail. */
    record: z
      .strictObject({
        eventId: z.string(),
        at,
        eventSource: z.string(),
        eventName: z.string(),
        errorCode: z.string().optional(),
        errorMessage: z.string().optional(),
      })
      .optional(),
    /** How many refused calls of the event history could have been it. */
    candidates: z.int().optional(),
    waitedMs: z.number(),
  }),
  /** Nobody can be asked there in this account: for the rest of the run it is not tried again. */
  z.strictObject({
    type: z.literal('source.absent'),
    attempt: z.int(),
    source: z.enum(['authorization-details']),
    why: z.string(),
  }),
  /** What a failed attempt printed that looks like a refusal and is none. */
  z.strictObject({
    type: z.literal('look-alike.seen'),
    attempt: z.int(),
    phase,
    kind: z.string(),
    raw: z.string(),
    seen: seenDenialSchema.shape.seen,
  }),
  z.strictObject({
    type: z.literal('denial.seen'),
    /** `d1`, `d2`, … */
    denialId: z.string(),
    attempt: z.int(),
    phase,
    decision: decisionSchema,
    denial: seenDenialSchema,
  }),
  z.strictObject({
    type: z.literal('grant.added'),
    /** `g1`, `g2`, … */
    grantId: z.string(),
    attempt: z.int(),
    phase,
    /** Whose policy it belongs to. */
    grantee: z.enum(granteeNames),
    action: z.string(),
    /** With `${AccountId}`, `${Region}` and `${Stage}` where they stood. */
    resource: z.string(),
    /** Where the resource is not what AWS printed: what AWS printed (absent: nothing), and why it is another. */
    printed: z.string().optional(),
    reason: z.string().optional(),
    condition: condition.optional(),
    via: viaSchema,
    denialId: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant.widened'),
    grantId: z.string(),
    attempt: z.int(),
    phase,
    from: z.string(),
    to: z.string(),
    /** The texts that were seen in the same place. */
    arns: z.array(z.string()),
    reason: z.string(),
    denialId: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant.dropped'),
    grantId: z.string(),
    action: z.string(),
    resource: z.string(),
    reason: z.string(),
  }),
  /** A statement denies what was refused, so the lives go on without it. */
  z.strictObject({
    type: z.literal('statement.lifted'),
    statementId: z.string(),
    statement: z.int(),
    sid: z.string().optional(),
    attempt: z.int(),
    phase,
    action: z.string(),
    resource: z.string(),
    /** It was this statement. False: it is one of those that it may have been. */
    shown: z.boolean(),
    denialId: z.string(),
  }),
  /** It turned out to be another one that denies it. */
  z.strictObject({
    type: z.literal('statement.restored'),
    statementId: z.string(),
    statement: z.int(),
    sid: z.string().optional(),
    attempt: z.int(),
    phase,
  }),
  z.strictObject({
    type: z.literal('policy.applied'),
    life: z.int(),
    grantee: z.enum(granteeNames),
    grants: z.int(),
    /** Kept as they were written. Absent: none. */
    statements: z.int().optional(),
    inlineCharacters: z.int(),
    managedPolicies: z.int(),
  }),
  z.strictObject({ type: z.literal('policy.honoured'), life: z.int(), waitedMs: z.number() }),
  /** The deployer's key had stopped to answer. */
  z.strictObject({ type: z.literal('key.renewed'), life: z.int(), accessKeyId: z.string() }),
  z.strictObject({
    type: z.literal('stack.recovered'),
    /** Absent in what an earlier version wrote. */
    life: z.int().optional(),
    stackName: z.string(),
    from: z.string(),
    did: z.string(),
  }),
  z.strictObject({
    type: z.literal('life.ended'),
    life: z.int(),
    purpose: z.enum(lifePurposes),
    passed: z.boolean(),
    /** Refusals that mattered in this life; 0 in a life that proves sufficiency. */
    refusals: z.int(),
    /** It failed beside others for this, and is lived again alone. Absent: it passed, or ended with its run. */
    failure: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('leftover.found'), what: z.string(), why: z.string() }),
  z.strictObject({ type: z.literal('run.ended'), outcome: z.string() }),
]);

export const evidenceLineSchema = z.intersection(
  z.strictObject({ version: z.literal(1), runId: z.string(), at }),
  factSchema,
);

/** What happened, as it is told to the evidence and to the terminal alike. */
export type Fact = z.infer<typeof factSchema>;
export type EvidenceLine = z.infer<typeof evidenceLineSchema>;
export type ChildExit = z.infer<typeof childExitSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Tools = z.infer<typeof toolsSchema>;

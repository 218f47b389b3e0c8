import { decodeDenial, decodeMessage } from '../../observe/clarify-denials.ts';
import type { Answer } from '../../denial/attribution/answer.ts';
import { chooseCandidate, saysNothing } from '../../denial/attribution/candidates.ts';
import { callKey } from '../../denial/attribution/attribute.ts';
import { attributeClientCall, attributeUntoldUploads } from '../../denial/attribution/client-call.ts';
import { attributeByCode, splitDebug } from '../../denial/attribution/debug-output.ts';
import type { Question } from '../../denial/attribution/question.ts';
import type { ReadingContext } from '../../denial/context.ts';
import { askTrail } from '../../observe/ask-trail.ts';
import { detailsBoundMs } from '../../observe/read-authorization-details.ts';
import { readHandlerPermissions } from '../../observe/read-handler-permissions.ts';
import { readArtifactDirectory } from '../../serverless/artifact-directory.ts';
import { listPackaged } from '../../serverless/read-packaged.ts';
import type { AttributeInput } from '../types.ts';
import { askDetails, type DetailsDependencies } from './ask-details.ts';
import { readOutput } from './observe.ts';
import { ofLife, type Dependencies, type Resources } from './resources.ts';

/** Of the {@link Dependencies} of a run. */
interface AttributeDependencies extends DetailsDependencies {
  readonly runId: string;
  readonly clients: Pick<Dependencies['clients'], 'sts' | 'iamToolbox' | 'cloudTrail' | 'cloudFormation'>;
  readonly config: Pick<Dependencies['config'], 'accountId' | 'region' | 'trailTimeoutMs' | 'outDir'>;
}

/**
 * Finds out which refused calls an attempt's failures mean where they do not say so: by the message that only the operator can
 * decode, by what AWS recorded of the request, by what the CLI said it would do or tells for debugging, by the event history, by
 * trying what the registry says that the handler may call; cheapest first.
 */
export async function attribute(
  deps: AttributeDependencies,
  resources: Resources,
  input: AttributeInput,
  signal: AbortSignal,
): Promise<readonly Answer[]> {
  const { config } = deps;
  const context = {
    accountId: config.accountId,
    region: config.region,
    deployerArn: input.life.deployer.arn,
    deploymentRoleArn: input.life.deploymentRole?.arn,
  };
  const answers: Answer[] = [];
  const open: Question[] = [];
  const startedAt = performance.now();
  for (const question of input.questions) {
    const boundMs = Math.max(0, detailsBoundMs - (performance.now() - startedAt));
    const asked = { question, attempt: input.attempt, boundMs };
    const answer =
      (await decode(deps, question, context)) ??
      (await askDetails(deps, resources, asked, context, signal)) ??
      (question.isRead === true ? undefined : await readChild(deps, resources, input, question));
    if (answer) answers.push(answer);
    else if (question.isRead !== true) open.push(question);
  }
  const told = await askTrail(deps.clients.cloudTrail, open, {
    userName: input.life.deployer.userName,
    context,
    decode: (encoded) => decodeMessage(deps.clients.sts, encoded),
    known: input.known,
    fruitless: input.fruitless,
    withheld: input.withheld,
    boundMs: config.trailTimeoutMs,
    signal,
  });
  for (const { question, attribution, waitedMs } of told) {
    const answer: Answer = {
      question,
      by: 'trail',
      denials: attribution ? [attribution.denial] : [],
      ...(attribution && {
        record: attribution.record,
        candidates: attribution.candidates,
        refused: attribution.refused,
        rivals: attribution.rivals,
      }),
      waitedMs,
    };
    answers.push(answer);
  }
  return saysNothing(input.known, answers) ? tryCandidate(deps, input, answers, context) : answers;
}

/** Where nobody tells what was refused, and nothing else is to be learned: one of what a handler may call, for a try. */
async function tryCandidate(
  { clients }: AttributeDependencies,
  tried: AttributeInput,
  answers: readonly Answer[],
  context: ReadingContext,
): Promise<readonly Answer[]> {
  for (const answer of answers) {
    const { question } = answer;
    const type = question.askedType ?? question.seen.resourceType;
    if (question.denial === undefined || type === undefined) continue;
    const permissions = await readHandlerPermissions(clients.cloudFormation, type);
    const chosen = permissions && chooseCandidate(question, permissions, context, tried);
    if (!chosen) continue;
    const { denial, candidates } = chosen;
    const candidate: Answer = {
      question,
      by: 'handler-permissions',
      denials: [denial],
      candidates: candidates.length,
      refused: candidates,
      rivals: candidates.filter((action) => action !== denial.action).map((action) => callKey({ action })),
      waitedMs: answer.waitedMs,
    };
    return answers.map((other) => (other === answer ? candidate : other));
  }
  return answers;
}

/** sts:DecodeAuthorizationMessage */
async function decode(
  { clients }: AttributeDependencies,
  question: Question,
  context: ReadingContext,
): Promise<Answer | undefined> {
  const { denial } = question;
  if (denial?.encoded === undefined) return undefined;
  const startedAt = performance.now();
  const read = await decodeDenial(clients.sts, denial, context);
  const waitedMs = Math.round(performance.now() - startedAt);
  return read && { question, by: 'decoded-message', denials: [read], waitedMs };
}

/**
 * What the CLI asks S3 for is data: the event history never holds it. What it says that it would do tells the call. Where that did
 * not help it is made to tell more: then its error's code tells the call, or what was packaged tells what a plugin may have uploaded.
 */
async function readChild(
  deps: AttributeDependencies,
  resources: Resources,
  input: AttributeInput,
  question: Question,
): Promise<Answer | undefined> {
  const { denial } = question;
  if (denial?.seen.via !== 'client') return undefined;
  const { attempt, workspace } = ofLife(resources, input.life.number);
  const { output, debug } = splitDebug(await readOutput(deps, input));
  const place = {
    deploymentBucket: attempt?.deploymentBucket,
    artifactDirectory: await readArtifactDirectory(workspace),
  };
  const steps = attributeClientCall(output, denial, place);
  if (input.debug !== true) return { question, by: 'cli-output', denials: steps, waitedMs: 0 };
  const coded = attributeByCode(debug, denial);
  if (coded !== undefined) {
    // The steps tell the resource as well.
    const same = steps.filter(({ action }) => action === coded.action);
    return { question, by: 'debug-output', denials: same.length > 0 ? same : [coded], waitedMs: 0 };
  }
  const untold = attributeUntoldUploads(output, denial, await listPackaged(workspace), place);
  return untold.length > 0
    ? { question, by: 'packaged-files', denials: untold, waitedMs: 0 }
    : { question, by: 'cli-output', denials: steps, waitedMs: 0 };
}

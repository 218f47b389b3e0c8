import type { RunRecord } from '../../artifact/run-record.ts';
import { bind } from '../../policy/parameters.ts';
import type { Style } from './style.ts';
import { renderDuration, renderOneLine } from './text.ts';

/** How a run ended: one line, and under it what was seen. */
export function renderOutcome(record: RunRecord, style: Style): string[] {
  const { outcome } = record;
  const took = renderDuration(record.durationMs);
  switch (outcome.kind) {
    case 'proven':
      return [
        `${style('green', '✔')} ${style('bold', 'proven')} in ${took}: ${renderWho(record)} with this policy alone lived the whole life of ${record.service.name}`,
      ];
    case 'unchanged':
      return [
        `${style('green', '✔')} ${style('bold', 'unchanged')} after ${took}: the policy holds for ${record.service.name}${record.baseline?.unneeded === null ? '' : ', and holds nothing that is needed no longer'}`,
      ];
    case 'changed':
    case 'refuted':
      return [
        `${style('red', '✖')} ${style('bold', outcome.kind)} after ${took}: of the policy of ${record.service.name} ${outcome.message}`,
      ];
    case 'blocked':
      return [
        `${style('red', '✖')} ${style('bold', 'blocked')} after ${took}: ${outcome.by} refuses, and no grant to the deployer can answer that`,
        ...(outcome.policyArn === undefined ? [] : [`  policy: ${outcome.policyArn}`]),
        `  seen: ${renderOneLine(outcome.message)}`,
      ];
    case 'stuck':
      return [
        `${style('red', '✖')} ${style('bold', 'stuck')} after ${took}: ${outcome.message}`,
        ...outcome.seen.map((text) => `  seen: ${renderOneLine(text)}`),
      ];
    case 'broken':
      return [
        `${style('red', '✖')} ${style('bold', 'broken')} after ${took}: ${outcome.phase} fails for a reason that is no permission`,
        ...outcome.message.split('\n').map((text) => `  ${text}`),
      ];
    case 'exhausted':
      return [`${style('red', '✖')} ${style('bold', 'exhausted')} after ${took}: ${outcome.message}`];
    case 'interrupted':
      return [`${style('yellow', '!')} ${style('bold', 'interrupted')} by ${outcome.signal} after ${took}`];
    case 'failed':
      return [
        `${style('red', 'error:')} ${outcome.message}`,
        ...(outcome.hint === undefined ? [] : [`${style('dim', 'hint:')} ${outcome.hint}`]),
      ];
  }
}

function renderWho({ proof: { sufficient } }: RunRecord): string {
  return sufficient.lives > 1 ? `${sufficient.lives} fresh users` : 'a fresh user';
}

/** What the person would do now. */
export function renderNextSteps(
  record: RunRecord,
  files: {
    readonly policy?: string;
    /** As AWS counts them: without white space. */
    readonly policyCharacters?: number;
    readonly rolePolicy?: string;
    readonly boundary?: string;
    readonly evidence: string;
    readonly outDir: string;
  },
): string[] {
  const { outcome } = record;
  switch (outcome.kind) {
    case 'unchanged':
    case 'refuted':
      return [];
    case 'changed':
      return ['harness run, or harness check --update: it proves the changed policy and writes it'];
    case 'proven':
      if (record.goal !== 'run') return [];
      return [
        `commit ${files.outDir}, and give the policy to whoever deploys ${record.service.name}:`,
        ...(files.policy === undefined
          ? []
          : [`  ${renderCommand(record.service.name, files.policy, files.policyCharacters ?? 0)}`]),
        ...(files.rolePolicy === undefined
          ? []
          : [`and the role that CloudFormation works as, ${nameRole(record)}, its own: ${files.rolePolicy}`]),
        ...renderBoundarySteps(record, files.boundary),
        'for another account, region or stage take the template and fill in ${AccountId}, ${Region} and ${Stage}',
      ];
    case 'blocked':
      return [
        'ask the owner of that policy for an exception, or take a sandbox account that it does not reach; then run again',
        ...renderResuming(record),
      ];
    case 'stuck':
      return [
        `read the output of the last attempt and ${files.evidence}: the refusal is there as AWS worded it`,
        ...renderResuming(record),
      ];
    case 'broken':
      return [
        'mend the service until it deploys as an administrator, then run again',
        `the whole output of the attempt is in ${lastOutput(record, files.outDir)}`,
        ...renderResuming(record),
      ];
    case 'exhausted':
      return [
        outcome.bound === 'attempts'
          ? 'give it more with --max-attempts, after a look at what the last attempts were refused'
          : 'give it more with --timeout, after a look at which attempts took long',
        ...renderResuming(record),
      ];
    case 'interrupted':
      return ['what was granted so far is no whole policy: run again', ...renderResuming(record)];
    case 'failed':
      return [];
  }
}

function renderResuming({ goal, grants }: RunRecord): string[] {
  return goal === 'run' && grants.length > 0
    ? ['the next run goes on with what was found so far; --fresh begins anew']
    : [];
}

/** A policy with the condition suffices only for a service that fulfils it. */
function renderBoundarySteps(
  { boundary, accountId, region, service: { stage } }: RunRecord,
  file: string | undefined,
): string[] {
  if (boundary?.kind !== 'found' || file === undefined) return [];
  const arn = bind(boundary.arn, { accountId, region, stage });
  const [, path = '/', name = ''] = /:policy(\/(?:.*\/)?)(.*)$/.exec(arn) ?? [];
  const at = path === '/' ? '' : ` --path ${path}`;
  return [
    'before it, make the boundary, and let the service give it to each of its roles:',
    `  aws iam create-policy --policy-name ${name}${at} --policy-document file://${file}`,
    `  provider.iam.role.permissionsBoundary: ${arn}  (PermissionsBoundary in each AWS::IAM::Role of its own)`,
    'a stack that is there already is given it once by who may iam:PutRolePermissionsBoundary: the policy may not',
  ];
}

function nameRole({ deploymentRole, accountId, region, service: { stage } }: RunRecord): string {
  return bind(deploymentRole?.arn ?? 'the deployment role', { accountId, region, stage });
}

function lastOutput(record: RunRecord, outDir: string): string {
  const last = record.attempts.at(-1);
  return last === undefined ? outDir : `${outDir}/${last.outputFile}`;
}

/** Source of the sizes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
function renderCommand(service: string, policy: string, characters: number): string {
  const document = `--policy-document file://${policy}`;
  if (characters <= 6144) return `aws iam create-policy --policy-name ${service}-deploy ${document}`;
  const size = `with ${characters} characters it is larger than a managed policy may be (6144)`;
  return characters <= 10_240
    ? `aws iam put-role-policy --role-name ROLE --policy-name ${service}-deploy ${document}  (${size})`
    : `${size} and than a role's own (10240): give its statements to several policies`;
}

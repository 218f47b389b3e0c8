import type { ReadingContext } from '../context.ts';
import type { Lacking } from '../denial.ts';

interface Kind {
  readonly source: string;
  readonly pattern: RegExp;
  readonly lacking: Lacking;
}

/** Principals that are told by their shape. The first that fits wins. */
const kinds: readonly Kind[] = [
  {
    source:
      'CloudFormation assumes a service role under this session name: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
    pattern: /:assumed-role\/[^/]+\/AWSCloudFormation$/,
    lacking: 'service-role',
  },
  {
    source: 'the logical id that Serverless gives the role of its custom resources, cut by CloudFormation',
    pattern: /:assumed-role\/[^/]*(?:IamRoleCustomResources|custom-?resource)/i,
    lacking: 'custom-resource',
  },
  {
    source:
      "Serverless names the functions' role SERVICE-STAGE-REGION-lambdaRole; serverless-iam-roles-per-function appends the same",
    pattern:
      /:assumed-role\/[^/]*(?:lambdaRole|LambdaExecution|lambda-execution|ExecutionRole|ServiceRole|LambdaFunctionRole|IamRole\w*Execut|StateMachineExecut)/i,
    lacking: 'execution-role',
  },
  {
    source: 'a service that calls in its own name, which a resource-based policy must allow',
    pattern: /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/,
    lacking: 'other',
  },
  { source: 'a role that is no session of anyone', pattern: /:role\//, lacking: 'other' },
];

/** Whose permission is lacking, by who was refused. `unknown` where the text names nobody. */
export function judgeLacking(principal: string | undefined, context: ReadingContext): Lacking {
  if (principal === undefined) return 'unknown';
  const { deployerArn, accountId } = context;
  if (principal === deployerArn) return 'deployer';
  const byAccount = /^User with accountId: ([0-9]{12})$/.exec(principal)?.[1];
  if (byAccount !== undefined)
    return accountId === undefined || byAccount === accountId ? 'deployer' : 'other';
  if (context.deploymentRoleArn !== undefined) {
    // Also what Lambda runs as that role: it is the custom resources' as well then.
    if (nameOfSessionsRole(principal) === context.deploymentRoleArn.split('/').at(-1)) return 'service-role';
    if (principal.endsWith('/AWSCloudFormation')) return 'other';
  }
  const kind = kinds.find(({ pattern }) => pattern.test(principal));
  if (kind !== undefined && !isSessionOf(principal, deployerArn)) return kind.lacking;
  if (deployerArn !== undefined) return isSessionOf(principal, deployerArn) ? 'deployer' : 'other';
  if (principal === 'anonymous') return 'other';
  return principal.startsWith('arn:') ? 'deployer' : 'unknown';
}

/** Another session of the role that the deployer is a session of. */
function isSessionOf(principal: string, deployerArn: string | undefined): boolean {
  const ours = nameOfSessionsRole(deployerArn ?? '');
  return ours !== undefined && nameOfSessionsRole(principal) === ours;
}

/** Sessions do not show the path of their role. */
function nameOfSessionsRole(principal: string): string | undefined {
  return /:assumed-role\/([^/]+)\//.exec(principal)?.[1];
}

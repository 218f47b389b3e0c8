import type { ReadingContext } from '../context.ts';

/** Old nouns and where their names stand in an ARN of IAM. */
const nouns: Readonly<Record<string, string>> = {
  role: 'role',
  user: 'user',
  group: 'group',
  policy: 'policy',
  'instance profile': 'instance-profile',
};

/**
 * The resource to grant for a resource as printed: an ARN or `*`. `undefined` where the words name none that can be granted.
 * `principal` lends its account where the context knows none.
 */
export function normaliseResource(
  printed: string,
  principal: string | undefined,
  context: ReadingContext,
): string | undefined {
  if (printed === '*') return printed;
  const named = /^(role|user|group|policy|instance profile) (.{1,2048})$/.exec(printed);
  if (named !== null) {
    const [, noun = '', name = ''] = named;
    return name.startsWith('arn:')
      ? normaliseArn(name, principal, context)
      : createIamArn(noun, name, principal, context);
  }
  return printed.startsWith('arn:') ? normaliseArn(printed, principal, context) : undefined;
}

/**
 * A refusal prints the path of an IAM entity nowhere when it prints no ARN: `role NAME` stands for the role without a path.
 */
function createIamArn(
  noun: string,
  name: string,
  principal: string | undefined,
  context: ReadingContext,
): string | undefined {
  const account = findAccount(principal, context);
  if (account === undefined) return undefined;
  const partition = /^arn:(aws[a-z-]*):/.exec(principal ?? '')?.[1] ?? 'aws';
  return `arn:${partition}:iam::${account}:${nouns[noun] ?? noun}/${name}`;
}

/**
 * CloudWatch Logs prints log groups with an empty stream at their end; the ARN that a policy must hold ends in `:*`.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
function normaliseArn(
  arn: string,
  principal: string | undefined,
  context: ReadingContext,
): string | undefined {
  const account = findAccount(principal, context);
  const resolved = arn
    .replaceAll('${AWS::AccountId}', account ?? '${AWS::AccountId}')
    .replaceAll('${AWS::Region}', context.region ?? '${AWS::Region}')
    .replaceAll('${AWS::Partition}', 'aws');
  if (resolved.includes('${AWS::')) return undefined;
  return resolved.replace(/:log-stream:?$/, ':*');
}

/** The account of the context, else that of the principal. */
function findAccount(principal: string | undefined, context: ReadingContext): string | undefined {
  return context.accountId ?? /^arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):/.exec(principal ?? '')?.[1];
}

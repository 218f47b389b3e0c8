import type { PolicyDocument } from './document.ts';
import { createStatement } from './document.ts';

/** A policy of the kind that is passed around for deploying services. */
export interface KnownPolicy {
  readonly id: 'service-wildcards' | 'name-scoped' | 'administrator';
  readonly title: string;
  /** What is typical of it, in a sentence. */
  readonly about: string;
  /** Public examples of its kind. */
  readonly sources: readonly string[];
  /** A template with `${AccountId}` and `${Region}`. */
  readonly document: PolicyDocument;
}

/** Has a simple template of whole services and an advanced one of names. */
const guide =
  'https://github.com/sst/guide/blob/28f34ff7c962dac2773fa86767569e809abf5561/_chapters/customize-the-serverless-iam-policy.md';

/**
 * What a service is deployed with where nobody has looked at what it needs, narrowest first. The documents are written after what the
 * public examples have in common; none of them is one of those.
 */
export function createKnownPolicies(service: string): readonly KnownPolicy[] {
  return [
    {
      id: 'name-scoped',
      title: 'Wildcards on the service’s names',
      about:
        'Wildcards in actions, on resources that begin with the name of the service where AWS names them.',
      sources: [
        'https://github.com/dancrumb/generator-serverless-policy',
        'https://github.com/serverless/serverless/issues/1439',
        guide,
      ],
      document: createNameScopedPolicy(service),
    },
    {
      id: 'service-wildcards',
      title: 'Wildcards on whole services',
      about: 'Every action of the services that a deployment touches, on every resource.',
      sources: [
        guide,
        // Whole services for the smaller part, for the other one action after the other, but each on every resource.
        'https://gist.github.com/ServerlessBot/7618156b8671840a539f405dea2704c8',
      ],
      document: serviceWildcards,
    },
    {
      id: 'administrator',
      title: 'AdministratorAccess',
      about: 'Every action on every resource: what most guides begin with.',
      sources: [
        'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html',
        'https://www.duncanleung.com/blog/serverless-framework-least-privilege-iam-deployment-strategy',
      ],
      document: { Version: '2012-10-17', Statement: [createStatement(['*'], ['*'], undefined)] },
    },
  ];
}

/** Of the services that a function behind HTTP, on a schedule or on a queue is made of. */
const serviceWildcards: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    createStatement(
      [
        'apigateway:*',
        'cloudformation:*',
        'dynamodb:*',
        'events:*',
        'iam:*',
        'lambda:*',
        'logs:*',
        's3:*',
        'sns:*',
        'sqs:*',
      ],
      ['*'],
      undefined,
    ),
  ],
};

function createNameScopedPolicy(service: string): PolicyDocument {
  const statements: [actions: readonly string[], resources: readonly string[]][] = [
    // Reading and validating is allowed everywhere: the examples do so, since some of it knows no resource.
    [
      [
        'cloudformation:Describe*',
        'cloudformation:Get*',
        'cloudformation:List*',
        'cloudformation:ValidateTemplate',
      ],
      ['*'],
    ],
    [['cloudformation:*'], [inRegion('cloudformation', `stack/${service}-*/*`)]],
    [['lambda:Get*', 'lambda:List*', 'lambda:CreateEventSourceMapping'], ['*']],
    [['lambda:*'], [inRegion('lambda', `function:${service}-*`)]],
    [['s3:*'], [`arn:aws:s3:::${service}-*`, `arn:aws:s3:::${service}-*/*`]],
    [['logs:DescribeLogGroups'], ['*']],
    [['logs:*'], [inRegion('logs', `log-group:/aws/lambda/${service}-*`)]],
    [['iam:*'], [`arn:aws:iam::\${AccountId}:role/${service}-*`]],
    // The id of an API is drawn by AWS, so no name can be put there.
    [
      ['apigateway:DELETE', 'apigateway:GET', 'apigateway:PATCH', 'apigateway:POST', 'apigateway:PUT'],
      ['arn:aws:apigateway:${Region}::/*'],
    ],
    [['events:*'], [inRegion('events', `rule/${service}-*`)]],
    [['dynamodb:*'], [inRegion('dynamodb', `table/${service}-*`)]],
    [['sns:*'], [inRegion('sns', `${service}-*`)]],
    [['sqs:*'], [inRegion('sqs', `${service}-*`)]],
  ];
  return {
    Version: '2012-10-17',
    Statement: statements.map(([actions, resources]) => createStatement(actions, resources, undefined)),
  };
}

function inRegion(awsService: string, resource: string): string {
  return `arn:aws:${awsService}:\${Region}:\${AccountId}:${resource}`;
}

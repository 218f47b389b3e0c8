import * as fc from 'fast-check';
import { fillIn, type GivenValues } from '../../../src/artifact/export/exported-policy.ts';
import type { Grant, Parameters } from '../../../src/policy/grant.ts';
import { bind, mapTexts } from '../../../src/policy/parameters.ts';

/** Values for all parameters, for comparing forms that have parameters with those that have not. */
export const values: Parameters = { accountId: '444455556666', region: 'eu-central-1', stage: 'prod' };

const manyFunctions = Array.from({ length: 90 }, (_, index): Grant => ({
  action: ['lambda:CreateFunction', 'lambda:DeleteFunction', 'lambda:TagResource'][index % 3] ?? '',
  resource: `arn:aws:lambda:\${Region}:\${AccountId}:function:orders-\${Stage}-function-number-${index}`,
}));

/** More than one document holds, with all that has to be escaped somewhere. */
export const sampleGrants: readonly Grant[] = [
  { action: 'cloudformation:ValidateTemplate', resource: '*' },
  { action: 's3:GetObject', resource: 'arn:aws:s3:::orders-${Stage}-${AccountId}/*' },
  {
    action: 's3:PutObject',
    resource: "arn:aws:s3:::${Stage}/home/${aws:username}/${aws:PrincipalTag/team, 'none'}",
  },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::home/${aws:username}/*' },
  {
    action: 'ssm:GetParameter',
    resource: 'arn:aws:ssm:${Region}:${AccountId}:parameter/a"b\\c`d\'e%{f}$${Stage}$${aws:username}$',
  },
  { action: 'ssm:GetParameter', resource: 'arn:aws:ssm:*:*:parameter/a"b\\c`d\'e%{f}$' },
  {
    action: 'iam:PassRole',
    resource: 'arn:aws:iam::${AccountId}:role/orders-${Stage}-${Region}-lambdaRole',
    condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  },
  {
    action: 'iam:CreateRole',
    resource: '*',
    condition: {
      StringLike: {
        'aws:RequestTag/stage': ['${Stage}-*', '${aws:PrincipalTag/stage}'],
        "aws:RequestTag/it's": 'x',
      },
      Bool: { 'aws:ViaAWSService': 'true' },
    },
  },
  ...manyFunctions,
];

export function exportSample(given: GivenValues = {}, grants: readonly Grant[] = sampleGrants) {
  return fillIn('orders-deploy', grants, given);
}

/** Grants with every parameter filled in, for comparing. One value and a list of it mean the same. */
export function boundTriples(grants: readonly Grant[]): string[] {
  const triples = grants
    .map((grant) => mapTexts(grant, (text) => bind(text, values)))
    .map(({ action, resource, condition = {} }) => {
      const conditions = Object.entries(condition).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, value]) => [operator, key, ...[value].flat().toSorted()].join(' ')),
      );
      return [action, resource, ...conditions.toSorted()].join(' | ');
    });
  return [...new Set(triples)].toSorted();
}

const piece = fc.constantFrom(
  '${Stage}',
  '${Region}',
  '${AccountId}',
  '${aws:username}',
  '${*}',
  '$',
  '%',
  '{',
  '}',
  '"',
  "'",
  '`',
  '\\',
  '/',
  '!',
  'a',
  '%{x}',
  '\\n',
  '#{y}',
);
const resource = fc.array(piece, { maxLength: 8 }).map((pieces) => `arn:aws:s3:::${pieces.join('')}`);

/** Grants in which anything stands beside anything. */
export const strangeGrants: fc.Arbitrary<readonly Grant[]> = fc.array(
  fc.tuple(resource, fc.option(resource)).map(([resource, value]) => ({
    action: 's3:GetObject',
    resource,
    ...(value !== null && { condition: { StringEquals: { 'aws:SourceArn': value } } }),
  })),
  { minLength: 1, maxLength: 6 },
);

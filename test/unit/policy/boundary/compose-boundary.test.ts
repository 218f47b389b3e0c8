import { describe, expect, test } from 'vitest';
import type { BoundaryFinding } from '../../../../src/policy/boundary/boundary.ts';
import { collectRights } from '../../../../src/policy/boundary/collect-rights.ts';
import { composeBoundary, type ManagedDocument } from '../../../../src/policy/boundary/compose-boundary.ts';
import { scopesOf, type ServiceTemplate } from '../../../../src/policy/boundary/scopes-of.ts';

const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
const documents = new Map<string, ManagedDocument>([
  [
    basic,
    {
      kind: 'read',
      document: { Statement: { Effect: 'Allow', Action: ['logs:PutLogEvents'], Resource: '*' } },
    },
  ],
  [
    'arn:aws:iam::aws:policy/Secret',
    { kind: 'unread', why: 'the operator could not read it (AccessDenied)' },
  ],
]);
const known = { stackName: 'shop-${Stage}', partition: 'aws', parameterise: (text: string) => text };

type Resources = Readonly<
  Record<string, { readonly type: string; readonly properties: Record<string, unknown> }>
>;

function template(resources: Resources, name = 'main.json', defaults = {}): ServiceTemplate {
  return { name, resources: new Map(Object.entries(resources)), defaults };
}

function compose(...templates: readonly ServiceTemplate[]): BoundaryFinding {
  const scopes = scopesOf(templates, known);
  const [scope] = scopes;
  if (scope === undefined) throw new Error('there is no template');
  return composeBoundary(collectRights(scopes), documents, { scope, bind: (text) => text });
}

function role(...statements: readonly unknown[]) {
  const properties = { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }] };
  return { type: 'AWS::IAM::Role', properties };
}

const allow = (Action: unknown, Resource: unknown, more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

function statementsOf(...templates: readonly ServiceTemplate[]) {
  const found = compose(...templates);
  return found.kind === 'found' ? found.document.Statement : found.why;
}

describe('the boundary of all roles', () => {
  test.each<[string, Resources, unknown]>([
    [
      'no role',
      { Jobs: { type: 'AWS::SQS::Queue', properties: {} } },
      'no template of the service makes a role',
    ],
    [
      'a role without a policy',
      { R: { type: 'AWS::IAM::Role', properties: {} } },
      [{ Effect: 'Deny', Action: ['*'], Resource: ['*'] }],
    ],
    [
      'two roles, one of which may more of the same',
      {
        A: role(allow('s3:GetObject', 'arn:aws:s3:::a/b')),
        B: role(allow(['s3:Get*'], ['arn:aws:s3:::a/*'])),
      },
      [allow(['s3:Get*'], ['arn:aws:s3:::a/*'])],
    ],
    [
      'what is denied is left out',
      { A: role(allow('s3:GetObject', '*'), { Effect: 'Deny', Action: 's3:*', Resource: '*' }) },
      [allow(['s3:GetObject'], ['*'])],
    ],
    [
      'either branch of a condition',
      { A: role({ 'Fn::If': ['IsBig', allow('s3:GetObject', '*'), { Ref: 'AWS::NoValue' }] }) },
      [allow(['s3:GetObject'], ['*'])],
    ],
    [
      'what a condition limits stays so',
      {
        A: role(
          allow('s3:GetObject', '*', {
            Condition: { StringLike: { 's3:prefix': { 'Fn::Sub': 'a-${AWS::Region}' } } },
          }),
        ),
      },
      [allow(['s3:GetObject'], ['*'], { Condition: { StringLike: { 's3:prefix': ['a-${Region}'] } } })],
    ],
    [
      'what is allowed by exclusion stays so',
      { A: role({ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }) },
      [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: ['*'] }],
    ],
    [
      "a managed policy of AWS's own",
      {
        A: {
          type: 'AWS::IAM::Role',
          properties: {
            ManagedPolicyArns: [{ 'Fn::Sub': basic.replace('aws:iam', '${AWS::Partition}:iam') }],
          },
        },
      },
      [allow(['logs:PutLogEvents'], ['*'])],
    ],
    [
      'a managed policy of the template',
      {
        A: { type: 'AWS::IAM::Role', properties: { ManagedPolicyArns: [{ Ref: 'P' }] } },
        P: {
          type: 'AWS::IAM::ManagedPolicy',
          properties: { PolicyDocument: { Statement: [allow('sqs:*', '*')] } },
        },
        Other: {
          type: 'AWS::IAM::ManagedPolicy',
          properties: { PolicyDocument: { Statement: [allow('s3:*', '*')] } },
        },
      },
      [allow(['sqs:*'], ['*'])],
    ],
    [
      'a policy beside its role',
      {
        A: { type: 'AWS::IAM::Role', properties: {} },
        P: {
          type: 'AWS::IAM::Policy',
          properties: { Roles: [{ Ref: 'A' }], PolicyDocument: { Statement: allow('sqs:SendMessage', '*') } },
        },
      },
      [allow(['sqs:SendMessage'], ['*'])],
    ],
  ])('%s', (_, resources, expected) => {
    expect(statementsOf(template(resources))).toEqual(expected);
  });

  test('of nested stacks too, with what their parent gives them', () => {
    const main = template({
      Roles: {
        type: 'AWS::CloudFormation::Stack',
        properties: {
          TemplateURL: { 'Fn::Join': ['/', ['https://s3.amazonaws.com', 'key/roles-nested-stack.json']] },
          Parameters: { Table: { 'Fn::GetAtt': ['Orders', 'Arn'] } },
        },
      },
      Orders: { type: 'AWS::DynamoDB::Table', properties: { TableName: 'orders' } },
    });
    const nested = template({ A: role(allow('dynamodb:Scan', { Ref: 'Table' })) }, 'roles-nested-stack.json');
    expect(statementsOf(main, nested)).toEqual([
      allow(['dynamodb:Scan'], ['arn:aws:dynamodb:${Region}:${AccountId}:table/orders']),
    ]);
  });

  test('what cannot be read is told, and never allowed', () => {
    expect(
      compose(
        template({
          A: {
            type: 'AWS::IAM::Role',
            properties: {
              ManagedPolicyArns: ['arn:aws:iam::aws:policy/Secret', { 'Fn::ImportValue': 'team-policy' }],
              Policies: [
                {
                  PolicyName: 'p',
                  PolicyDocument: {
                    Statement: [
                      allow({ 'Fn::FindInMap': ['Actions', 'of', 'prod'] }, '*'),
                      allow('sns:Publish', { 'Fn::ImportValue': 'topic' }),
                      allow('s3:GetObject', '*', {
                        Condition: { StringEquals: { 'aws:x': { Ref: 'Nobody' } } },
                      }),
                    ],
                  },
                },
              ],
            },
          },
        }),
      ),
    ).toMatchInlineSnapshot(`
      {
        "document": {
          "Statement": [
            {
              "Action": [
                "s3:GetObject",
              ],
              "Effect": "Allow",
              "Resource": [
                "*",
              ],
            },
            {
              "Action": [
                "sns:Publish",
              ],
              "Effect": "Allow",
              "Resource": [
                "*",
              ],
            },
          ],
          "Version": "2012-10-17",
        },
        "kind": "found",
        "open": [
          {
            "role": "A",
            "what": "{"Fn::ImportValue":"topic"} in what allows sns:Publish",
          },
          {
            "role": "A",
            "what": "Condition StringEquals aws:x in what allows s3:GetObject",
          },
        ],
        "roles": [
          "A",
        ],
        "unread": [
          {
            "role": "A",
            "what": "{"Effect":"Allow","Action":{"Fn::FindInMap":["Actions","of","prod"]},"Resource":"*"}",
            "why": "its actions are known in a deployed stack alone",
          },
          {
            "role": "A",
            "what": "{"Fn::ImportValue":"team-policy"}",
            "why": "which managed policy it is, is known in a deployed stack alone",
          },
          {
            "role": "A",
            "what": "arn:aws:iam::aws:policy/Secret",
            "why": "the operator could not read it (AccessDenied)",
          },
        ],
      }
    `);
  });

  test('what is too large for one managed policy is none', () => {
    const statements = Array.from({ length: 200 }, (_, index) =>
      allow(`s3:Action${index}`, `arn:aws:s3:::bucket-of-a-long-name-${index}/*`),
    );
    expect(statementsOf(template({ A: role(...statements) }))).toMatch(
      /^what its roles may do takes \d+ characters, and one managed policy holds 6144$/,
    );
  });
});

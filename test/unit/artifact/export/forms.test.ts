import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCdk } from '../../../../src/artifact/export/cdk.ts';
import { renderCloudFormation } from '../../../../src/artifact/export/cloudformation.ts';
import {
  type Attachment,
  type ExportedPolicy,
  packFor,
  packManaged,
} from '../../../../src/artifact/export/exported-policy.ts';
import { renderJson } from '../../../../src/artifact/export/json.ts';
import { renderManaged, renderManagedFiles } from '../../../../src/artifact/export/managed.ts';
import { renderTerraform } from '../../../../src/artifact/export/terraform.ts';
import type { Grant } from '../../../../src/policy/grant.ts';
import { bind } from '../../../../src/policy/parameters.ts';
import {
  expandCloudFormation,
  expandJson,
  expandTerraform,
} from '../../../support/exported-forms/expand-form.ts';
import {
  boundTriples,
  exportSample,
  sampleGrants,
  strangeGrants,
  values,
} from '../../../support/exported-forms/sample.ts';

const forms: readonly [string, (policy: ExportedPolicy) => readonly Grant[]][] = [
  ['json for a role', ({ grants }) => expandJson(JSON.parse(renderJson(packFor('role', grants))))],
  ['json for a user', ({ grants }) => expandJson(JSON.parse(renderJson(packFor('user', grants))))],
  ['managed', (policy) => expandJson(JSON.parse(renderManaged(packManaged(policy))))],
  [
    'managed, a file each',
    (policy) => renderManagedFiles(packManaged(policy)).flatMap(({ text }) => expandJson(JSON.parse(text))),
  ],
  ['terraform', (policy) => expandTerraform(renderTerraform(policy)).grants],
  ['cloudformation in YAML', (policy) => expandCloudFormation(renderCloudFormation(policy, 'yaml'))],
  ['cloudformation in JSON', (policy) => expandCloudFormation(renderCloudFormation(policy, 'json'))],
];

describe.each(forms)('%s', (_, expand) => {
  test.each([
    ['parameters', {}],
    ['a stage', { stage: values.stage }],
    ['everything filled in', values],
  ])('allows what the artifact allows, with %s', (_, given) => {
    expect(boundTriples(expand(exportSample(given)))).toEqual(boundTriples(sampleGrants));
  });

  test('whatever stands in the texts', () => {
    fc.assert(
      fc.property(strangeGrants, (grants) => {
        expect(boundTriples(expand(exportSample({}, grants)))).toEqual(boundTriples(grants));
      }),
    );
  });
});

describe('the size of each document', () => {
  test.each<[Attachment, number]>([
    ['user', 2048],
    ['role', 10_240],
    ['managed', 6144],
  ])('attached to a %s stays in its limit with the longest values', (attachment, limit) => {
    const { inline, managed } = packFor(attachment, exportSample().grants);
    const longest = { accountId: '444455556666', region: 'us-isof-south-1', stage: 'x'.repeat(20) };
    const size = (document: unknown): number =>
      bind(JSON.stringify(document), longest).replaceAll(/\s/g, '').length;
    expect(inline === undefined ? 0 : size(inline)).toBeLessThanOrEqual(limit);
    expect(managed.map(size).filter((characters) => characters > 6144)).toEqual([]);
    expect(JSON.stringify([inline, managed])).not.toContain('\uE000');
  });

  test('is told where nothing holds the policy', () => {
    const grants = Array.from({ length: 900 }, (_, index) => ({
      action: 'lambda:GetFunction',
      resource: `arn:aws:lambda:\${Region}:\${AccountId}:function:${'x'.repeat(40)}-${index}`,
    }));
    expect(() => packFor('managed', grants)).toThrow(
      expect.objectContaining({ code: 'policy-too-large', message: expect.stringMatching(/at most 61440/) }),
    );
  });
});

test('names carry the stage only where the policy depends on it', () => {
  const one: Grant[] = [{ action: 'lambda:ListFunctions', resource: '*' }];
  expect(packManaged(exportSample({}, one)).map(({ name }) => name)).toEqual(['orders-deploy-1']);
  expect(packManaged(exportSample({ stage: 'prod' }, one)).map(({ name }) => name)).toEqual([
    'orders-deploy-prod-1',
  ]);
  expect(packManaged(exportSample()).map(({ name }) => name)).toEqual([
    'orders-deploy-${Stage}-1',
    'orders-deploy-${Stage}-2',
  ]);
  expect(expandTerraform(renderTerraform(exportSample())).names).toEqual([
    'orders-deploy-prod-1',
    'orders-deploy-prod-2',
  ]);
});

describe('only what is used is a parameter', () => {
  const some: Grant[] = [
    {
      action: 'sqs:CreateQueue',
      resource: 'arn:aws:sqs:${Region}:${AccountId}:jobs-${aws:username}',
      condition: { StringEquals: { 'aws:RequestTag/a': 'b' } },
    },
  ];

  test('terraform', () => {
    expect(renderTerraform(exportSample({ accountId: '444455556666', region: 'eu-central-1' }, some)))
      .toMatchInlineSnapshot(`
      "# Written by harness export: what deploying needs, as managed policies for the user or role that deploys.

      data "aws_iam_policy_document" "orders_deploy_1" {
        statement {
          effect = "Allow"

          actions = [
            "sqs:CreateQueue",
          ]

          resources = [
            "arn:aws:sqs:eu-central-1:444455556666:jobs-$\${aws:username}",
          ]

          condition {
            test     = "StringEquals"
            variable = "aws:RequestTag/a"
            values   = ["b"]
          }
        }
      }

      resource "aws_iam_policy" "orders_deploy_1" {
        name   = "orders-deploy-1"
        policy = data.aws_iam_policy_document.orders_deploy_1.json
      }

      output "orders_deploy_policy_arns" {
        value = [
          aws_iam_policy.orders_deploy_1.arn,
        ]
      }
      "
    `);
  });

  test('cloudformation', () => {
    expect(renderCloudFormation(exportSample({}, some), 'yaml')).toMatchInlineSnapshot(`
      "AWSTemplateFormatVersion: "2010-09-09"
      Description: "orders-deploy: what deploying needs, as managed policies for the user or role that deploys"
      Resources:
        DeployPolicy1:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Action:
                    - sqs:CreateQueue
                  Resource:
                    - Fn::Sub: arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:jobs-\${!aws:username}
                  Condition:
                    StringEquals:
                      aws:RequestTag/a: b
      Outputs:
        DeployPolicy1Arn:
          Value:
            Ref: DeployPolicy1
      "
    `);
  });

  test('cdk', () => {
    expect(renderCdk(exportSample({ accountId: '444455556666' }, some))).toMatchInlineSnapshot(`
      "// Written by harness export: what deploying needs, as managed policies for the user or role that deploys.
      import { Stack } from 'aws-cdk-lib';
      import * as iam from 'aws-cdk-lib/aws-iam';
      import { Construct } from 'constructs';

      export interface OrdersDeployPoliciesProps {
        /** Region that the service is deployed to; default: that of the stack. */
        readonly region?: string;
      }

      export class OrdersDeployPolicies extends Construct {
        readonly policies: readonly iam.ManagedPolicy[];

        constructor(scope: Construct, id: string, props: OrdersDeployPoliciesProps = {}) {
          super(scope, id);
          const region = props.region ?? Stack.of(this).region;
          this.policies = [
            new iam.ManagedPolicy(this, 'Policy1', {
              statements: [
                new iam.PolicyStatement({
                  effect: iam.Effect.ALLOW,
                  actions: [
                    'sqs:CreateQueue',
                  ],
                  resources: [
                    \`arn:aws:sqs:\${region}:444455556666:jobs-\\\${aws:username}\`,
                  ],
                  conditions: {
                    'StringEquals': {
                      ['aws:RequestTag/a']: 'b',
                    },
                  },
                }),
              ],
            }),
          ];
        }
      }
      "
    `);
  });
});

test('what a format cannot say is an error', () => {
  const clash: Grant[] = [{ action: 's3:GetObject', resource: 'arn:aws:s3:::b/&{aws:username}' }];
  expect(() => renderTerraform(exportSample({}, clash))).toThrow(/cannot be told to aws_iam_policy_document/);
  const key: Grant[] = [
    { action: 's3:GetObject', resource: '*', condition: { Null: { 'aws:RequestTag/${Stage}': 'true' } } },
  ];
  expect(() => renderCloudFormation(exportSample({}, key), 'yaml')).toThrow(
    /the condition key "aws:RequestTag\/\$\{Stage\}"/,
  );
  expect(boundTriples(expandTerraform(renderTerraform(exportSample({}, key))).grants)).toEqual(
    boundTriples(key),
  );
});

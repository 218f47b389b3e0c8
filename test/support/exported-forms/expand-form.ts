import { parse } from 'yaml';
import { parsePolicy } from '../../../src/artifact/policy-file.ts';
import type { Condition, Grant } from '../../../src/policy/grant.ts';
import { parseHcl, type HclValue } from './hcl.ts';
import { values } from './sample.ts';

/** What any policy document allows, grant by grant. */
export function expandJson(content: unknown): Grant[] {
  const parsed = parsePolicy(content);
  if (parsed.kind === 'not-a-policy') throw new Error(parsed.why);
  return parsed.statements.flatMap(({ actions, resources, condition }) =>
    actions.flatMap((action) =>
      resources.map((resource): Grant => {
        if (action.kind !== 'matching' || resource.kind !== 'matching')
          throw new Error('not what harness writes');
        return {
          action: action.pattern,
          resource: resource.pattern,
          ...(condition !== undefined && { condition }),
        };
      }),
    ),
  );
}

/** As Terraform and the data source of the AWS provider read it: `&{` becomes `${` there. */
export function expandTerraform(source: string): {
  readonly grants: readonly Grant[];
  readonly names: readonly string[];
} {
  const blocks = parseHcl(source, {
    'var.account_id': values.accountId,
    'var.region': values.region,
    'var.stage': values.stage,
  });
  const text = (value: HclValue | undefined): string => {
    if (typeof value !== 'string') throw new Error(`${JSON.stringify(value)} is no text`);
    return value.replaceAll('&{', '${');
  };
  const texts = (value: HclValue | undefined): string[] => [value].flat().map(text);
  const policies = blocks.filter(({ type, labels }) => type === 'resource' && labels[0] === 'aws_iam_policy');
  const documents = policies.map(({ attributes }) => {
    const { expression } = attributes['policy'] as { readonly expression: string };
    const [, label] = /^data\.aws_iam_policy_document\.(\w+)\.json$/.exec(expression) ?? [];
    const found = blocks.find(({ type, labels }) => type === 'data' && labels[1] === label);
    if (found === undefined) throw new Error(`${expression} is not there`);
    return found;
  });
  const grants = documents.flatMap(({ blocks: statements }) =>
    statements.flatMap(({ attributes, blocks: conditions }) => {
      const merged: Record<string, Record<string, string[]>> = {};
      for (const { attributes: one } of conditions) {
        const operator = (merged[text(one['test'])] ??= {});
        operator[text(one['variable'])] = texts(one['values']);
      }
      const condition: Condition | undefined = conditions.length === 0 ? undefined : merged;
      return texts(attributes['actions']).flatMap((action) =>
        texts(attributes['resources']).map((resource) => ({
          action,
          resource,
          ...(condition !== undefined && { condition }),
        })),
      );
    }),
  );
  return { grants, names: policies.map(({ attributes }) => text(attributes['name'])) };
}

/** As CloudFormation reads a template, in the account and region of {@link values}. */
export function expandCloudFormation(text: string): Grant[] {
  const template = resolve(parse(text)) as {
    readonly Resources: Readonly<
      Record<string, { readonly Properties: { readonly PolicyDocument: unknown } }>
    >;
  };
  return Object.values(template.Resources).flatMap(({ Properties }) => expandJson(Properties.PolicyDocument));
}

const references: Readonly<Record<string, string>> = {
  'AWS::AccountId': values.accountId,
  'AWS::Region': values.region,
  Stage: values.stage,
};

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html */
function resolve(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== 'object' || value === null) return value;
  const {
    'Fn::Sub': text,
    'Fn::Join': joined,
    Ref: reference,
  } = value as {
    readonly 'Fn::Sub'?: string;
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
    readonly Ref?: string;
  };
  if (reference !== undefined) return references[reference];
  if (joined !== undefined) return joined[1].map(resolve).join(joined[0]);
  if (text === undefined) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
  }
  return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const found = references[name];
    if (found === undefined) throw new Error(`Fn::Sub knows no ${name}`);
    return found;
  });
}

import { stringify } from 'yaml';
import { HarnessError } from '../../errors.ts';
import type { Statement } from '../../policy/document.ts';
import type { Condition } from '../../policy/grant.ts';
import { type ExportedPolicy, openParameters, packManaged } from './exported-policy.ts';
import { toText } from './json.ts';
import {
  findParameters,
  longestValues,
  type ParameterName,
  parsePieces,
  renderPieces,
} from './template-text.ts';

/**
 * A template with the managed policies. They get names of the stack's own, so that CAPABILITY_IAM is enough.
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 * @throws usage for a condition key with a parameter in it: a template has no function there
 */
export function renderCloudFormation(policy: ExportedPolicy, language: 'json' | 'yaml'): string {
  const documents = packManaged(policy);
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `${policy.name}: what deploying needs, as managed policies for the user or role that deploys`,
    ...(openParameters(policy).includes('Stage') && { Parameters: { Stage: stageParameter } }),
    Resources: Object.fromEntries(
      documents.map(({ document }, index) => [
        `DeployPolicy${index + 1}`,
        {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            PolicyDocument: { Version: document.Version, Statement: document.Statement.map(toTemplate) },
          },
        },
      ]),
    ),
    Outputs: Object.fromEntries(
      documents.map((_, index) => [
        `DeployPolicy${index + 1}Arn`,
        { Value: { Ref: `DeployPolicy${index + 1}` } },
      ]),
    ),
  };
  return language === 'json'
    ? toText(template)
    : stringify(template, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

const stageParameter = {
  Type: 'String',
  Description: 'Stage that the service is deployed as; for a longer one export again with --stage',
  AllowedPattern: '^[a-zA-Z0-9-]+$',
  MaxLength: longestValues.Stage,
};

const references: Readonly<Record<ParameterName, string>> = {
  AccountId: 'AWS::AccountId',
  Region: 'AWS::Region',
  Stage: 'Stage',
};

type Value = string | { readonly 'Fn::Sub': string } | { readonly 'Fn::Join': readonly [string, unknown[]] };

function toTemplate({ Effect, Action, Resource, Condition }: Statement) {
  return {
    Effect,
    Action,
    Resource: Resource.map(substitute),
    ...(Condition !== undefined && { Condition: substituteIn(Condition) }),
  };
}

function substituteIn(condition: Condition): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const operators = Object.entries(condition).map(([operator, keys]) => {
    const entries = Object.entries(keys).map(([key, values]) => {
      if (findParameters([key]).length > 0) throw cannotSubstitute(key);
      return [key, typeof values === 'string' ? substitute(values) : values.map(substitute)];
    });
    return [operator, Object.fromEntries(entries)];
  });
  return Object.fromEntries(operators);
}

/** Only where there is something to fill in: elsewhere IAM's own variables stand as they are. */
function substitute(text: string): Value {
  if (findParameters([text]).length === 0) return text;
  if (/\$\$\{|\$\{(?![^${}]+\})/.test(text)) return join(text);
  const substituted = renderPieces(text, {
    parameter: (name) => `\${${references[name]}}`,
    text: (plain) => plain.replaceAll('${', '${!'),
  });
  return { 'Fn::Sub': substituted };
}

/** For a text with a dollar sign or a brace in a place where Fn::Sub is not known to leave it alone. */
function join(text: string): Value {
  const pieces = parsePieces(text).map((piece) =>
    piece.kind === 'text' ? piece.text : { Ref: references[piece.name] },
  );
  return { 'Fn::Join': ['', pieces] };
}

function cannotSubstitute(key: string): HarnessError {
  return new HarnessError(
    `the condition key "${key}" holds a parameter, expected none: CloudFormation fills in values only`,
    { code: 'usage', fault: 'user', hint: 'Fill it in with --account, --region and --stage.' },
  );
}

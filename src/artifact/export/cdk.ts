import type { Statement } from '../../policy/document.ts';
import { type ExportedPolicy, openParameters, packManaged } from './exported-policy.ts';
import { findParameters, longestValues, type ParameterName, renderPieces } from './template-text.ts';

/**
 * A construct for aws-cdk-lib 2 that makes the managed policies: `new OrdersDeployPolicies(this, 'Deploy', { stage: 'dev' })`.
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.ManagedPolicy.html
 */
export function renderCdk(policy: ExportedPolicy): string {
  const name = classNameOf(policy.name);
  const parameters = openParameters(policy);
  const needsStack = parameters.some((one) => one !== 'Stage');
  const imported = [...(needsStack ? ['Stack'] : []), ...(parameters.includes('Stage') ? ['Token'] : [])];
  const policies = packManaged(policy).map(
    ({ document }, index) => `      new iam.ManagedPolicy(this, 'Policy${index + 1}', {
        statements: [
${document.Statement.map(renderStatement).join('\n')}
        ],
      }),`,
  );
  return [
    '// Written by harness export: what deploying needs, as managed policies for the user or role that deploys.',
    ...(imported.length === 0 ? [] : [`import { ${imported.join(', ')} } from 'aws-cdk-lib';`]),
    `import * as iam from 'aws-cdk-lib/aws-iam';`,
    `import { Construct } from 'constructs';`,
    ...(parameters.length === 0
      ? []
      : ['', `export interface ${name}Props {`, ...parameters.map((one) => properties[one]), '}']),
    '',
    `export class ${name} extends Construct {`,
    '  readonly policies: readonly iam.ManagedPolicy[];',
    '',
    `  constructor(scope: Construct, id: string${propsParameter(name, parameters)}) {`,
    '    super(scope, id);',
    ...parameters.map((one) => constants[one]),
    '    this.policies = [',
    ...policies,
    '    ];',
    '  }',
    '}',
    '',
  ].join('\n');
}

function propsParameter(name: string, parameters: readonly ParameterName[]): string {
  if (parameters.length === 0) return '';
  return `, props: ${name}Props${parameters.includes('Stage') ? '' : ' = {}'}`;
}

function renderStatement({ Effect, Action, Resource, Condition }: Statement): string {
  return `          new iam.PolicyStatement({
            effect: iam.Effect.${Effect === 'Allow' ? 'ALLOW' : 'DENY'},
            actions: [
${renderLines(Action)}
            ],
            resources: [
${renderLines(Resource)}
            ],${Condition === undefined ? '' : renderConditions(Condition)}
          }),`;
}

function renderConditions(condition: NonNullable<Statement['Condition']>): string {
  const operators = Object.entries(condition).map(([operator, keys]) => {
    const entries = Object.entries(keys).map(([key, values]) => {
      const value = typeof values === 'string' ? quote(values) : `[${values.map(quote).join(', ')}]`;
      return `                [${quote(key)}]: ${value},`;
    });
    return `              ${quote(operator)}: {\n${entries.join('\n')}\n              },`;
  });
  return `\n            conditions: {\n${operators.join('\n')}\n            },`;
}

function renderLines(values: readonly string[]): string {
  return values.map((value) => `              ${quote(value)},`).join('\n');
}

/** A template literal where there is something to fill in, else a string, in which IAM's own variables need no escape. */
function quote(text: string): string {
  if (findParameters([text]).length === 0) {
    return `'${escapeText(text).replaceAll("'", "\\'")}'`;
  }
  const rendered = renderPieces(text, {
    parameter: (name) => `\${${constantNames[name]}}`,
    text: (plain) => escapeText(plain).replaceAll('`', '\\`').replaceAll('${', '\\${'),
  });
  return `\`${rendered}\``;
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function classNameOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join('');
  return `${joined.replace(/^(?=[0-9])/, '_')}Policies`;
}

const constantNames: Readonly<Record<ParameterName, string>> = {
  AccountId: 'account',
  Region: 'region',
  Stage: 'stage',
};

const properties: Readonly<Record<ParameterName, string>> = {
  AccountId:
    '  /** Account that the service is deployed to; default: that of the stack. */\n  readonly account?: string;',
  Region:
    '  /** Region that the service is deployed to; default: that of the stack. */\n  readonly region?: string;',
  Stage: `  /** Stage that the service is deployed as: 1 to ${longestValues.Stage} letters, digits and hyphens. */\n  readonly stage: string;`,
};

const constants: Readonly<Record<ParameterName, string>> = {
  AccountId: '    const account = props.account ?? Stack.of(this).account;',
  Region: '    const region = props.region ?? Stack.of(this).region;',
  Stage: `    const stage = props.stage;
    if (!Token.isUnresolved(stage) && !/^[a-zA-Z0-9-]{1,${longestValues.Stage}}$/.test(stage)) {
      throw new Error(\`"\${stage}" is no stage of 1 to ${longestValues.Stage} letters, digits and hyphens\`);
    }`,
};

import { HarnessError } from '../../errors.ts';
import type { Statement } from '../../policy/document.ts';
import { type ExportedPolicy, type NamedDocument, openParameters, packManaged } from './exported-policy.ts';
import { longestValues, type ParameterName, renderPieces, textsOf } from './template-text.ts';

/**
 * Managed policies for the AWS provider of Terraform and OpenTofu, in the layout of `terraform fmt`.
 * Sources: https://developer.hashicorp.com/terraform/language/expressions/strings,
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 * @throws usage for a `&{` in a text, which the provider would turn into a variable
 */
export function renderTerraform(policy: ExportedPolicy): string {
  const clash = policy.grants.flatMap(textsOf).find((text) => text.includes('&{'));
  if (clash !== undefined) {
    throw new HarnessError(
      `"${clash}" cannot be told to aws_iam_policy_document, expected no &{: it reads that as a variable`,
      { code: 'usage', fault: 'user', hint: 'Export it as json, and give it to aws_iam_policy as a file.' },
    );
  }
  const documents = packManaged(policy).map((one, index) => ({ ...one, label: labelOf(policy.name, index) }));
  return [
    `# Written by harness export: what deploying needs, as managed policies for the user or role that deploys.`,
    ...openParameters(policy).map((name) => variables[name]),
    ...documents.flatMap((document) => [renderDocument(document), renderPolicy(document)]),
    `output "${labelOf(policy.name)}_policy_arns" {
  value = [
${documents.map(({ label }) => `    aws_iam_policy.${label}.arn,`).join('\n')}
  ]
}`,
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}

type Labelled = NamedDocument & { readonly label: string };

function renderDocument({ label, document }: Labelled): string {
  return `data "aws_iam_policy_document" "${label}" {
${document.Statement.map(renderStatement).join('\n\n')}
}`;
}

function renderPolicy({ label, name }: Labelled): string {
  return `resource "aws_iam_policy" "${label}" {
  name   = ${quote(name)}
  policy = data.aws_iam_policy_document.${label}.json
}`;
}

function renderStatement({ Effect, Action, Resource, Condition = {} }: Statement): string {
  const conditions = Object.entries(Condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(
      ([key, values]) => `

    condition {
      test     = ${quote(test)}
      variable = ${quote(key)}
      values   = [${[values].flat().map(quote).join(', ')}]
    }`,
    ),
  );
  return `  statement {
    effect = ${quote(Effect)}

    actions = [
${renderLines(Action)}
    ]

    resources = [
${renderLines(Resource)}
    ]${conditions.join('')}
  }`;
}

function renderLines(values: readonly string[]): string {
  return values.map((value) => `      ${quote(value)},`).join('\n');
}

/** A string of HCL, in which IAM's own variables are no expressions. */
function quote(text: string): string {
  const quoted = renderPieces(text, {
    parameter: (name) => `\${var.${variableNames[name]}}`,
    text: (plain) =>
      plain
        .replaceAll(/[\\"]/g, (one) => `\\${one}`)
        .replaceAll('\n', '\\n')
        .replaceAll(/[$%]+(?=(.?))/g, (signs, next: string) => escapeSigns(signs, next)),
  });
  return `"${quoted}"`;
}

/** `$${` and `%%{` begin no expression. Where that could be read in two ways, it takes an expression to write a sign. */
function escapeSigns(signs: string, next: string): string {
  if (signs.length === 1 && next === '{') return `${signs}${signs}`;
  const isPlain = signs.length === 1 && !(signs === '$' && next === '');
  return isPlain ? signs : signs.replaceAll(/./g, (sign) => `\${"${sign}"}`);
}

/** Letters, digits and underscores, no digit first. */
function labelOf(name: string, index?: number): string {
  const word = name.replaceAll(/[^A-Za-z0-9]+/g, '_').replace(/^(?=[0-9])/, '_');
  return index === undefined ? word : `${word}_${index + 1}`;
}

const variableNames: Readonly<Record<ParameterName, string>> = {
  AccountId: 'account_id',
  Region: 'region',
  Stage: 'stage',
};

const variables: Readonly<Record<ParameterName, string>> = {
  AccountId: `variable "account_id" {
  description = "Account that the service is deployed to"
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An account id has 12 digits."
  }
}`,
  Region: `variable "region" {
  description = "Region that the service is deployed to"
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]{1,${longestValues.Region}}$", var.region))
    error_message = "A region is written such as eu-central-1."
  }
}`,
  Stage: `variable "stage" {
  description = "Stage that the service is deployed as"
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,${longestValues.Stage}}$", var.stage))
    error_message = "A stage has 1 to ${longestValues.Stage} letters, digits and hyphens; for a longer one export again with --stage."
  }
}`,
};

import { HarnessError } from '../../errors.ts';
import type { PolicyDocument } from '../../policy/document.ts';
import type { Grant } from '../../policy/grant.ts';
import { packGrants, type Packing, type PolicyQuotas } from '../../policy/pack.ts';
import { bind, mapTexts } from '../../policy/parameters.ts';
import { findParameters, longestValues, type ParameterName, textsOf } from './template-text.ts';

/** What is exported: all that an artifact allows, with the parameters filled in that were given. */
export interface ExportedPolicy {
  /** What the names of the export begin with: `orders-deploy`. */
  readonly name: string;
  readonly grants: readonly Grant[];
  /** The stage in names: as it was given, or `${Stage}`; absent where the policy is the same for all stages. */
  readonly stage?: string;
}

/** Values that were given for parameters; the others stay parameters. */
export interface GivenValues {
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  readonly stage?: string | undefined;
}

export function fillIn(name: string, template: readonly Grant[], given: GivenValues): ExportedPolicy {
  const {
    accountId = '${AccountId}',
    region = '${Region}',
    stage = template.flatMap(textsOf).some((text) => text.includes('${Stage}')) ? '${Stage}' : undefined,
  } = given;
  const values = { accountId, region, stage: stage ?? '${Stage}' };
  const grants = template.map((grant) => mapTexts(grant, (text) => bind(text, values)));
  return { name, grants, ...(stage !== undefined && { stage }) };
}

/** The parameters that are still to be filled in. */
export function openParameters({ grants, stage = '' }: ExportedPolicy): readonly ParameterName[] {
  return findParameters([...grants.flatMap(textsOf), stage]);
}

export type Attachment = 'user' | 'role' | 'managed';

/**
 * Characters of inline policies. All of a user's, or of a role's, count together.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const inlineCharacters: Readonly<Record<Attachment, number>> = { user: 2048, role: 10_240, managed: 0 };

/** The documents of a policy, each within its quota whatever the parameters are filled in with. */
export interface PackedPolicy {
  readonly inline?: PolicyDocument;
  readonly managed: readonly PolicyDocument[];
}

/** @throws policy-too-large where the managed policies that can be attached do not hold it */
export function packFor(attachment: Attachment, grants: readonly Grant[]): PackedPolicy {
  const packing = packWidened(grants, { inlineCharacters: inlineCharacters[attachment] });
  if (packing.kind === 'packed') {
    const { inline, managed } = packing;
    return { ...(inline !== undefined && { inline: narrow(inline) }), managed: managed.map(narrow) };
  }
  throw tooLarge(packing);
}

export function tooLarge(packing: Extract<Packing, { readonly kind: 'too-large' }>): HarnessError {
  return new HarnessError(
    `the policy has ${packing.characters} characters, expected at most ${packing.available}: what can be attached to one user or role`,
    {
      code: 'policy-too-large',
      fault: 'user',
      hint: 'Split the service, so that different identities deploy its parts.',
    },
  );
}

/** A managed policy of an export; its name may hold `${Stage}`. */
export interface NamedDocument {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Managed policies with a number each, so that another one more does not rename those before it. */
export function packManaged(policy: ExportedPolicy): readonly NamedDocument[] {
  return packFor('managed', policy.grants).managed.map((document, index) => ({
    name: `${startOfNames(policy)}-${index + 1}`,
    document,
  }));
}

/** What comes before the number: `orders-deploy-prod`. */
export function startOfNames({ name, stage }: ExportedPolicy): string {
  return [name, ...(stage === undefined ? [] : [stage])].join('-');
}

/** Of Unicode's private use: nowhere in a policy, and counted as the character that it stands for. */
const filler = '\uE000';

/** Packs with room for the longest values that the parameters may get. */
function packWidened(grants: readonly Grant[], quotas: PolicyQuotas): Packing {
  return packGrants(
    grants.map((grant) => mapTexts(grant, widen)),
    quotas,
  );
}

function widen(text: string): string {
  return text.replaceAll(/\$\{(AccountId|Region|Stage)\}/g, (parameter, name: ParameterName) =>
    parameter.padEnd(longestValues[name], filler),
  );
}

function narrow(document: PolicyDocument): PolicyDocument {
  return JSON.parse(JSON.stringify(document).replaceAll(filler, '')) as PolicyDocument;
}

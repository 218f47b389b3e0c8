import type { Identities } from './identities.ts';
import type { Ledger, LedgerGrant, Widening } from './ledger.ts';

/**
 * Where CloudFormation cuts a name that it generates depends on how long the stage is, so what follows the cut belongs to no
 * other stage: `shop-${Stage}-serverlessdeploymentbucke-*` stands for `…bucket-*` in a shorter stage.
 * A pattern that ends a logical id early loses the hyphen after it. A stage longer than the life's own may be cut earlier
 * still, which no life has shown.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html (physical ids are
 * made of the stack's name, the logical id and a unique part); that they are cut to fit is seen in every long bucket name.
 * @param stackName as a template
 */
export function loosenCutNames(
  ledger: Ledger,
  stackName: string,
  identities: readonly Identities[],
): {
  readonly ledger: Ledger;
  readonly widened: readonly { readonly id: string; readonly widening: Widening }[];
} {
  const logicalIds = [...new Set(identities.flatMap((one) => Object.keys(one)))].map((name) =>
    name.toLowerCase(),
  );
  const widened: { id: string; widening: Widening }[] = [];
  const grants = ledger.grants.map((grant): LedgerGrant => {
    const to = loosen(grant.resource, stackName, logicalIds);
    if (to === grant.resource) return grant;
    const widening = {
      from: grant.resource,
      to,
      arns: [grant.resource],
      reason: 'the generated name is cut, and where depends on the length of the stage',
    };
    widened.push({ id: grant.id, widening });
    return { ...grant, resource: to, widenings: [...grant.widenings, widening] };
  });
  return { ledger: { ...ledger, grants }, widened };
}

function loosen(resource: string, stackName: string, logicalIds: readonly string[]): string {
  const start = resource.indexOf(`${stackName}-`);
  if (start === -1) return resource;
  const from = start + stackName.length + 1;
  const end = resource.indexOf('-*', from);
  const part = resource.slice(from, end).toLowerCase();
  const isCut =
    end !== -1 &&
    /^(?:[a-z0-9]|\$\{stage\})+$/u.test(part) &&
    !logicalIds.includes(part) &&
    logicalIds.some((name) => name.startsWith(part));
  return isCut ? `${resource.slice(0, end)}${resource.slice(end + 1)}` : resource;
}

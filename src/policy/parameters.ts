import type { Condition, Grant, Parameters } from './grant.ts';

/** A text this long that was drawn by lot is nowhere by chance, so it needs no boundary. */
const leastUnmistakable = 10;

/**
 * The same text for every life of the service: account id, region and stage of this life give way to `${AccountId}`,
 * `${Region}` and `${Stage}`, the ARN of its deployment role to `${DeploymentRole}`, that of its roles' boundary to `${Boundary}`, each only where it stands for itself (bounded by
 * characters that are neither letters nor digits, by a percent-encoded character or by the end of the text). A stage of ten characters
 * and more, as every life has one of its own, stands for itself also within a word: `orders${Stage}`. {@link bind} is the inverse for
 * a lower-case stage.
 */
export function parameterise(text: string, parameters: Parameters): string {
  const values = new Map([[parameters.stage.toLowerCase(), '${Stage}']]);
  values.set(parameters.stage, '${Stage}');
  values.set(parameters.region, '${Region}');
  values.set(parameters.accountId, '${AccountId}');
  if (parameters.deploymentRoleArn !== undefined)
    values.set(parameters.deploymentRoleArn, '${DeploymentRole}');
  if (parameters.boundaryArn !== undefined) values.set(parameters.boundaryArn, '${Boundary}');
  values.delete('');
  // Longest first: a region is never read as a stage that is its beginning.
  const candidates = [...values].toSorted(([a], [b]) => b.length - a.length);

  let out = '';
  let at = 0;
  while (at < text.length) {
    const isBounded = isBoundaryBefore(text, at);
    const found = candidates.find(
      ([value, parameter]) =>
        text.startsWith(value, at) &&
        ((isBounded && isBoundaryAfter(text, at + value.length)) ||
          (parameter === '${Stage}' && value.length >= leastUnmistakable)),
    );
    out += found?.[1] ?? text[at];
    at += found?.[0].length ?? 1;
  }
  return out;
}

/** Fills in the parameters of one life. Every other variable, such as `${aws:username}`, stays. */
export function bind(template: string, parameters: Parameters): string {
  const values: Readonly<Record<string, string | undefined>> = {
    AccountId: parameters.accountId,
    Region: parameters.region,
    Stage: parameters.stage,
    DeploymentRole: parameters.deploymentRoleArn,
    Boundary: parameters.boundaryArn,
  };
  return template.replaceAll(
    /\$\{(AccountId|Region|Stage|DeploymentRole|Boundary)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}

/** The same grant with each text in it changed, but for its action. */
export function mapTexts({ action, resource, condition }: Grant, change: (text: string) => string): Grant {
  return {
    action,
    resource: change(resource),
    ...(condition !== undefined && { condition: mapCondition(condition, change) }),
  };
}

export function mapCondition(condition: Condition, change: (text: string) => string): Condition {
  const operators = Object.entries(condition).map(([operator, keys]) => {
    const changed = Object.entries(keys).map(([key, values]) => [
      change(key),
      typeof values === 'string' ? change(values) : values.map(change),
    ]);
    return [operator, Object.fromEntries(changed)];
  });
  return Object.fromEntries(operators) as Condition;
}

function isBoundaryBefore(text: string, at: number): boolean {
  return (
    at === 0 || !isAlphanumeric(text[at - 1]) || (at >= 3 && /^%[0-9A-Fa-f]{2}$/.test(text.slice(at - 3, at)))
  );
}

function isBoundaryAfter(text: string, at: number): boolean {
  return at >= text.length || !isAlphanumeric(text[at]);
}

function isAlphanumeric(character: string | undefined): boolean {
  return character !== undefined && /^[0-9A-Za-z]$/.test(character);
}

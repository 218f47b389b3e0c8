/**
 * A DNS name as Route 53 keeps it: small letters, a dot at its end, other characters than letters, digits and `-_.` as three octal
 * digits, so that `*` is `\052`.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export function normaliseName(name: string): string {
  const whole = name.endsWith('.') ? name : `${name}.`;
  return whole
    .toLowerCase()
    .replaceAll(/\\\d{3}|[^a-z0-9._-]/g, (found) =>
      found.startsWith('\\') && found.length === 4
        ? found
        : `\\${(found.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`,
    );
}

/** Names are listed by their labels from the last to the first. */
export function sortKey(name: string): string {
  return name.split('.').toReversed().join('.');
}

export function isWithin(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}

const iamResourceStarts = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];
const stsOnly = 'AssumeRole policy may only specify STS AssumeRole actions.';
const badVendor = 'Resource vendor must be fully qualified and cannot contain regexes.';

/** What is wrong with an entry of Action or NotAction. Role trust policies know STS's actions only. */
export function findActionFault(action: string, isTrust: boolean): string | undefined {
  if (action === '*') return isTrust ? stsOnly : undefined;
  const [vendor = '', ...rest] = action.split(':');
  if (rest.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (rest.length > 1) return 'Actions/Condition can contain only one colon.';
  if (vendor !== '*' && !/^[a-zA-Z0-9.-]+$/.test(vendor)) return `Vendor ${vendor} is not valid`;
  return isTrust && vendor.toLowerCase() !== 'sts' ? stsOnly : undefined;
}

/**
 * Too few parts though some are left out, no service, or a variable before the fifth colon. Of several resources only those before
 * the first that is faulty in another way are read.
 */
export function failsLegacyParsing(resources: readonly string[]): boolean {
  for (const resource of resources) {
    if (resource === '*' || !resource.startsWith('arn:')) continue;
    const parts = resource.split(':');
    const isShort = parts.length < 6 && resource.includes('::');
    const hasNoService = parts.length > 2 && parts[2] === '';
    if (isShort || hasNoService || hasEarlyVariable(resource)) return true;
    if (findResourceFault(resource) !== undefined) return false;
  }
  return false;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-resourceelement */
function hasEarlyVariable(resource: string): boolean {
  const beginning = resource.slice(0, Math.max(resource.indexOf('${'), 0));
  return beginning !== '' && beginning.split(':').length < 6;
}

/** What is wrong with an entry of Resource or NotResource. */
export function findResourceFault(resource: string): string | undefined {
  if (resource === '*') return undefined;
  const [arn, partition, service, region, account, ...rest] = resource.split(':');
  if (partition === undefined) return `Resource ${resource} must be in ARN format or "*".`;
  // `arn:*` is accepted.
  if (!/^(?:aws(?:-[a-z-]+)?|.*\*.*)$/.test(partition)) {
    const filled = [service || (region === undefined ? '*' : ''), region ?? '*', account ?? '*'];
    return `Partition "${partition}" is not valid for resource "arn:${partition}:${filled.join(':')}:${rest.length > 0 ? rest.join(':') : '*'}".`;
  }
  if (arn !== 'arn') return `Resource ${resource} must be in ARN format or "*".`;
  if (service === undefined && !partition.includes('*')) return badVendor;
  if (region !== undefined && /[*?]/.test(service ?? '') && service !== '*') return badVendor;
  if (service === 'iam' && region) return `IAM resource ${resource} cannot contain region information.`;
  if (service === 's3' && region && region !== '*' && rest.length === 1 && account === '') {
    return `Resource ${resource} can not contain region information.`;
  }
  return service === 'iam' ? findIamPathFault(rest.join(':')) : undefined;
}

function findIamPathFault(path: string): string | undefined {
  if (path === '' || path === 'root' || /^[*?$]/.test(path)) return undefined;
  const beginning = path.split(/[*?$]/)[0] ?? '';
  const isKnown = iamResourceStarts.some((start) => path.startsWith(start) || start.startsWith(beginning));
  return isKnown
    ? undefined
    : `IAM resource path must either be "*" or start with ${iamResourceStarts.join(', ')}.`;
}

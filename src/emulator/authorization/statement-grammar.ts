import type { PolicyKind } from './policy-grammar.ts';

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

/** What is wrong with an entry of Action or NotAction. Role trust policies know STS's actions only. */
export function findActionFault(action: string, kind: PolicyKind): string | undefined {
  if (action === '*') return undefined;
  const [vendor = '', ...rest] = action.split(':');
  if (rest.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (rest.length > 1) return 'Actions/Condition can contain only one colon.';
  if (!/^[a-zA-Z0-9.-]+$/.test(vendor)) return `Vendor ${vendor} is not valid`;
  if (kind === 'role-trust' && vendor.toLowerCase() !== 'sts') {
    return 'AssumeRole policy may only specify STS AssumeRole actions.';
  }
  return undefined;
}

/** What is wrong with an entry of Resource or NotResource. */
export function findResourceFault(resource: string): string | undefined {
  if (resource === '*') return undefined;
  const [arn, partition = '', service = '', region, account, ...rest] = resource.split(':');
  if (partition === '' && service === '') return `Resource ${resource} must be in ARN format or "*".`;
  if (arn !== 'arn') return `Resource ${resource} must be in ARN format or "*".`;
  // `arn:*` and variables in the partition are accepted.
  if (!/^(aws(-[a-z-]+)?|.*[*$].*)$/.test(partition)) {
    return `Partition "${partition}" is not valid for resource "${[arn, partition, service || '*', region ?? '*', account ?? '*', rest.join(':') || '*'].join(':')}".`;
  }
  if (service === '' || (region !== undefined && /[*?]/.test(service) && service !== '*')) {
    return 'Resource vendor must be fully qualified and cannot contain regexes.';
  }
  if (service === 'iam' && region) return `IAM resource ${resource} cannot contain region information.`;
  if (service === 's3' && region && region !== '*' && rest.length === 1 && account === '') {
    return `Resource ${resource} can not contain region information.`;
  }
  const path = rest.join(':');
  if (service === 'iam' && path !== '' && !/[*?$]/.test(path.slice(0, 1)) && path !== 'root') {
    const starts = iamResourceStarts.some(
      (start) => path.startsWith(start) || start.startsWith(path.split(/[*?$]/)[0] ?? ''),
    );
    if (!starts) return `IAM resource path must either be "*" or start with ${iamResourceStarts.join(', ')}.`;
  }
  return undefined;
}

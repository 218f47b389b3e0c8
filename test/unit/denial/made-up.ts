/** Names that no account has, for texts in the shapes that AWS prints. */
export const accountId = '111122223333';
const region = 'us-east-1';
export const deployerArn = `arn:aws:iam::${accountId}:user/harness/deployer-k3v9`;
export const deploymentBucket = 'svc-dev-serverlessdeploymentbucket-x1y2z3';
export const context = { accountId, region, deployerArn, deploymentBucket };

export const functionArn = `arn:aws:lambda:${region}:${accountId}:function:svc-dev-hello`;

/** The sentence, as the deployer gets it. */
export function sentence(action: string, resource: string, rest = ''): string {
  return `User: ${deployerArn} is not authorized to perform: ${action} on resource: ${resource}${rest}`;
}

/** Why the identity's policies refuse. */
export function noIdentityPolicy(action: string): string {
  return ` because no identity-based policy allows the ${action} action`;
}

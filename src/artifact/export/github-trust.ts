/** Which jobs of GitHub Actions may take the role. */
export interface GithubJobs {
  /** Of the role, and of the OIDC provider in it. */
  readonly accountId: string;
  /**
   * `owner/name`. Repositories that were made, renamed or moved after July 15, 2026 have ids in their subject:
   * `owner@123456/name@456789`.
   */
  readonly repository: string;
  /** A branch, for jobs without an environment; or an environment. */
  readonly from:
    | { readonly kind: 'branch'; readonly name: string }
    | { readonly kind: 'environment'; readonly name: string };
}

const issuer = 'token.actions.githubusercontent.com';

/**
 * The trust policy of a role for such jobs: this audience, this subject and no other.
 * Sources: https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims,
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
 */
export function createGithubTrust({ accountId, repository, from }: GithubJobs) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: 'sts.amazonaws.com',
            [`${issuer}:sub`]: `repo:${repository}:${subjectOf(from)}`,
          },
        },
      },
    ],
  } as const;
}

/** A colon in a name comes encoded, so that the parts of a subject can be told apart. */
function subjectOf({ kind, name }: GithubJobs['from']): string {
  const encoded = name.replaceAll(':', '%3A');
  return kind === 'branch' ? `ref:refs/heads/${encoded}` : `environment:${encoded}`;
}

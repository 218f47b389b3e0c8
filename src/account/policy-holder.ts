import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  type IAMClient,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListRolePolicies,
  paginateListUserPolicies,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';

/** Who has policies of its own: IAM has the same operations for a user and for a role, under other names. */
export interface PolicyHolder {
  /** `user NAME`, for a person. */
  readonly label: string;
  readonly name: string;
  putInline(iam: IAMClient, policyName: string, document: string): Promise<unknown>;
  deleteInline(iam: IAMClient, policyName: string): Promise<unknown>;
  listInline(iam: IAMClient): Promise<string[]>;
  /** The document as JSON. */
  readInline(iam: IAMClient, policyName: string): Promise<string>;
  attach(iam: IAMClient, policyArn: string): Promise<unknown>;
  detach(iam: IAMClient, policyArn: string): Promise<unknown>;
  /** ARNs. @param pathPrefix absent: all of them */
  listAttached(iam: IAMClient, pathPrefix?: string): Promise<string[]>;
  /** The holder itself, once nothing is attached to it any more. */
  delete(iam: IAMClient): Promise<unknown>;
}

/** iam:PutUserPolicy, iam:DeleteUserPolicy, iam:ListUserPolicies, iam:GetUserPolicy, iam:AttachUserPolicy, iam:DetachUserPolicy, iam:ListAttachedUserPolicies, iam:DeleteUser */
export function userHolder(UserName: string): PolicyHolder {
  return {
    label: `user ${UserName}`,
    name: UserName,
    putInline: (iam, PolicyName, PolicyDocument) =>
      iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
    deleteInline: (iam, PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
    listInline: (client) =>
      collect(paginateListUserPolicies({ client }, { UserName }), (page) => page.PolicyNames),
    readInline: async (iam, PolicyName) => {
      const { PolicyDocument } = await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }));
      return decodeURIComponent(PolicyDocument ?? '');
    },
    attach: (iam, PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    detach: (iam, PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
    listAttached: (client, PathPrefix) =>
      collect(paginateListAttachedUserPolicies({ client }, { UserName, PathPrefix }), arnsOf),
    delete: (iam) => iam.send(new DeleteUserCommand({ UserName })),
  };
}

/** iam:PutRolePolicy, iam:DeleteRolePolicy, iam:ListRolePolicies, iam:GetRolePolicy, iam:AttachRolePolicy, iam:DetachRolePolicy, iam:ListAttachedRolePolicies, iam:DeleteRole */
export function roleHolder(RoleName: string): PolicyHolder {
  return {
    label: `role ${RoleName}`,
    name: RoleName,
    putInline: (iam, PolicyName, PolicyDocument) =>
      iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
    deleteInline: (iam, PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
    listInline: (client) =>
      collect(paginateListRolePolicies({ client }, { RoleName }), (page) => page.PolicyNames),
    readInline: async (iam, PolicyName) => {
      const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return decodeURIComponent(PolicyDocument ?? '');
    },
    attach: (iam, PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    detach: (iam, PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
    listAttached: (client, PathPrefix) =>
      collect(paginateListAttachedRolePolicies({ client }, { RoleName, PathPrefix }), arnsOf),
    delete: (iam) => iam.send(new DeleteRoleCommand({ RoleName })),
  };
}

function arnsOf(page: {
  readonly AttachedPolicies?: readonly { readonly PolicyArn?: string | undefined }[] | undefined;
}): string[] {
  return (page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []);
}

async function collect<Page>(
  pages: AsyncIterable<Page>,
  read: (page: Page) => readonly string[] | undefined,
): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages) all.push(...(read(page) ?? []));
  return all;
}

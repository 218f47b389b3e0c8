import { flatten, joinRead, readStatements, type ReadStatements } from './read-statements.ts';
import { resolveTexts } from './resolve-texts.ts';
import { isRecord, listOf, type TemplateResource, type TemplateScope } from './template-scope.ts';

/** What the roles of some templates are allowed. */
export interface Rights extends ReadStatements {
  /** Logical ids, as templates. */
  readonly roles: readonly string[];
  /** Managed policies that no template holds, by whom they are attached to; each ARN is a template. */
  readonly managed: readonly { readonly role: string; readonly arn: string }[];
}

/** @param scopes one for each template of the service: the main stack's, and those of the stacks that it nests */
export function collectRights(scopes: readonly TemplateScope[]): Rights {
  const all = scopes.map(collectIn);
  return {
    ...joinRead(all),
    roles: all.flatMap(({ roles }) => roles),
    managed: all.flatMap(({ managed }) => managed),
  };
}

function collectIn(scope: TemplateScope): Rights {
  const read: ReadStatements[] = [];
  const roles: string[] = [];
  const managed: Rights['managed'][number][] = [];
  for (const [logicalId, resource] of scope.resources) {
    const role = scope.parameterise(logicalId);
    const { type, properties } = resource;
    if (type === 'AWS::IAM::Role') {
      roles.push(role);
      for (const policy of flatten(properties['Policies'])) {
        read.push(readStatements(isRecord(policy) ? policy['PolicyDocument'] : policy, role, scope));
      }
      for (const item of flatten(properties['ManagedPolicyArns'])) {
        if (isOfTemplate(item, scope)) continue;
        const { texts, isPattern } = resolveTexts(item, scope);
        if (!isPattern) managed.push(...texts.map((arn) => ({ role, arn })));
        else read.push(unknownPolicy(role, item));
      }
    } else if (isPolicyOfRoles(logicalId, resource, scope)) {
      read.push(readStatements(properties['PolicyDocument'], role, scope));
    }
  }
  return { ...joinRead(read), roles, managed };
}

/** Whether a resource of the template is a policy that some role has. */
function isPolicyOfRoles(
  logicalId: string,
  { type, properties }: TemplateResource,
  { resources }: TemplateScope,
): boolean {
  switch (type) {
    case 'AWS::IAM::RolePolicy':
      return true;
    case 'AWS::IAM::Policy':
      return listOf(properties['Roles']).length > 0;
    case 'AWS::IAM::ManagedPolicy':
      return (
        listOf(properties['Roles']).length > 0 ||
        [...resources.values()].some(
          (other) =>
            other.type === 'AWS::IAM::Role' &&
            flatten(other.properties['ManagedPolicyArns']).some((item) => refersTo(item, logicalId)),
        )
      );
    default:
      return false;
  }
}

function isOfTemplate(item: unknown, { resources }: TemplateScope): boolean {
  return [...resources].some(
    ([logicalId, { type }]) => type === 'AWS::IAM::ManagedPolicy' && refersTo(item, logicalId),
  );
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html (Ref and PolicyArn) */
function refersTo(item: unknown, logicalId: string): boolean {
  if (!isRecord(item)) return false;
  return item['Ref'] === logicalId || listOf(item['Fn::GetAtt'])[0] === logicalId;
}

function unknownPolicy(role: string, item: unknown): ReadStatements {
  const what = JSON.stringify(item).slice(0, 160);
  return {
    statements: [],
    unread: [{ role, what, why: 'which managed policy it is, is known in a deployed stack alone' }],
    open: [],
  };
}

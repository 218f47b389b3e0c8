import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { addedItems, removedItems } from './inline-policies.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['ManagedPolicyName']) ?? resource.generatedName({ maxLength: 128 });

const place = (resource: ResourceView): { PolicyArn: string } => ({ PolicyArn: resource.physicalId });

const holders = [
  { kind: 'Role', property: 'Roles', listed: 'PolicyRoles' },
  { kind: 'User', property: 'Users', listed: 'PolicyUsers' },
  { kind: 'Group', property: 'Groups', listed: 'PolicyGroups' },
] as const;

type Holder = (typeof holders)[number];

function forHolders(
  verb: 'Attach' | 'Detach',
  which: (resource: ResourceView, holder: Holder) => readonly unknown[],
): readonly Step[] {
  return holders.map((holder) => ({
    call: `iam:${verb}${holder.kind}Policy`,
    forEach: (resource) => which(resource, holder),
    ...(verb === 'Detach' && { ignoring: ['NoSuchEntity'] }),
    input: (resource, name) => ({ ...place(resource), [`${holder.kind}Name`]: name }),
  }));
}

function oldVersions(resource: ResourceView): readonly unknown[] {
  return listOf(resource.output('iam:ListPolicyVersions')['Versions'])
    .map(valuesOf)
    .filter((version) => version['IsDefaultVersion'] !== true)
    .map((version) => version['VersionId']);
}

const deleteVersion = (resource: ResourceView, version: unknown): object => ({
  ...place(resource),
  VersionId: version,
});

const hasNewDocument = (resource: ResourceView): boolean => resource.changed('PolicyDocument');

export const iamManagedPolicy: ResourceType = {
  type: 'AWS::IAM::ManagedPolicy',
  idAfter: 'iam:CreatePolicy',
  physicalId: (resource) => String(valuesOf(resource.output('iam:CreatePolicy')['Policy'])['Arn']),
  replacedBy: ['ManagedPolicyName', 'Path', 'Description'],
  attributes: {
    PolicyArn: (resource) => resource.physicalId,
    PolicyId: (resource) => valuesOf(resource.output('iam:CreatePolicy')['Policy'])['PolicyId'],
  },
  create: [
    {
      call: 'iam:CreatePolicy',
      input: (resource) => ({
        PolicyName: nameOf(resource),
        ...pickProperties(resource.properties, 'Path', 'Description'),
        PolicyDocument: textOf(resource.properties['PolicyDocument']),
      }),
    },
    ...forHolders('Attach', (resource, { property }) => listOf(resource.properties[property])),
  ],
  update: [
    { call: 'iam:GetPolicy', input: place },
    { call: 'iam:ListPolicyVersions', when: hasNewDocument, input: place },
    {
      call: 'iam:DeletePolicyVersion',
      forEach: (resource) => (hasNewDocument(resource) ? oldVersions(resource) : []),
      input: deleteVersion,
    },
    {
      call: 'iam:CreatePolicyVersion',
      when: hasNewDocument,
      input: (resource) => ({
        ...place(resource),
        PolicyDocument: textOf(resource.properties['PolicyDocument']),
        SetAsDefault: true,
      }),
    },
    ...forHolders('Attach', (resource, { property }) => addedItems(resource, property)),
    ...forHolders('Detach', (resource, { property }) => removedItems(resource, property)),
  ],
  delete: [
    { call: 'iam:GetPolicy', ignoring: ['NoSuchEntity'], input: place },
    { call: 'iam:ListEntitiesForPolicy', ignoring: ['NoSuchEntity'], input: place },
    ...forHolders('Detach', (resource, { kind, listed }) =>
      listOf(resource.output('iam:ListEntitiesForPolicy')[listed]).map(
        (entity) => valuesOf(entity)[`${kind}Name`],
      ),
    ),
    { call: 'iam:ListPolicyVersions', ignoring: ['NoSuchEntity'], input: place },
    {
      call: 'iam:DeletePolicyVersion',
      forEach: oldVersions,
      ignoring: ['NoSuchEntity'],
      input: deleteVersion,
    },
    { call: 'iam:DeletePolicy', ignoring: ['NoSuchEntity'], input: place },
  ],
};

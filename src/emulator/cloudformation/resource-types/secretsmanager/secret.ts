import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ SecretId: resource.physicalId });
const generation = (resource: ResourceView) => resource.properties['GenerateSecretString'];

const getPassword: Step = {
  call: 'secretsmanager:GetRandomPassword',
  when: (resource) => generation(resource) !== undefined,
  input: (resource) =>
    pickProperties(
      valuesOf(generation(resource)),
      'ExcludeCharacters',
      'ExcludeLowercase',
      'ExcludeNumbers',
      'ExcludePunctuation',
      'ExcludeUppercase',
      'IncludeSpace',
      'PasswordLength',
      'RequireEachIncludedType',
    ),
};

/** The template's own text, or a password, alone or under its key in the template's JSON. */
function secretText(resource: ResourceView): string | undefined {
  const asked = generation(resource);
  if (asked === undefined) return textOf(resource.properties['SecretString']);
  const password = textOf(resource.output('secretsmanager:GetRandomPassword')['RandomPassword']) ?? '';
  const { GenerateStringKey: key, SecretStringTemplate: template } = valuesOf(asked);
  if (key === undefined) return password;
  const rest = JSON.parse(textOf(template) ?? '{}') as object;
  return JSON.stringify({ ...rest, [textOf(key) ?? '']: password });
}

const settings = (resource: ResourceView) => ({
  ...pickProperties(resource.properties, 'Description', 'KmsKeyId'),
});

export const secretsManagerSecret: ResourceType = {
  type: 'AWS::SecretsManager::Secret',
  taggingActions: ['secretsmanager:TagResource', 'secretsmanager:UntagResource'],
  physicalId: (resource) => textOf(resource.output('secretsmanager:CreateSecret')['ARN']) ?? '',
  idAfter: 'secretsmanager:CreateSecret',
  replacedBy: ['Name'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    getPassword,
    {
      call: 'secretsmanager:CreateSecret',
      input: (resource) => ({
        Name:
          textOf(resource.properties['Name']) ??
          `${resource.logicalId}-${resource.generatedName().split('-').at(-1)}`,
        ...settings(resource),
        SecretString: secretText(resource),
        Tags: resource.tags,
      }),
    },
    { call: 'secretsmanager:DescribeSecret', input: place },
  ],
  update: [
    {
      ...getPassword,
      when: (resource) => resource.changed('GenerateSecretString') && generation(resource) !== undefined,
    },
    {
      call: 'secretsmanager:UpdateSecret',
      when: (resource) => resource.changed('Description', 'GenerateSecretString', 'KmsKeyId', 'SecretString'),
      input: (resource) => ({
        ...place(resource),
        ...settings(resource),
        ...(resource.changed('GenerateSecretString', 'SecretString') && {
          SecretString: secretText(resource),
        }),
      }),
    },
    {
      call: 'secretsmanager:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'secretsmanager:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ...place(resource), Tags: setTags(resource) }),
    },
  ],
  delete: [
    { call: 'secretsmanager:DescribeSecret', ignoring: ['ResourceNotFoundException'], input: place },
    {
      call: 'secretsmanager:DeleteSecret',
      ignoring: ['ResourceNotFoundException'],
      input: (resource) => ({ ...place(resource), ForceDeleteWithoutRecovery: true }),
    },
    {
      call: 'secretsmanager:DescribeSecret',
      ignoring: ['ResourceNotFoundException'],
      input: place,
      until: () => false,
    },
  ],
};

import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ UserPoolId: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:cognito-idp:${resource.region}:${resource.accountId}:userpool/${resource.physicalId}`;

/** The template gives tags as a map. */
const tagsOf = (resource: ResourceView) => ({
  ...tagRecord(withoutSystemTags(resource.tags)),
  ...(valuesOf(resource.properties['UserPoolTags']) as Record<string, string>),
});

const settingNames = [
  'AccountRecoverySetting',
  'AdminCreateUserConfig',
  'AutoVerifiedAttributes',
  'DeletionProtection',
  'DeviceConfiguration',
  'EmailConfiguration',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'LambdaConfig',
  'MfaConfiguration',
  'Policies',
  'SmsAuthenticationMessage',
  'SmsConfiguration',
  'SmsVerificationMessage',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'VerificationMessageTemplate',
];

/** Only an operation of its own can turn on one-time passwords from an app. */
const hasMfa = (resource: ResourceView) => listOf(resource.properties['EnabledMfas']).length > 0;
const mfaInput = (resource: ResourceView) => ({
  ...place(resource),
  MfaConfiguration: textOf(resource.properties['MfaConfiguration']) ?? 'OFF',
  ...(listOf(resource.properties['EnabledMfas']).includes('SOFTWARE_TOKEN_MFA') && {
    SoftwareTokenMfaConfiguration: { Enabled: true },
  }),
});

const describedPool = (resource: ResourceView) =>
  valuesOf(resource.output('cognito-idp:CreateUserPool')['UserPool']);

export const cognitoUserPool: ResourceType = {
  type: 'AWS::Cognito::UserPool',
  taggingActions: ['cognito-idp:TagResource', 'cognito-idp:UntagResource'],
  physicalId: (resource) => textOf(describedPool(resource)['Id']) ?? '',
  idAfter: 'cognito-idp:CreateUserPool',
  replacedBy: ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'],
  attributes: {
    Arn: arn,
    ProviderName: (resource) => `cognito-idp.${resource.region}.amazonaws.com/${resource.physicalId}`,
    ProviderURL: (resource) => `https://cognito-idp.${resource.region}.amazonaws.com/${resource.physicalId}`,
    UserPoolId: (resource) => resource.physicalId,
  },
  create: [
    {
      call: 'cognito-idp:CreateUserPool',
      input: (resource) => ({
        PoolName: textOf(resource.properties['UserPoolName']) ?? resource.generatedName({ maxLength: 128 }),
        ...pickProperties(
          resource.properties,
          ...settingNames,
          'AliasAttributes',
          'Schema',
          'UsernameAttributes',
          'UsernameConfiguration',
        ),
        UserPoolTags: tagsOf(resource),
      }),
    },
    { call: 'cognito-idp:SetUserPoolMfaConfig', when: hasMfa, input: mfaInput },
    { call: 'cognito-idp:DescribeUserPool', input: place },
  ],
  update: [
    {
      call: 'cognito-idp:UpdateUserPool',
      when: (resource) => resource.changed(...settingNames, 'UserPoolName', 'UserPoolTags'),
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, ...settingNames),
        UserPoolTags: tagsOf(resource),
      }),
    },
    {
      call: 'cognito-idp:SetUserPoolMfaConfig',
      when: (resource) => hasMfa(resource) && resource.changed('EnabledMfas', 'MfaConfiguration'),
      input: mfaInput,
    },
    {
      call: 'cognito-idp:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arn(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'cognito-idp:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({
        ResourceArn: arn(resource),
        Tags: tagRecord(withoutSystemTags(setTags(resource))),
      }),
    },
    { call: 'cognito-idp:DescribeUserPool', input: place },
  ],
  delete: [{ call: 'cognito-idp:DeleteUserPool', ignoring: ['ResourceNotFoundException'], input: place }],
};

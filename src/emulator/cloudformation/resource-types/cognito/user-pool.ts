import { isDeepStrictEqual } from 'node:util';
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
  'UserPoolTier',
  'VerificationMessageTemplate',
];

/** What Cognito lets nobody change. */
const fixedNames = ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'];

const attributeName = (attribute: unknown) => textOf(valuesOf(attribute)['Name']);
const addedAttributes = ({ properties, previous }: ResourceView) => {
  const before = listOf(previous['Schema']).map(attributeName);
  return listOf(properties['Schema']).filter((attribute) => !before.includes(attributeName(attribute)));
};

/** The handler looks before it calls: sources of the words in behaviour.md. */
function objectionTo(resource: ResourceView): string | undefined {
  const fixed = fixedNames.find((name) => resource.changed(name));
  if (fixed !== undefined)
    return `Invalid request provided: Updates are not allowed for property - ${fixed}.`;
  const now = listOf(resource.properties['Schema']);
  const kept = listOf(resource.previous['Schema']).every((attribute) =>
    now.some((candidate) => isDeepStrictEqual(candidate, attribute)),
  );
  return kept
    ? undefined
    : 'Invalid request provided: Existing schema attributes cannot be modified or deleted.';
}

const mfaNames = [
  'EmailAuthenticationMessage',
  'EmailAuthenticationSubject',
  'EnabledMfas',
  'WebAuthnFactorConfiguration',
  'WebAuthnRelyingPartyID',
  'WebAuthnUserVerification',
];

/** Only an operation of its own takes these. */
const hasMfa = (resource: ResourceView) =>
  mfaNames.some((name) => resource.properties[name] !== undefined) &&
  (resource.properties['EnabledMfas'] === undefined || listOf(resource.properties['EnabledMfas']).length > 0);

function mfaInput(resource: ResourceView): object {
  const { properties } = resource;
  const enabled = listOf(properties['EnabledMfas']);
  const passkeys = {
    FactorConfiguration: properties['WebAuthnFactorConfiguration'],
    RelyingPartyId: properties['WebAuthnRelyingPartyID'],
    UserVerification: properties['WebAuthnUserVerification'],
  };
  return {
    ...place(resource),
    MfaConfiguration: textOf(properties['MfaConfiguration']) ?? 'OFF',
    ...(enabled.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(enabled.includes('SMS_MFA') && {
      SmsMfaConfiguration: pickProperties(properties, 'SmsAuthenticationMessage', 'SmsConfiguration'),
    }),
    ...(enabled.includes('EMAIL_OTP') && {
      EmailMfaConfiguration: {
        Message: properties['EmailAuthenticationMessage'],
        Subject: properties['EmailAuthenticationSubject'],
      },
    }),
    ...(Object.values(passkeys).some((value) => value !== undefined) && { WebAuthnConfiguration: passkeys }),
  };
}

const describedPool = (resource: ResourceView) =>
  valuesOf(resource.output('cognito-idp:CreateUserPool')['UserPool']);

export const cognitoUserPool: ResourceType = {
  type: 'AWS::Cognito::UserPool',
  taggingActions: ['cognito-idp:TagResource', 'cognito-idp:UntagResource'],
  physicalId: (resource) => textOf(describedPool(resource)['Id']) ?? '',
  idAfter: 'cognito-idp:CreateUserPool',
  replacedBy: [],
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
        ...pickProperties(resource.properties, ...settingNames, ...fixedNames, 'Schema'),
        UserPoolTags: tagsOf(resource),
      }),
    },
    { call: 'cognito-idp:SetUserPoolMfaConfig', when: hasMfa, input: mfaInput },
    { call: 'cognito-idp:DescribeUserPool', input: place },
  ],
  update: [
    {
      call: 'cognito-idp:UpdateUserPool',
      when: (resource) =>
        resource.changed(...settingNames, ...fixedNames, 'Schema', 'UserPoolName', 'UserPoolTags'),
      objection: objectionTo,
      input: (resource) => ({
        ...place(resource),
        ...(resource.properties['UserPoolName'] !== undefined && {
          PoolName: textOf(resource.properties['UserPoolName']),
        }),
        ...pickProperties(resource.properties, ...settingNames),
        UserPoolTags: tagsOf(resource),
      }),
    },
    {
      call: 'cognito-idp:AddCustomAttributes',
      when: (resource) => addedAttributes(resource).length > 0,
      input: (resource) => ({ ...place(resource), CustomAttributes: addedAttributes(resource) }),
    },
    {
      call: 'cognito-idp:SetUserPoolMfaConfig',
      when: (resource) => hasMfa(resource) && resource.changed(...mfaNames, 'MfaConfiguration'),
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

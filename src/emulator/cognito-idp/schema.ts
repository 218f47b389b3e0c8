import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';

export function customAttribute(attribute: SchemaAttributeType): SchemaAttributeType {
  return { ...attribute, Name: `custom:${attribute.Name ?? ''}` };
}

/** Attributes that are no standard ones are told with their prefix. */
export function schemaOf(schema: readonly SchemaAttributeType[] | undefined): SchemaAttributeType[] {
  const own = (schema ?? []).map((attribute) =>
    standardAttributes.includes(attribute.Name ?? '') ? attribute : customAttribute(attribute),
  );
  const missing = standardAttributes.filter((name) => !own.some((attribute) => attribute.Name === name));
  return [
    ...missing.map((Name): SchemaAttributeType => ({
      Name,
      AttributeDataType: Name.endsWith('verified') ? 'Boolean' : Name === 'updated_at' ? 'Number' : 'String',
      DeveloperOnlyAttribute: false,
      Mutable: Name !== 'sub',
      Required: Name === 'sub',
    })),
    ...own,
  ];
}

const standardAttributes: readonly string[] = [
  'sub',
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'email_verified',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'phone_number_verified',
  'address',
  'updated_at',
];

const statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
const { Principal: _principal, ...withoutPrincipal } = statement;
const { Resource: _resource, ...withoutResource } = statement;

/** A resource policy that any service takes that does not look at the actions. */
export const soundPolicy = { Version: '2012-10-17', Statement: [statement] };

/** The same without a Resource, as ECR wants it. */
export const policyOfItsHolder = { Version: '2012-10-17', Statement: [withoutResource] };

/** Texts that no service takes for a resource policy, with what is wrong with each. */
export const unsoundPolicies: readonly (readonly [name: string, text: string])[] = [
  ['no JSON', 'policy.json'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no statement', '{}'],
  ['a statement that is null', '{"Statement":[null]}'],
  ['a condition that is a text', JSON.stringify({ Statement: [{ ...statement, Condition: 'never' }] })],
  ['a principal that is a list', JSON.stringify({ Statement: [{ ...statement, Principal: ['*'] }] })],
  ['no principal', JSON.stringify({ Statement: [withoutPrincipal] })],
];

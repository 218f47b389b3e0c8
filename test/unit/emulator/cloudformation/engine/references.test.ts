import { describe, expect, test } from 'vitest';

import { AwsError } from '../../../../../src/emulator/operation.ts';
import {
  createFakeAccount,
  fakeType,
  type MadeCall,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

const secret = JSON.stringify({ user: 'me', word: 'hush', port: 5432 });

/** An account with one parameter of each kind and one secret. */
function answer({ call, input }: MadeCall): unknown {
  if (call === 'secretsmanager:GetSecretValue')
    return { SecretString: input['SecretId'] === 'plain' ? 'x' : secret };
  if (call !== 'ssm:GetParameters') return {};
  const [name = ''] = input['Names'] as string[];
  if (name.startsWith('/missing')) return { Parameters: [] };
  const Type = name.startsWith('/secure') ? 'SecureString' : 'String';
  return { Parameters: [{ Name: name, Type, Value: `value of ${name}` }] };
}

async function createWith(text: string, answers: (made: MadeCall) => unknown = answer) {
  const fake = createFakeAccount({ resourceTypes: [fakeType('Thing')], answer: answers });
  const TemplateBody = templateOf({ A: { Type: 'AWS::Fake::Thing', Properties: { Name: 'a', Text: text } } });
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody, DisableRollback: true });
  const stack = await fake.settle();
  const resource = stack.resources.get('A');
  return { ...fake, stack, resource, text: resource?.instance?.properties['Text'] };
}

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';

describe('dynamic references', () => {
  test.each([
    ['{{resolve:ssm:/a}}', 'value of /a', { Names: ['/a'], WithDecryption: false }],
    ['x-{{resolve:ssm:/a:3}}-y', 'x-value of /a:3-y', { Names: ['/a:3'], WithDecryption: false }],
    ['{{resolve:secretsmanager:db}}', secret, { SecretId: 'db' }],
    ['{{resolve:secretsmanager:db:SecretString}}', secret, { SecretId: 'db' }],
    ['{{resolve:secretsmanager:db:SecretString:word}}', 'hush', { SecretId: 'db' }],
    ['{{resolve:secretsmanager:db:SecretString:port::}}', '5432', { SecretId: 'db' }],
    [
      '{{resolve:secretsmanager:db:SecretString:word:AWSPREVIOUS}}',
      'hush',
      { SecretId: 'db', VersionStage: 'AWSPREVIOUS' },
    ],
    [`{{resolve:secretsmanager:${arn}:SecretString:word::v1}}`, 'hush', { SecretId: arn, VersionId: 'v1' }],
    [`{{resolve:secretsmanager:${arn}}}`, secret, { SecretId: arn }],
  ])('%s', async (text, value, asked) => {
    const { calls, text: resolved } = await createWith(text);
    expect(resolved).toBe(value);
    expect(calls[0]?.input).toEqual(asked);
    expect(calls[0]?.caller.calledVia).toEqual(['cloudformation.amazonaws.com']);
  });

  test.each([
    ['{{resolve:ssm:/missing:1}}', 'Parameters: [ssm:/missing:1] cannot be found.'],
    ['{{resolve:ssm:/secure}}', 'is of type SecureString'],
    [
      '{{resolve:ssm:/a:latest}}',
      'Incorrect format is used in the following SSM reference: [{{resolve:ssm:/a:latest}}]',
    ],
    [
      '{{resolve:secretsmanager:db:SecretString:no}}',
      'Could not find a value associated with JSONKey in SecretString',
    ],
    ['{{resolve:secretsmanager:plain:SecretString:no}}', 'Could not parse SecretString JSON'],
    ['{{resolve:secretsmanager:db:SecretBinary:no}}', 'Incorrect format'],
    ['{{resolve:secretsmanager:db:SecretString:a:b:c}}', 'only specify one of'],
    ['{{resolve:other:x}}', 'NotImplemented: dynamic reference to other'],
  ])('%s fails its resource', async (text, reason) => {
    const { resource } = await createWith(text);
    expect(resource?.statusReason).toContain(reason);
  });

  test('a refused read is worded with its service', async () => {
    const { resource } = await createWith('{{resolve:secretsmanager:db}}', (made) => {
      if (made.call === 'secretsmanager:GetSecretValue') throw refusal(made.call, 'db');
      return {};
    });
    expect(resource?.statusReason).toMatch(
      /^User: .* is not authorized to perform: secretsmanager:GetSecretValue on resource: db .* \(Service: AWSSecretsManager; Status Code: 403; Error Code: AccessDeniedException; Request ID: [^;]+; Proxy: null\)$/,
    );
  });

  test('no event holds a value that was read', async () => {
    const { stack } = await createWith('{{resolve:secretsmanager:db:SecretString:word}}');
    const told = JSON.stringify(stack.events);
    expect(told).not.toContain('hush');
    expect(told).toContain('{{resolve:secretsmanager:db:SecretString:word}}');
  });
});

describe('secure strings of SSM', () => {
  const listed = (reference: string) => ({
    A: { Type: 'AWS::Fake::Thing', Properties: { List: [{ Text: reference }] } },
  });

  test('stand only where AWS puts them', async () => {
    const fake = createFakeAccount({ resourceTypes: [fakeType('Thing')] });
    const TemplateBody = templateOf(listed('{{resolve:ssm-secure:/x:1}}'));
    const message = 'SSM Secure reference is not supported in: [AWS::Fake::Thing/Properties/List/Text]';
    await expect(fake.perform('CreateStack', { StackName: 'app', TemplateBody })).rejects.toThrow(message);
    await fake.perform('CreateChangeSet', {
      StackName: 'app',
      ChangeSetName: 'one',
      ChangeSetType: 'CREATE',
      TemplateBody,
    });
    await new Promise((resolve) => void setImmediate(resolve));
    await expect(
      fake.perform('DescribeChangeSet', { StackName: 'app', ChangeSetName: 'one' }),
    ).resolves.toMatchObject({ Status: 'FAILED', StatusReason: message });
  });

  test('are read with their decryption', async () => {
    const user = fakeType('User', { type: 'AWS::IAM::User' });
    const fake = createFakeAccount({ resourceTypes: [user], answer });
    const TemplateBody = templateOf({
      A: {
        Type: 'AWS::IAM::User',
        Properties: { LoginProfile: { Password: '{{resolve:ssm-secure:/secure/pw:1}}' } },
      },
    });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody, Capabilities: ['CAPABILITY_IAM'] });
    expect((await fake.settle()).status).toBe('CREATE_COMPLETE');
    expect(fake.calls[0]?.input).toEqual({ Names: ['/secure/pw:1'], WithDecryption: true });
  });
});

describe('Fn::GetAtt of a type that is read for it', () => {
  const role = fakeType('Role', {
    read: [{ call: 'fake:GetRole', input: (resource) => ({ Id: resource.physicalId }) }],
  });
  const resources = {
    Role: { Type: 'AWS::Fake::Role', Properties: { Name: 'r' } },
    User: {
      Type: 'AWS::Fake::Thing',
      Properties: { Name: 'u', Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Id: { 'Fn::Sub': '${Role.Arn}' } },
    },
  };

  test('reads once for each resource that asks', async () => {
    const fake = createFakeAccount({ resourceTypes: [role, fakeType('Thing')] });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody: templateOf(resources) });
    await fake.settle();
    expect(fake.madeCalls()).toEqual(['fake:CreateRole', 'fake:GetRole', 'fake:CreateThing']);
  });

  test('a refused read fails what asks', async () => {
    const fake = createFakeAccount({
      resourceTypes: [role, fakeType('Thing')],
      answer: ({ call }) => {
        if (call === 'fake:GetRole')
          throw new AwsError('NoSuchEntity', 'The role with name r cannot be found.', 404);
        return {};
      },
    });
    const TemplateBody = templateOf(resources);
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody, DisableRollback: true });
    const stack = await fake.settle();
    expect(stack.resources.get('Role')?.status).toBe('CREATE_COMPLETE');
    expect(stack.resources.get('User')?.statusReason).toMatch(
      /^Unable to retrieve Arn attribute for AWS::Fake::Role, with error message The role with name r cannot be found\. \(Service: fake, Status Code: 404, Request ID: [^)]+\)/,
    );
  });
});

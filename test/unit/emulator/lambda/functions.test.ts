import { describe, expect, it } from 'vitest';
import { createLambdaAccount, helloArn } from '../../../support/lambda-account.ts';

const hello = { FunctionName: 'hello' };

async function createHello() {
  const made = await createLambdaAccount();
  await made.operator.call('lambda:CreateFunction', { ...made.hello, Tags: { STAGE: 'dev' } });
  return made;
}

describe('a function', () => {
  it.each(['hello', '123456789012:function:hello', helloArn, `${helloArn}:$LATEST`])(
    'answers to %s',
    async (FunctionName) => {
      const { operator } = await createHello();
      const answer = await operator.call('lambda:GetFunction', { FunctionName });
      expect(answer).toMatchObject({
        Configuration: { FunctionName: 'hello', State: 'Active', MemorySize: 128, Timeout: 3 },
        Code: { RepositoryType: 'S3' },
        Tags: { STAGE: 'dev' },
      });
    },
  );

  it.each([
    [hello, `Function not found: ${helloArn}`],
    [{ ...hello, Qualifier: '7' }, `Function not found: ${helloArn}:7`],
  ])('that is not there is told with its ARN: %o', async (input, message) => {
    const { operator } = await createLambdaAccount();
    expect(await operator.fails('lambda:GetFunction', input)).toBe(`ResourceNotFoundException: ${message}`);
  });

  it('gets versions only when something has changed', async () => {
    const { operator, putCode } = await createHello();
    const publish = async () => (await operator.call('lambda:PublishVersion', hello))['Version'];
    expect(await publish()).toBe('1');
    expect(await publish()).toBe('1');
    await putCode('next.zip', 'exports.handler = () => 2');
    await operator.call('lambda:UpdateFunctionCode', { ...hello, S3Bucket: 'code', S3Key: 'next.zip' });
    expect(await publish()).toBe('2');
    const { Versions } = await operator.call('lambda:ListVersionsByFunction', hello);
    expect(Versions).toMatchObject([{ Version: '$LATEST' }, { Version: '1' }, { Version: '2' }]);
    await operator.call('lambda:DeleteFunction', { ...hello, Qualifier: '2' });
    await operator.call('lambda:UpdateFunctionConfiguration', { ...hello, Timeout: 9 });
    expect(await publish()).toBe('3');
  });

  it('publishes only the code that the caller means', async () => {
    const { operator } = await createHello();
    expect(await operator.fails('lambda:PublishVersion', { ...hello, CodeSha256: 'other' })).toMatch(
      /^InvalidParameterValueException: CodeSHA256 \(other\) is different from current CodeSHA256/,
    );
  });

  it('keeps a version that an alias points to', async () => {
    const { operator } = await createHello();
    await operator.call('lambda:PublishVersion', hello);
    await operator.call('lambda:CreateAlias', { ...hello, Name: 'live', FunctionVersion: '1' });
    expect(await operator.fails('lambda:DeleteFunction', { ...hello, Qualifier: '1' })).toMatch(
      /^ResourceConflictException: Unable to delete version because the following aliases reference it: \[live\]/,
    );
    await expect(
      operator.call('lambda:GetFunctionConfiguration', { ...hello, Qualifier: 'live' }),
    ).resolves.toMatchObject({ Version: '1', FunctionArn: `${helloArn}:live` });
  });

  it('updates without touching what is not named', async () => {
    const { operator } = await createHello();
    await operator.call('lambda:UpdateFunctionConfiguration', { ...hello, MemorySize: 512 });
    await expect(operator.call('lambda:GetFunctionConfiguration', hello)).resolves.toMatchObject({
      MemorySize: 512,
      Handler: 'index.handler',
      LastUpdateStatus: 'Successful',
    });
  });

  it('is asked about by the ARN of the qualifier', async () => {
    const { operator, user } = await createHello();
    await operator.call('lambda:PublishVersion', hello);
    const nobody = await user('nobody');
    expect(await nobody.fails('lambda:DeleteFunction', { ...hello, Qualifier: '1' })).toContain(
      `lambda:DeleteFunction on resource: ${helloArn}:1 `,
    );
    expect(await nobody.fails('lambda:PublishVersion', hello)).toContain(`on resource: ${helloArn} `);
  });
});

describe('a function policy', () => {
  const permission = {
    ...hello,
    StatementId: 'api',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: 'arn:aws:execute-api:us-east-1:123456789012:abc/*',
  };

  it('holds each statement once', async () => {
    const { operator } = await createHello();
    await operator.call('lambda:AddPermission', permission);
    expect(await operator.fails('lambda:AddPermission', permission)).toMatch(
      /^ResourceConflictException: The statement id \(api\) provided already exists/,
    );
    const { Policy } = await operator.call('lambda:GetPolicy', hello);
    expect(JSON.parse(String(Policy))).toMatchObject({
      Statement: [
        {
          Sid: 'api',
          Effect: 'Allow',
          Principal: { Service: 'apigateway.amazonaws.com' },
          Action: 'lambda:InvokeFunction',
          Resource: helloArn,
          Condition: { ArnLike: { 'AWS:SourceArn': permission.SourceArn } },
        },
      ],
    });
    await operator.call('lambda:RemovePermission', { ...hello, StatementId: 'api' });
    expect(await operator.fails('lambda:GetPolicy', hello)).toBe(
      'ResourceNotFoundException: The resource you requested does not exist.',
    );
  });

  it('lets S3 send notifications, and S3 asks', async () => {
    const { operator } = await createHello();
    const notification = {
      Bucket: 'code',
      NotificationConfiguration: {
        LambdaFunctionConfigurations: [{ LambdaFunctionArn: helloArn, Events: ['s3:ObjectCreated:*'] }],
      },
    };
    expect(await operator.fails('s3:PutBucketNotificationConfiguration', notification)).toBe(
      'InvalidArgument: Unable to validate the following destination configurations',
    );
    await operator.call('lambda:AddPermission', { ...permission, Principal: 's3.amazonaws.com' });
    // The permission is for another source.
    expect(await operator.fails('s3:PutBucketNotificationConfiguration', notification)).toMatch(
      /^InvalidArgument/,
    );
    const SourceArn = 'arn:aws:s3:::code';
    await operator.call('lambda:AddPermission', {
      ...permission,
      StatementId: 's3',
      Principal: 's3.amazonaws.com',
      SourceArn,
    });
    await expect(operator.call('s3:PutBucketNotificationConfiguration', notification)).resolves.toBeDefined();
  });
});

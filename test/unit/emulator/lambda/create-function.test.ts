import { describe, expect, it } from 'vitest';
import { createLambdaAccount, helloArn } from '../../../support/lambda-account.ts';

const codeArn = 'arn:aws:s3:::code/hello.zip';

describe('CreateFunction', () => {
  it('asks for one permission after the other', async () => {
    const { hello, operator, roleArn, user } = await createLambdaAccount();
    const input = { ...hello, Tags: { STAGE: 'dev' } };
    const nobody = await user('nobody');
    const sentence = (action: string, resource: string) =>
      `User: ${nobody.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
    const relayed =
      'Your access has been denied by S3, please make sure your request credentials have permission to GetObject for code/hello.zip. S3 Error Code: AccessDenied. S3 Error Message: ';
    const steps = [
      { action: 'lambda:CreateFunction', resource: helloArn },
      { action: 'iam:PassRole', resource: roleArn },
      { action: 'lambda:TagResource', resource: helloArn },
      { action: 's3:GetObject', resource: codeArn, printed: `"${codeArn}"`, frame: relayed },
    ];
    const Statement: object[] = [];
    for (const { action, resource, printed = resource, frame = '' } of steps) {
      expect(await nobody.fails('lambda:CreateFunction', input)).toBe(
        `AccessDeniedException: ${frame}${sentence(action, printed)}`,
      );
      Statement.push({ Effect: 'Allow', Action: action, Resource: resource });
      await operator.call('iam:PutUserPolicy', {
        UserName: 'nobody',
        PolicyName: 'inline',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
      });
    }
    await expect(nobody.call('lambda:CreateFunction', input)).resolves.toMatchObject({
      State: 'Pending',
      Version: '$LATEST',
    });
  });

  it('passes the role only to Lambda', async () => {
    const { hello, user } = await createLambdaAccount();
    const passTo = (service: string) => ({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': service } },
    });
    const others = ['lambda:*', 's3:*'];
    const wrong = await user('wrong', ...others, passTo('ec2.amazonaws.com'));
    const right = await user('right', ...others, passTo('lambda.amazonaws.com'));
    expect(await wrong.fails('lambda:CreateFunction', hello)).toMatch(/iam:PassRole/);
    await expect(right.call('lambda:CreateFunction', hello)).resolves.toBeDefined();
  });

  it.each([
    {
      name: 'a retired runtime',
      change: { Runtime: 'nodejs20.x' },
      message:
        'InvalidParameterValueException: The runtime parameter of nodejs20.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
    },
    {
      name: 'a role that is not there',
      change: { Role: 'arn:aws:iam::123456789012:role/nobody' },
      message:
        'InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.',
    },
    {
      name: 'code that is not there',
      change: { Code: { S3Bucket: 'code', S3Key: 'other.zip' } },
      message:
        'InvalidParameterValueException: Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    },
    {
      name: 'a bucket that is not there',
      change: { Code: { S3Bucket: 'other', S3Key: 'other.zip' } },
      message:
        'InvalidParameterValueException: Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
    },
    {
      name: 'code that is no archive',
      change: { Code: { ZipFile: Buffer.from('just some text that is no archive') } },
      message:
        'InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.',
    },
    {
      name: 'too much memory',
      change: { MemorySize: 20_000 },
      message:
        "InvalidParameterValueException: 'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
    },
  ])('refuses $name', async ({ change, message }) => {
    const { hello, operator } = await createLambdaAccount();
    expect(await operator.fails('lambda:CreateFunction', { ...hello, ...change })).toBe(message);
  });

  it('refuses a role that trusts another service', async () => {
    const { hello, operator, role } = await createLambdaAccount();
    const Role = await role('other', 'ec2.amazonaws.com');
    expect(await operator.fails('lambda:CreateFunction', { ...hello, Role })).toMatch(/cannot be assumed/);
  });

  it('refuses a role that Lambda is denied, whatever else is allowed', async () => {
    const { hello, operator, role } = await createLambdaAccount();
    const Role = await role('denied', 'lambda.amazonaws.com');
    const statement = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
    await operator.call('iam:UpdateAssumeRolePolicy', {
      RoleName: 'denied',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: ['Allow', 'Deny'].map((Effect) => ({ ...statement, Effect })),
      }),
    });
    expect(await operator.fails('lambda:CreateFunction', { ...hello, Role })).toMatch(/cannot be assumed/);
  });

  it('refuses a name that is taken', async () => {
    const { hello, operator } = await createLambdaAccount();
    await operator.call('lambda:CreateFunction', hello);
    expect(await operator.fails('lambda:CreateFunction', hello)).toBe(
      'ResourceConflictException: Function already exist: hello',
    );
  });
});

import { packInlineCode } from '../../src/emulator/cloudformation/resource-types/lambda/inline-code.ts';
import { createServiceAccount } from './service-account.ts';

/** What a deployment needs to create a function: code in a bucket, and a role with these statements. */
export async function createLambdaAccount(...roleStatements: readonly object[]) {
  const account = createServiceAccount();
  const { operator, role } = account;
  const roleArn = await role('function-role', 'lambda.amazonaws.com', ...roleStatements);
  await operator.call('s3:CreateBucket', { Bucket: 'code' });
  const putCode = (Key: string, source: string) =>
    operator.call('s3:PutObject', { Bucket: 'code', Key, Body: packInlineCode(source, 'nodejs22.x') });
  await putCode('hello.zip', 'exports.handler = () => 1');
  return {
    ...account,
    roleArn,
    putCode,
    hello: {
      FunctionName: 'hello',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: roleArn,
      Code: { S3Bucket: 'code', S3Key: 'hello.zip' },
    },
  };
}

export const helloArn = 'arn:aws:lambda:us-east-1:123456789012:function:hello';

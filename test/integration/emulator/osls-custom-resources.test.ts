import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetPolicyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, GetBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';

import { createOslsProject } from '../../support/osls-project.ts';

const service = `
service: hooks
provider:
  name: aws
  runtime: nodejs22.x
  logs:
    restApi: true
functions:
  take:
    handler: take.handler
    events:
      - http: GET /take
      - s3:
          bucket: existing-bucket
          event: s3:ObjectCreated:*
          existing: true
  greet:
    handler: take.handler
    events:
      - cognitoUserPool:
          pool: existing-pool
          trigger: PreSignUp
          existing: true
`;

test("Serverless's own custom resources do their work", { timeout: 120_000 }, async () => {
  await using project = await createOslsProject({
    'serverless.yml': service,
    'take.js': 'exports.handler = async () => ({ statusCode: 200 });\n',
  });
  const { emulator, run } = project;
  const client = { endpoint: emulator.endpoint, region: emulator.region, credentials: emulator };
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'existing-bucket' }));
  const pools = new CognitoIdentityProviderClient(client);
  const { UserPool: pool } = await pools.send(
    new CreateUserPoolCommand({ PoolName: 'existing-pool', MfaConfiguration: 'OFF' }),
  );
  const targets = async (): Promise<(string | undefined)[]> => {
    const settings = await s3.send(
      new GetBucketNotificationConfigurationCommand({ Bucket: 'existing-bucket' }),
    );
    return (settings.LambdaFunctionConfigurations ?? []).map(({ LambdaFunctionArn }) => LambdaFunctionArn);
  };
  const triggers = async (): Promise<object> => {
    const { UserPool: now } = await pools.send(new DescribeUserPoolCommand({ UserPoolId: pool?.Id }));
    return now?.LambdaConfig ?? {};
  };
  const arnOf = (name: string): string =>
    `arn:aws:lambda:us-east-1:${emulator.accountId}:function:hooks-dev-${name}`;

  await run('deploy');
  expect(await targets()).toEqual([arnOf('take')]);
  expect(await triggers()).toEqual({ PreSignUp: arnOf('greet') });
  const { Policy: policy } = await new LambdaClient(client).send(
    new GetPolicyCommand({ FunctionName: 'hooks-dev-greet' }),
  );
  expect(policy).toContain(pool?.Arn);
  const account = await new APIGatewayClient(client).send(new GetAccountCommand({}));
  expect(account.cloudwatchRoleArn).toBe(
    `arn:aws:iam::${emulator.accountId}:role/serverlessApiGatewayCloudWatchRole`,
  );

  await run('remove');
  expect(await targets()).toEqual([]);
  expect(await triggers()).toEqual({});
});

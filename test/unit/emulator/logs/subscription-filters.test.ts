import { expect, it } from 'vitest';
import { createLambdaAccount, helloArn } from '../../../support/lambda-account.ts';

it.each([
  [{}, helloArn, true],
  [{ Qualifier: 'live' }, `${helloArn}:live`, true],
  [{ Qualifier: 'live' }, helloArn, false],
  [{}, `${helloArn}:live`, false],
])('with a permission of %o a filter that sends to %s is taken: %s', async (on, destinationArn, isTaken) => {
  const { operator, hello } = await createLambdaAccount();
  await operator.call('lambda:CreateFunction', { ...hello, Publish: true });
  await operator.call('lambda:CreateAlias', { FunctionName: 'hello', Name: 'live', FunctionVersion: '1' });
  await operator.call('lambda:AddPermission', {
    FunctionName: 'hello',
    StatementId: 'logs',
    Action: 'lambda:InvokeFunction',
    Principal: 'logs.us-east-1.amazonaws.com',
    ...on,
  });
  await operator.call('logs:CreateLogGroup', { logGroupName: 'app' });
  const filter = { logGroupName: 'app', filterName: 'all', filterPattern: '', destinationArn };
  const put = isTaken
    ? await operator.call('logs:PutSubscriptionFilter', filter)
    : await operator.fails('logs:PutSubscriptionFilter', filter);
  expect(put).toEqual(
    isTaken
      ? {}
      : 'InvalidParameterException: Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.',
  );
});

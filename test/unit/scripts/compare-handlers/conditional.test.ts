import { expect, test } from 'vitest';
import { looksConditional } from '../../../../scripts/compare-handlers/conditional.ts';

test.each([
  ['AWS::SQS::Queue', 'sqs:CreateQueue', false],
  ['AWS::SQS::Queue', 'sqs:GetQueueUrl', false],
  ['AWS::SQS::Queue', 'sqs:TagQueue', true],
  ['AWS::SQS::Queue', 'kms:Decrypt', true],
  ['AWS::Lambda::Function', 'iam:PassRole', true],
  ['AWS::Lambda::Function', 'lambda:GetCodeSigningConfig', true],
  ['AWS::Lambda::Alias', 'lambda:GetAlias', false],
  ['AWS::ApiGatewayV2::Route', 'apigateway:GET', false],
  ['AWS::S3::Bucket', 's3:PutEncryptionConfiguration', true],
  ['AWS::S3::Bucket', 's3:ListBucket', false],
  ['AWS::DynamoDB::Table', 'dynamodb:BatchWriteItem', true],
  ['AWS::DynamoDB::Table', 'dynamodb:UpdateTable', false],
])('%s: is %s for some only? %s', (type, action, expected) => {
  expect(looksConditional(action, type)).toBe(expected);
});

import { describe, expect, test } from 'vitest';
import { resolveTexts } from '../../../../src/policy/boundary/resolve-texts.ts';
import type { TemplateScope } from '../../../../src/policy/boundary/template-scope.ts';

const resources = new Map(
  Object.entries({
    Orders: { type: 'AWS::DynamoDB::Table', properties: { TableName: 'orders-hlife' } },
    Clicks: { type: 'AWS::Kinesis::Stream', properties: {} },
    Uploads: { type: 'AWS::S3::Bucket', properties: {} },
    Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: { 'Fn::Sub': 'jobs-${AWS::Region}' } } },
    Prices: { type: 'AWS::SNS::Topic', properties: { TopicName: 'prices' } },
    Token: { type: 'AWS::SSM::Parameter', properties: { Name: '/shop/token' } },
    Password: { type: 'AWS::SecretsManager::Secret', properties: {} },
    Members: { type: 'AWS::Cognito::UserPool', properties: {} },
    Api: { type: 'AWS::ApiGateway::RestApi', properties: {} },
  }),
);

const scope: TemplateScope = {
  resources,
  parameters: new Map([['Size', { texts: ['small'], isPattern: false, open: [] }]]),
  stackName: 'Shop-${Stage}',
  partition: 'aws',
  parameterise: (text) => text.replaceAll('hlife', () => '${Stage}'),
};

const inAccount = '${Region}:${AccountId}';

describe('resolveTexts', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a text', 'arn:aws:s3:::orders-hlife/*', ['arn:aws:s3:::orders-${Stage}/*']],
    ['a list', ['a', { Ref: 'Size' }], ['a', 'small']],
    ['nothing', { Ref: 'AWS::NoValue' }, []],
    ['the partition', { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::a' }, ['arn:aws:s3:::a']],
    ['a variable of policies', { 'Fn::Sub': 'home/${!aws:username}/*' }, ['home/${aws:username}/*']],
    ['a value of its own', { 'Fn::Sub': ['${Name}-a', { Name: { Ref: 'Size' } }] }, ['small-a']],
    [
      'account and region joined',
      { 'Fn::Join': [':', ['arn:aws:logs', { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, '*']] },
      [`arn:aws:logs:${inAccount}:*`],
    ],
    ['either of two', { 'Fn::Join': ['-', ['a', { 'Fn::If': ['IsBig', 'b', 'c'] }]] }, ['a-b', 'a-c']],
    ['a choice', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, ['b']],
    [
      'a table by its name',
      { 'Fn::GetAtt': ['Orders', 'Arn'] },
      [`arn:aws:dynamodb:${inAccount}:table/orders-\${Stage}`],
    ],
    [
      'a table in a text',
      { 'Fn::Sub': '${Orders.Arn}/index/*' },
      [`arn:aws:dynamodb:${inAccount}:table/orders-\${Stage}/index/*`],
    ],
    [
      'the stream of a table',
      { 'Fn::GetAtt': ['Orders', 'StreamArn'] },
      [`arn:aws:dynamodb:${inAccount}:table/orders-\${Stage}/stream/*`],
    ],
    [
      'a name that is made',
      { 'Fn::GetAtt': ['Clicks', 'Arn'] },
      [`arn:aws:kinesis:${inAccount}:stream/Shop-\${Stage}-*`],
    ],
    ['a bucket whose name is made', { 'Fn::GetAtt': ['Uploads', 'Arn'] }, ['arn:aws:s3:::shop-${Stage}-*']],
    [
      'a queue by a name that is put together',
      { 'Fn::GetAtt': 'Jobs.Arn' },
      [`arn:aws:sqs:${inAccount}:jobs-\${Region}`],
    ],
    ['a topic', { Ref: 'Prices' }, [`arn:aws:sns:${inAccount}:prices`]],
    [
      'a parameter with a path',
      { 'Fn::Sub': 'arn:aws:ssm:eu-west-1:1:parameter${Token}' },
      ['arn:aws:ssm:eu-west-1:1:parameter/shop/token'],
    ],
    ['a secret whose name is made', { Ref: 'Password' }, [`arn:aws:secretsmanager:${inAccount}:secret:*-*`]],
    [
      'what has an id alone',
      { 'Fn::GetAtt': ['Members', 'Arn'] },
      [`arn:aws:cognito-idp:${inAccount}:userpool/*`],
    ],
  ])('%s', (_, value, texts) => {
    const resolved = resolveTexts(value, scope);
    expect(resolved.texts).toEqual(texts);
    expect(resolved.open).toEqual([]);
  });

  test.each<[string, unknown, readonly string[], readonly string[]]>([
    [
      'an id that is drawn',
      { 'Fn::Sub': 'arn:aws:execute-api:eu-west-1:1:${Api}/*' },
      ['arn:aws:execute-api:eu-west-1:1:*/*'],
      ['{"Fn::Sub":"${Api}"}'],
    ],
    [
      'a value of another stack',
      { 'Fn::ImportValue': 'shared-topic' },
      ['*'],
      ['{"Fn::ImportValue":"shared-topic"}'],
    ],
    ['the URL of a queue', { Ref: 'Jobs' }, ['*'], ['{"Ref":"Jobs"}']],
    ['a parameter without a value', { Ref: 'Nobody' }, ['*'], ['{"Ref":"Nobody"}']],
    [
      'a part of what is not known',
      { 'Fn::Select': [0, { 'Fn::Split': ['/', { Ref: 'Nobody' }] }] },
      ['*'],
      ['{"Fn::Select":[0,{"Fn::Split":["/",{"Ref":"Nobody"}]}]}'],
    ],
  ])('%s is told', (_, value, texts, open) => {
    expect(resolveTexts(value, scope)).toEqual({ texts, isPattern: true, open });
  });
});

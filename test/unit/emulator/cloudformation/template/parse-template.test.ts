import { describe, expect, test } from 'vitest';

import { parseTemplate } from '../../../../../src/emulator/cloudformation/template/parse-template.ts';

const bucket = { Type: 'AWS::S3::Bucket' };

describe('parseTemplate', () => {
  test('reads YAML with every kind of short form as the same data as JSON', () => {
    const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Conditions:
  Dev: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Condition: Dev
    Properties:
      BucketName: !Sub '\${AWS::StackName}-x'
      Other: !GetAtt Topic.TopicName
      List: !Join ['-', [!Select [0, !Split [',', 'a,b']], !If [Dev, a, b]]]
      Version: 2012-10-17
  Topic:
    Type: AWS::SNS::Topic
`;
    const template = parseTemplate(yaml);
    expect(template.resources.get('Bucket')).toMatchObject({
      condition: 'Dev',
      properties: {
        BucketName: { 'Fn::Sub': '${AWS::StackName}-x' },
        Other: { 'Fn::GetAtt': ['Topic', 'TopicName'] },
        List: {
          'Fn::Join': [
            '-',
            [{ 'Fn::Select': [0, { 'Fn::Split': [',', 'a,b'] }] }, { 'Fn::If': ['Dev', 'a', 'b'] }],
          ],
        },
        Version: '2012-10-17',
      },
    });
    expect(template.conditions).toEqual({ Dev: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } });
  });

  test.each([
    ['no resources', {}, 'Template format error: At least one Resources member must be defined.'],
    [
      'unknown section',
      { Resources: { A: bucket }, Nonsense: {} },
      'Invalid template property or properties [Nonsense]',
    ],
    [
      'unknown attribute',
      { Resources: { A: { ...bucket, Foo: 1 } } },
      "Invalid template resource property 'Foo'",
    ],
    ['no type', { Resources: { A: {} } }, 'must contain a Type member'],
    [
      'odd name',
      { Resources: { 'a-b': bucket } },
      'Template format error: Resource name a-b is non alphanumeric.',
    ],
    [
      'no such type',
      { Resources: { A: { Type: 'Bucket' } } },
      'Template format error: Unrecognized resource types: [Bucket]',
    ],
    [
      'Ref to nothing',
      { Resources: { A: { ...bucket, Properties: { X: { Ref: 'B' } } } } },
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      'GetAtt of nothing',
      { Resources: { A: { ...bucket, Properties: { X: { 'Fn::GetAtt': ['B', 'Arn'] } } } } },
      'Template error: instance of Fn::GetAtt references undefined resource B',
    ],
    [
      'DependsOn nothing',
      { Resources: { A: { ...bucket, DependsOn: 'B' } } },
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      'output of nothing',
      { Resources: { A: bucket }, Outputs: { O: { Value: { Ref: 'B' } } } },
      'Template format error: Unresolved resource dependencies [B] in the Outputs block of the template',
    ],
    [
      'a circle',
      {
        Resources: {
          A: { ...bucket, Properties: { X: { Ref: 'B' } } },
          B: { ...bucket, DependsOn: 'A' },
          C: bucket,
        },
      },
      'Circular dependency between resources: [A, B]',
    ],
    [
      'unknown condition',
      { Resources: { A: { ...bucket, Condition: 'Dev' } } },
      'Unresolved condition dependency Dev in the Resources block of the template',
    ],
  ])('refuses %s', (_title, template, message) => {
    expect(() => parseTemplate(JSON.stringify(template))).toThrow(message);
  });

  test.each([
    ['{ "Resources": { }', 'Template format error: JSON not well-formed.'],
    ['Resources: [a', 'Template format error: YAML not well-formed. (line 1'],
    ['just text', 'Template format error: unsupported structure.'],
  ])('refuses the text %j', (body, message) => {
    expect(() => parseTemplate(body)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { findDrawnIds } from '../../../../src/harness/prerequisites/drawn-ids.ts';

const parameters = { accountId: '111122223333', region: 'eu-west-1', stage: '' };

function patternsOf(physicalId: string, text: string): readonly string[] {
  const resources = [{ logicalId: 'It', physicalId }];
  return findDrawnIds({ file: 'base.yml', texts: [text, 'given'], resources }, parameters).map(
    ({ pattern }) => pattern,
  );
}

describe('of the id of what was made for the run', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['a name that the template gives stays', 'bakery-uploads', 'BucketName: bakery-uploads', []],
    ['a name that a parameter gives stays', 'given', '', []],
    [
      'a name that holds the account stays',
      'uploads-111122223333',
      'BucketName: !Sub uploads-${AWS::AccountId}',
      [],
    ],
    ['a drawn one is opened whole', 'Z0YG1234', 'Type: AWS::Route53::HostedZone', ['*']],
    [
      'a random end is opened',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/api-key-AbC123',
      'Name: shop/api-key',
      ['arn:aws:secretsmanager:${Region}:${AccountId}:secret:shop/api-key-*'],
    ],
    [
      'the kind of thing in an ARN stays',
      'arn:aws:acm:eu-west-1:111122223333:certificate/0b1c2d3e-1111-2222-3333-444455556666',
      '',
      ['arn:aws:acm:${Region}:${AccountId}:certificate/*'],
    ],
    [
      'of a queue the name at the end of its URL is opened',
      'https://sqs.eu-west-1.amazonaws.com/111122223333/base-Jobs-AB12CD34',
      'Jobs: { Type: AWS::SQS::Queue }',
      ['*'],
    ],
    ['a thing without an id has none', '', '', []],
  ])('%s', (_, physicalId, text, patterns) => {
    expect(patternsOf(physicalId, text)).toEqual(patterns);
  });
});

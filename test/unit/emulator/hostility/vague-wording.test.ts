import { describe, expect, test } from 'vitest';
import { Hostility } from '../../../../src/emulator/hostility/hostility.ts';
import { wordVaguely } from '../../../../src/emulator/hostility/vague-wording.ts';
import { AwsError } from '../../../../src/emulator/operation.ts';
import { s3Service } from '../../../../src/emulator/s3/service.ts';
import { allow, createHostileAccount } from '../../../support/hostile-account.ts';

const error = new AwsError('AccessDeniedException', 'User: … is not authorized', 403);
const operations = Array.from({ length: 300 }, (_, index) => `CreateThing${index}`);

function wordAll(seed: number): (string | undefined)[] {
  const hostility = new Hostility(['vague-wording'], seed);
  return operations.map(
    (operation) => wordVaguely(hostility, { type: 'AWS::Lambda::Function', operation, error })?.message,
  );
}

describe('what handlers say of a refusal', () => {
  test('is one of the ways AWS has been seen to say it', () => {
    const kinds = new Set(wordAll(1).map((message) => message?.replace(/CreateThing\d+/, 'Operation')));
    expect(kinds).toEqual(
      new Set([
        undefined,
        'null',
        'Service returned error code AccessDeniedException',
        "Access denied for operation 'AWS::Lambda::Function'.",
        "Access denied for operation 'Operation'.",
        'UnknownError',
      ]),
    );
  });

  test('is the same each time of a type and an operation, and for the same seed', () => {
    expect(wordAll(1)).toEqual(wordAll(1));
    expect(wordAll(1)).not.toEqual(wordAll(2));
    const hostility = new Hostility(['vague-wording']);
    const call = { type: 'AWS::SNS::Topic', operation: 'CreateTopic', error };
    expect(wordVaguely(hostility, call)).toEqual(wordVaguely(hostility, call));
  });

  test('is what the service said in a mild account', () => {
    const mild = new Hostility();
    expect(
      operations.every((operation) => !wordVaguely(mild, { type: 'AWS::SNS::Topic', operation, error })),
    ).toBe(true);
  });
});

describe('S3', () => {
  test('says nothing but that it is denied, in the trail too', async () => {
    const { operator, user } = createHostileAccount(['vague-wording'], { services: [s3Service] });
    const deployer = await user('deployer', allow('iam:*'));
    expect(await deployer.fails('s3:CreateBucket', { Bucket: 'my-bucket' })).toBe(
      'AccessDenied: Access Denied',
    );
    const { Events: events } = await operator.call<{ Events: readonly { CloudTrailEvent: string }[] }>(
      'cloudtrail:LookupEvents',
      { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'CreateBucket' }] },
    );
    expect(JSON.parse(events[0]?.CloudTrailEvent ?? '{}')).toMatchObject({
      errorCode: 'AccessDenied',
      errorMessage: 'Access Denied',
      requestParameters: { bucketName: 'my-bucket' },
    });
  });

  test('other services say what they refuse', async () => {
    const { user } = createHostileAccount(['vague-wording']);
    const deployer = await user('deployer');
    expect(await deployer.fails('iam:ListUsers')).toMatch(/is not authorized to perform: iam:ListUsers/);
  });
});

import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../../src/emulator/operation.ts';
import { findServiceModel, type Protocol } from '../../../../src/emulator/wire/model.ts';
import { writeError } from '../../../../src/emulator/wire/write-error.ts';

function written(id: string, error: AwsError, protocol?: Protocol) {
  const service = findServiceModel(id);
  if (!service) throw new Error(`${id} is not modelled`);
  const { status, headers, body } = writeError(
    { service, protocol: protocol ?? service.protocol },
    error,
    'request-1',
  );
  return { status, headers, body: Buffer.from(body).toString() };
}

describe('an error on the wire', () => {
  it('of Query has its old code and status', () => {
    expect(written('iam', new AwsError('NoSuchEntityException', 'no <user>'))).toMatchInlineSnapshot(`
      {
        "body": "<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no &lt;user&gt;</Message></Error><RequestId>request-1</RequestId></ErrorResponse>",
        "headers": {
          "content-type": "text/xml",
        },
        "status": 404,
      }
    `);
  });

  it('of Query knows a code that is already old', () => {
    expect(written('iam', new AwsError('NoSuchEntity', 'no user')).status).toBe(404);
  });

  it('of Query carries the members of its shape', () => {
    const error = new AwsError('VerificationException', 'not verified', 400, { Status: 'PENDING' });
    expect(written('sns', error).body).toContain('<Status>PENDING</Status>');
  });

  it('of EC2 stands in a form of its own', () => {
    const { status, body } = written('ec2', new AwsError('InvalidGroup.NotFound', 'no <group>'));
    expect(`${status} ${body}`).toMatchInlineSnapshot(`
      "400 <?xml version="1.0" encoding="UTF-8"?>
      <Response><Errors><Error><Code>InvalidGroup.NotFound</Code><Message>no &lt;group&gt;</Message></Error></Errors><RequestID>request-1</RequestID></Response>"
    `);
  });

  it('of CloudWatch has its old code in Query, and tells it in JSON', () => {
    const error = new AwsError('InvalidParameterValue', 'no period');
    expect(written('cloudwatch', error, 'query').body).toContain('<Code>InvalidParameterValue</Code>');
    const { headers, body } = written('cloudwatch', error);
    expect(headers['x-amzn-query-error']).toBe('InvalidParameterValue;Sender');
    expect(body).toContain('#InvalidParameterValueException"');
  });

  it('of JSON 1.1 has its name in the body', () => {
    expect(written('logs', new AwsError('ResourceNotFoundException', 'no group'))).toMatchInlineSnapshot(`
      {
        "body": "{"__type":"ResourceNotFoundException","message":"no group"}",
        "headers": {
          "content-type": "application/x-amz-json-1.1",
        },
        "status": 400,
      }
    `);
  });

  it('of JSON 1.0 has its namespace before the name', () => {
    expect(written('dynamodb', new AwsError('ResourceNotFoundException', 'no table'))).toMatchInlineSnapshot(`
      {
        "body": "{"__type":"com.amazonaws.dynamodb#ResourceNotFoundException","message":"no table"}",
        "headers": {
          "content-type": "application/x-amz-json-1.0",
        },
        "status": 400,
      }
    `);
  });

  it('of a service that spoke Query once has the old code in a header', () => {
    expect(written('sqs', new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'no queue')))
      .toMatchInlineSnapshot(`
      {
        "body": "{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no queue"}",
        "headers": {
          "content-type": "application/x-amz-json-1.0",
          "x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender",
        },
        "status": 400,
      }
    `);
    expect(written('sqs', new AwsError('QueueDoesNotExist', 'no queue'), 'query')).toMatchInlineSnapshot(`
      {
        "body": "<ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>no queue</Message></Error><RequestId>request-1</RequestId></ErrorResponse>",
        "headers": {
          "content-type": "text/xml",
        },
        "status": 400,
      }
    `);
  });

  it('that only IAM words is no error of the service', () => {
    expect(written('dynamodb', new AwsError('AccessDeniedException', 'User: u is not authorized')))
      .toMatchInlineSnapshot(`
      {
        "body": "{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"User: u is not authorized"}",
        "headers": {
          "content-type": "application/x-amz-json-1.0",
        },
        "status": 400,
      }
    `);
  });

  it('of REST-JSON has its name in a header and its shape’s members in the body', () => {
    expect(written('lambda', new AwsError('ResourceNotFoundException', 'no function')))
      .toMatchInlineSnapshot(`
      {
        "body": "{"Type":"User","Message":"no function"}",
        "headers": {
          "content-type": "application/json",
          "x-amzn-errortype": "ResourceNotFoundException",
        },
        "status": 404,
      }
    `);
    expect(written('apigateway', new AwsError('NotFoundException', 'no api'))).toMatchInlineSnapshot(`
      {
        "body": "{"message":"no api"}",
        "headers": {
          "content-type": "application/json",
          "x-amzn-errortype": "NotFoundException",
        },
        "status": 404,
      }
    `);
    expect(
      written(
        'lambda',
        new AwsError('TooManyRequestsException', 'slow', 429, {
          retryAfterSeconds: '3',
          Reason: 'CallerRateLimitExceeded',
        }),
      ),
    ).toMatchInlineSnapshot(`
      {
        "body": "{"Type":"User","message":"slow","Reason":"CallerRateLimitExceeded"}",
        "headers": {
          "content-type": "application/json",
          "retry-after": "3",
          "x-amzn-errortype": "TooManyRequestsException",
        },
        "status": 429,
      }
    `);
  });

  it('of REST-XML has the frame of Query, and no more', () => {
    expect(written('route53', new AwsError('NoSuchHostedZone', 'no <zone>'))).toMatchInlineSnapshot(`
      {
        "body": "<?xml version="1.0" encoding="UTF-8"?>
      <ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Error><Type>Sender</Type><Code>NoSuchHostedZone</Code><Message>no &lt;zone&gt;</Message></Error><RequestId>request-1</RequestId></ErrorResponse>",
        "headers": {
          "content-type": "text/xml",
        },
        "status": 404,
      }
    `);
    expect(written('cloudfront', new AwsError('PreconditionFailed', 'other version')).status).toBe(412);
  });

  it('of S3 carries what it is about', () => {
    expect(written('s3', new AwsError('NoSuchBucket', 'no bucket', 404, { BucketName: 'a&b' })))
      .toMatchInlineSnapshot(`
      {
        "body": "<?xml version="1.0" encoding="UTF-8"?>
      <Error><Code>NoSuchBucket</Code><Message>no bucket</Message><BucketName>a&amp;b</BucketName><RequestId>request-1</RequestId><HostId>cmVxdWVzdC0x</HostId></Error>",
        "headers": {
          "content-type": "application/xml",
        },
        "status": 404,
      }
    `);
  });
});

import { expect, test } from 'vitest';
import { hostileModes } from '../../../src/emulator/hostility/hostility.ts';
import { createOslsProject } from '../../support/osls-project.ts';

const service = `
service: shop
provider:
  name: aws
  runtime: nodejs22.x
functions:
  greet:
    handler: greet.handler
    events:
      - httpApi: GET /greet
      - sns: greetings
      - sqs: { arn: !GetAtt Waiting.Arn }
resources:
  Resources:
    Waiting: { Type: AWS::SQS::Queue }
    Things:
      Type: AWS::DynamoDB::Table
      Properties:
        BillingMode: PAY_PER_REQUEST
        AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
        KeySchema: [{ AttributeName: id, KeyType: HASH }]
`;

test(
  'who may do everything deploys, looks and removes in the hardest account',
  { timeout: 180_000 },
  async () => {
    const met: (string | undefined)[] = [];
    const faults: unknown[] = [];
    await using project = await createOslsProject(
      { 'serverless.yml': service, 'greet.js': 'exports.handler = async () => "hello";' },
      {
        hostile: hostileModes,
        seed: 1,
        onRequest: ({ code }) => met.push(code),
        onFault: (error) => faults.push(error),
      },
    );
    const { run, write } = project;
    expect(await run('deploy')).toContain('greet: shop-dev-greet');
    await write('greet.js', 'exports.handler = async () => "hello again";');
    expect(await run('deploy')).toContain('greet: shop-dev-greet');
    expect(await run('info')).toContain('GET - https://');
    expect(await run('remove')).toContain('successfully removed');
    expect(met.filter((code) => code !== undefined).length).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  },
);

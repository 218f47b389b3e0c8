import { describe, expect, test } from 'vitest';
import { fakeDependencies, operator, runCli } from '../../support/run-cli.ts';

const user = 'arn:aws:iam::111122223333:user/ci';
const refused = `User: ${user} is not authorized to perform: sqs:createqueue on resource: arn:aws:sqs:eu-west-1:111122223333:jobs because no identity-based policy allows the sqs:createqueue action`;
const encoded = `You are not authorized to perform this operation. Encoded authorization failure message: ${'aB3-'.repeat(40)}`;

describe('explain', () => {
  test.each<[string, string, RegExp]>([
    [
      'what was refused, with the statement to add',
      `CREATE_FAILED: Jobs (AWS::SQS::Queue)\n${refused}`,
      /^refused sqs:CreateQueue\n {2}on {6}arn:aws:sqs:eu-west-1:111122223333:jobs\n[^]*Add this to a policy of the caller\.\n {2}\{"Effect":"Allow","Action":"sqs:CreateQueue","Resource":"arn:aws:sqs:eu-west-1:111122223333:jobs"\}\n\n1 refusal\n$/,
    ],
    [
      'why no grant helps',
      `User: ${user} is not authorized to perform: sqs:CreateQueue on resource: * with an explicit deny in a service control policy`,
      /^refused sqs:CreateQueue\n[^{]*A service control policy of the organisation[^{]*1 refusal\n$/,
    ],
    [
      'whose it is',
      'User: arn:aws:sts::111122223333:assumed-role/shop-dev-eu-west-1-lambdaRole/shop-dev-hello is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      /Add this to a policy of the function's execution role, not the deployer\./,
    ],
    [
      'what AWS may tell better',
      `User: ${user} is not authorized to perform: iam:GetRole on resource: role app because no identity-based policy allows the iam:GetRole action. Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/9fwl8rk7s35s for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: 9fwl8rk7s35s`,
      /Add this to a policy of the caller\. AWS recorded more of it than it says here: --operator asks for that\.\n.*role\/app"\}/,
    ],
    ['what stays open', encoded, /^refused an action that is not named\n[^]*--operator decodes it/],
  ])('tells %s', async (_, text, explained) => {
    await using result = await runCli(['explain'], fakeDependencies({}), text);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(explained);
  });

  test('tells what is no refusal, with another exit code', async () => {
    const text = 'ExpiredToken: The security token included in the request is expired';
    await using result = await runCli(['explain', '-'], fakeDependencies({}), text);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(
      /^no missing permission: the credentials were not accepted\n[^]*0 refusals, 1 of/,
    );
  });

  test('says so where there is neither', async () => {
    await using result = await runCli(['explain'], fakeDependencies({}), 'all is well\n');
    expect(result).toMatchObject({ code: 1, stdout: 'no refusal was read\n' });
  });

  test('prints JSON', async () => {
    await using result = await runCli(['explain', '--json'], fakeDependencies({}), refused);
    expect(JSON.parse(result.stdout)).toMatchObject({
      denials: [
        {
          action: 'sqs:CreateQueue',
          deniedBy: 'identity',
          span: { start: 0, end: refused.length },
          advice: { kind: 'grant', statement: { Effect: 'Allow', Action: 'sqs:CreateQueue' } },
        },
      ],
      notDenials: [],
    });
  });

  test('asks as the operator where it is told to', async () => {
    const asked: unknown[] = [];
    const dependencies = fakeDependencies({
      clarifyDenials: ({ denials, reach }) => {
        asked.push(reach.credentials, reach.region);
        return Promise.resolve(denials.map((denial) => ({ ...denial, action: 'ec2:RunInstances' })));
      },
    });
    await using result = await runCli(
      ['explain', '--operator', '--region', 'eu-west-1'],
      dependencies,
      encoded,
    );
    expect(asked).toEqual([operator, 'eu-west-1']);
    expect(result.stdout).toMatch(/^refused ec2:RunInstances\n/);
  });
});

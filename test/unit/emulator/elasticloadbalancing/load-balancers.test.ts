import { describe, expect, it, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const service = (operation: string) => `elasticloadbalancing:${operation}`;

async function subnetsOf(operator: ServiceActor): Promise<string[]> {
  const { Subnets } = await operator.call<{ Subnets: { SubnetId: string }[] }>('ec2:DescribeSubnets');
  return Subnets.map(({ SubnetId }) => SubnetId);
}

async function makeBalancer(operator: ServiceActor, more: object = {}): Promise<string> {
  const { LoadBalancers } = await operator.call<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
    service('CreateLoadBalancer'),
    { Name: 'app', Subnets: await subnetsOf(operator), ...more },
  );
  return LoadBalancers[0]?.LoadBalancerArn ?? '';
}

async function makeGroup(operator: ServiceActor, Name: string): Promise<string> {
  const { Vpcs } = await operator.call<{ Vpcs: { VpcId: string }[] }>('ec2:DescribeVpcs');
  const { TargetGroups } = await operator.call<{ TargetGroups: { TargetGroupArn: string }[] }>(
    service('CreateTargetGroup'),
    { Name, Protocol: 'HTTP', Port: 80, VpcId: Vpcs[0]?.VpcId, TargetType: 'ip' },
  );
  return TargetGroups[0]?.TargetGroupArn ?? '';
}

const forward = (TargetGroupArn: string) => [{ Type: 'forward', TargetGroupArn }];

async function makeListener(operator: ServiceActor, LoadBalancerArn: string, group: string, Port = 80) {
  const { Listeners } = await operator.call<{ Listeners: { ListenerArn: string }[] }>(
    service('CreateListener'),
    {
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port,
      DefaultActions: forward(group),
    },
  );
  return Listeners[0]?.ListenerArn ?? '';
}

test('a load balancer is there after a while, and keeps what it uses', async () => {
  const clock = new HandClock();
  const { operator } = createServiceAccount(undefined, undefined, clock);
  const balancer = await makeBalancer(operator);
  const state = async () => {
    const { LoadBalancers } = await operator.call<{ LoadBalancers: { State: { Code: string } }[] }>(
      service('DescribeLoadBalancers'),
      { Names: ['app'] },
    );
    return LoadBalancers[0]?.State.Code;
  };
  expect(await state()).toBe('provisioning');
  clock.pass(120);
  expect(await state()).toBe('active');
  const group = await makeGroup(operator, 'one');
  const listener = await makeListener(operator, balancer, group);
  const rule = {
    ListenerArn: listener,
    Priority: 5,
    Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
    Actions: forward(group),
  };
  await operator.call(service('CreateRule'), rule);
  await expect(operator.call(service('DescribeRules'), { ListenerArn: listener })).resolves.toMatchObject({
    Rules: [{ IsDefault: true, Priority: 'default' }, { Priority: '5' }],
  });
  expect(await operator.fails(service('CreateRule'), rule)).toBe(
    "PriorityInUse: Priority '5' is currently in use",
  );
  expect(await operator.fails(service('DeleteTargetGroup'), { TargetGroupArn: group })).toMatch(
    /^ResourceInUse: /,
  );
  const other = await makeBalancer(operator, { Name: 'other' });
  await expect(makeListener(operator, other, group)).rejects.toThrow(
    'cannot be associated with more than one',
  );
  await expect(makeListener(operator, balancer, group)).rejects.toThrow(
    'A listener already exists on this port',
  );
  const protect = (Value: string) =>
    operator.call(service('ModifyLoadBalancerAttributes'), {
      LoadBalancerArn: balancer,
      Attributes: [{ Key: 'deletion_protection.enabled', Value }],
    });
  await protect('true');
  expect(await operator.fails(service('DeleteLoadBalancer'), { LoadBalancerArn: balancer })).toMatch(
    /^OperationNotPermitted: .*deletion protection is enabled$/,
  );
  await protect('false');
  await operator.call(service('DeleteLoadBalancer'), { LoadBalancerArn: balancer });
  await operator.call(service('DeleteTargetGroup'), { TargetGroupArn: group });
});

describe('what it objects to', () => {
  it.each([
    ['CreateLoadBalancer', { Name: 'a_b' }, /^ValidationError: The load balancer name/],
    [
      'CreateLoadBalancer',
      { Name: 'a', Subnets: ['subnet-1'] },
      /^SubnetNotFound: .*'subnet-1' does not exist$/,
    ],
    ['CreateTargetGroup', { Name: 'a' }, /^ValidationError: A protocol must be specified$/],
    ['CreateTargetGroup', { Name: 'a', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1' }, /'vpc-1' is not found$/],
    [
      'DescribeLoadBalancers',
      { Names: ['none'] },
      /^LoadBalancerNotFound: Load balancers '\[none\]' not found$/,
    ],
    ['DescribeTargetGroups', { Names: ['none'] }, /^TargetGroupNotFound: /],
    [
      'DescribeTags',
      { ResourceArns: ['arn:aws:elasticloadbalancing:r:1:listener/app/a/b/c'] },
      /^ListenerNotFound: /,
    ],
    ['CreateTrustStore', { Name: 'a' }, /^NotImplemented: /],
  ])('%s %o', async (operation, input, fault) => {
    const { operator } = createServiceAccount();
    expect(await operator.fails(service(operation), input)).toMatch(fault);
  });

  it('one zone for an application load balancer', async () => {
    const { operator } = createServiceAccount();
    const [one] = await subnetsOf(operator);
    await expect(makeBalancer(operator, { Subnets: [one] })).rejects.toThrow(
      'two different Availability Zones',
    );
    await makeBalancer(operator, { Subnets: [one], Type: 'network' });
  });

  it('a function that does not let it in', async () => {
    const { operator, role } = createServiceAccount();
    await operator.call('lambda:CreateFunction', {
      FunctionName: 'f',
      Role: await role('r', 'lambda.amazonaws.com'),
      Runtime: 'nodejs22.x',
      Handler: 'a.b',
      Code: { ZipFile: Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]) },
    });
    const { TargetGroups } = await operator.call<{ TargetGroups: { TargetGroupArn: string }[] }>(
      service('CreateTargetGroup'),
      { Name: 'f', TargetType: 'lambda' },
    );
    const input = {
      TargetGroupArn: TargetGroups[0]?.TargetGroupArn,
      Targets: [{ Id: `arn:aws:lambda:us-east-1:${accountId}:function:f` }],
    };
    expect(await operator.fails(service('RegisterTargets'), input)).toMatch(
      /^AccessDenied: elasticloadbalancing principal does not have permission to invoke/,
    );
    await operator.call('lambda:AddPermission', {
      FunctionName: 'f',
      StatementId: 's',
      Action: 'lambda:InvokeFunction',
      Principal: 'elasticloadbalancing.amazonaws.com',
    });
    await operator.call(service('RegisterTargets'), input);
    await expect(operator.call(service('DescribeTargetHealth'), input)).resolves.toMatchObject({
      TargetHealthDescriptions: [{ TargetHealth: { State: 'unused' } }],
    });
  });
});

describe('who may', () => {
  it('make the first load balancer makes its role', async () => {
    const { operator, user } = createServiceAccount();
    const Subnets = await subnetsOf(operator);
    const input = { Name: 'app', Subnets, Tags: [{ Key: 'a', Value: 'b' }] };
    const refused = async (...allowed: (string | object)[]) => {
      const somebody = await user(`user${allowed.length}`, ...allowed);
      return somebody.fails(service('CreateLoadBalancer'), input);
    };
    expect(await refused()).toMatch(
      /perform: elasticloadbalancing:CreateLoadBalancer on resource: arn:.*:loadbalancer\/app\/app\/\* because/,
    );
    expect(await refused(service('CreateLoadBalancer'))).toMatch(
      /perform: elasticloadbalancing:AddTags on resource: arn:.*:loadbalancer\/app\/app\/\* because/,
    );
    const Condition = { StringEquals: { 'elasticloadbalancing:CreateAction': 'CreateLoadBalancer' } };
    const tags = { Effect: 'Allow', Action: service('AddTags'), Resource: '*', Condition };
    expect(await refused(service('CreateLoadBalancer'), tags)).toMatch(
      /^AccessDenied: .*iam:CreateServiceLinkedRole on resource: arn:.*\/AWSServiceRoleForElasticLoadBalancing because/,
    );
    await operator.call(service('CreateLoadBalancer'), input);
    const second = await user('second', service('CreateLoadBalancer'), tags);
    await second.call(service('CreateLoadBalancer'), { ...input, Name: 'two' });
  });

  it('change what carries its tags', async () => {
    const { operator, user } = createServiceAccount();
    const arn = await makeBalancer(operator, { Tags: [{ Key: 'team', Value: 'a' }] });
    const Condition = {
      StringEquals: { 'elasticloadbalancing:ResourceTag/team': 'a', 'aws:ResourceTag/team': 'a' },
    };
    const somebody = await user('somebody', {
      Effect: 'Allow',
      Action: service('DeleteLoadBalancer'),
      Resource: '*',
      Condition,
    });
    await operator.call(service('RemoveTags'), { ResourceArns: [arn], TagKeys: ['team'] });
    expect(await somebody.fails(service('DeleteLoadBalancer'), { LoadBalancerArn: arn })).toMatch(
      /^AccessDenied: /,
    );
    await operator.call(service('AddTags'), { ResourceArns: [arn], Tags: [{ Key: 'team', Value: 'a' }] });
    await somebody.call(service('DeleteLoadBalancer'), { LoadBalancerArn: arn });
  });
});

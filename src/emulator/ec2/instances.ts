import type {
  DescribeInstancesRequest,
  DescribeInstancesResult,
  InstanceStateChange,
  StartInstancesResult,
  StopInstancesResult,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { describeReservation } from './describe-instance.ts';
import { getThing, keepThing } from './find.ts';
import { releaseInstances } from './instance-ends.ts';
import { describeState, stateNameOf, type Instance } from './instance.ts';
import { onThings, toDescribe } from './requirements.ts';
import { select } from './select.ts';

/** About as long as it takes for a small instance (_assumed_). */
const changeMs = { running: 20_000, stopped: 30_000, terminated: 40_000 } as const;

interface Named {
  readonly InstanceIds: readonly string[] | undefined;
}

function defineChange<Output>(
  verb: 'Start' | 'Stop' | 'Terminate',
  state: Instance['state'],
  check: (instance: Instance) => void,
  wrap: (changes: InstanceStateChange[]) => Output,
) {
  const name = `${verb}Instances`;
  return defineOperation<Named, Output>({
    name,
    requires: (input, call) => onThings(`ec2:${name}`, 'instance', input.InstanceIds, call),
    handle: (input, call) => {
      const instances = (input.InstanceIds ?? []).map((id) => getThing(call, 'instance', id));
      for (const instance of instances) check(instance);
      const changes = instances.map((instance) => change(instance, state, call));
      releaseInstances(call);
      return wrap(changes);
    },
  });
}

function change(instance: Instance, state: Instance['state'], call: Call): InstanceStateChange {
  const before = stateNameOf(instance);
  const settled = instance.state === state ? instance.settled : call.account.clock.after(changeMs[state]);
  const after = keepThing(call, 'instance', { ...instance, state, settled });
  return {
    InstanceId: instance.id,
    PreviousState: describeState(before),
    CurrentState: describeState(stateNameOf(after)),
  };
}

function assertPresent({ id, state }: Instance): void {
  if (state === 'terminated') {
    throw new AwsError(
      'IncorrectState',
      `The instance '${id}' is not in a state from which it can be changed.`,
    );
  }
}

function assertUnprotected({ id, isProtected }: Instance): void {
  if (!isProtected) return;
  throw new AwsError(
    'OperationNotPermitted',
    `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
  );
}

export const startInstances = defineChange(
  'Start',
  'running',
  assertPresent,
  (changes): StartInstancesResult => ({
    StartingInstances: changes,
  }),
);
export const stopInstances = defineChange(
  'Stop',
  'stopped',
  assertPresent,
  (changes): StopInstancesResult => ({
    StoppingInstances: changes,
  }),
);
/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html */
export const terminateInstances = defineChange(
  'Terminate',
  'terminated',
  assertUnprotected,
  (changes): TerminateInstancesResult => ({ TerminatingInstances: changes }),
);

export const describeInstances = defineOperation<DescribeInstancesRequest, DescribeInstancesResult>({
  name: 'DescribeInstances',
  requires: toDescribe('DescribeInstances'),
  handle: (input, call) => {
    releaseInstances(call);
    const { items, next } = select(
      'instance',
      input.InstanceIds,
      input,
      {
        'image-id': ({ imageId }) => [imageId],
        'instance-id': ({ id }) => [id],
        'instance-state-name': (instance) => [stateNameOf(instance)],
        'instance-type': ({ instanceType }) => [instanceType],
        'private-ip-address': ({ privateIp }) => [privateIp],
        'subnet-id': ({ subnetId }) => [subnetId],
        'vpc-id': ({ vpcId }) => [vpcId],
      },
      call,
    );
    return { Reservations: items.map((instance) => describeReservation([instance], call)), ...next };
  },
});

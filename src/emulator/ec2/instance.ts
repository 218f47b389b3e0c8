import type { _InstanceType as InstanceType, InstanceStateName } from '@aws-sdk/client-ec2';
import type { Moment } from '../clock.ts';

export interface Instance {
  readonly id: string;
  readonly imageId: string;
  readonly instanceType: InstanceType;
  readonly zone: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  readonly publicIp: string | undefined;
  readonly profileArn: string | undefined;
  readonly isProtected: boolean;
  readonly isEbsOptimized: boolean;
  readonly sourceDestCheck: boolean;
  readonly isMonitored: boolean;
  readonly reservationId: string;
  readonly launchedAt: Date;
  /** The state that it is in once `settled` has passed. */
  readonly state: 'running' | 'stopped' | 'terminated';
  readonly settled: Moment;
  readonly tags: Readonly<Record<string, string>>;
}

const onTheWay = { running: 'pending', stopped: 'stopping', terminated: 'shutting-down' } as const;

export function stateNameOf({ state, settled }: Instance): InstanceStateName {
  return settled.hasPassed ? state : onTheWay[state];
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html */
const codes: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export function describeState(name: InstanceStateName): { Code: number; Name: InstanceStateName } {
  return { Code: codes[name], Name: name };
}

import type { Moment } from '../clock.ts';

export interface Instance {
  readonly id: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly zone: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly networkInterfaceId: string;
  readonly publicIp: string | undefined;
  readonly keyName: string | undefined;
  readonly profileArn: string | undefined;
  readonly userData: string | undefined;
  readonly isProtected: boolean;
  readonly isEbsOptimized: boolean;
  readonly sourceDestCheck: boolean;
  readonly shutdownBehaviour: 'stop' | 'terminate';
  readonly isMonitored: boolean;
  readonly reservationId: string;
  readonly volumeId: string;
  readonly launchedAt: Date;
  /** The state that it is in once `settled` has passed. */
  readonly state: 'running' | 'stopped' | 'terminated';
  readonly settled: Moment;
  readonly tags: Readonly<Record<string, string>>;
}

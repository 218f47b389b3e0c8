import { defineStore } from '../account.ts';
import type { Place } from '../regional-store.ts';

export interface Dashboard {
  readonly name: string;
  readonly arn: string;
  readonly body: string;
  readonly changedAt: Date;
  readonly tags: Readonly<Record<string, string>>;
}

const dashboardStore = defineStore('cloudwatch-dashboards', () => new Map<string, Dashboard>());

/** By name; they are in no region. */
export function dashboards({ account }: Pick<Place, 'account'>): Map<string, Dashboard> {
  return account.store(dashboardStore);
}

export function dashboardArn(name: string | undefined, { account }: Pick<Place, 'account'>): string {
  return `arn:aws:cloudwatch::${account.accountId}:dashboard/${name ?? ''}`;
}

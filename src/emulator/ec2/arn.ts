import type { Place } from './store.ts';

/** `security-group/sg-1`. */
export function ec2Arn(path: string, { account, region }: Place): string {
  return `arn:aws:ec2:${region}:${account.accountId}:${path}`;
}

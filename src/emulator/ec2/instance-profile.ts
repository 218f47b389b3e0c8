import type { IamInstanceProfileSpecification } from '@aws-sdk/client-ec2';
import { iamState } from '../iam/store.ts';
import type { Place } from './store.ts';

/** The profile that a request names, by name or ARN, and the role in it. */
export function findProfile(
  asked: IamInstanceProfileSpecification | undefined,
  { account }: Place,
): { readonly arn: string; readonly roleArn: string | undefined } | undefined {
  const found = [...iamState(account).instanceProfiles.values()].find(
    ({ name, arn }) => name === asked?.Name || arn === asked?.Arn,
  );
  return found && { arn: found.arn, roleArn: found.role?.arn };
}

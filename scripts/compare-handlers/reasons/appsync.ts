import type { Reason } from '../reasons.ts';

export const appSyncReasons: readonly Reason[] = [
  {
    type: 'AWS::AppSync::GraphQLApi',
    handler: 'create',
    action: 'iam:CreateServiceLinkedRole',
    because:
      'the first API that sends traces makes a service-linked role, which its caller must be allowed to',
    source: 'https://github.com/aws-samples/iam-identity-center-team/issues/15',
  },
];

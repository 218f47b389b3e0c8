import type { Words } from './words.ts';

/** What CloudFormation says of a stack as a whole. */
export const stack: readonly Words[] = [
  {
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    kind: 'collateral',
    words: [
      'resource creation cancelled',
      'resource update cancelled',
      'resource deletion cancelled',
      'resource creation canceled',
      'resource update canceled',
      'resource deletion canceled',
      { says: 'state and can not be updated', before: /isin:?[a-z_]{6,60}$/ },
      { says: 'state and cannot be updated', before: /isin:?[a-z_]{6,60}$/ },
      { says: 'resource(s) failed to', after: /^(?:create|update|delete|import|roll|[a-z]{2,12}:)/ },
    ],
  },
  {
    source:
      'https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/what-is-cloudformation-hooks.html, and early validation: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html',
    kind: 'hook',
    words: [
      'the following hook(s) failed',
      'hook(s) failed',
      'hook(s)/validation failed',
      { says: 'AWS::EarlyValidation::', after: /^\w{3,60}?failed/ },
      { says: 'hook failed', after: /^(?:withmessage|:|foroperation)/ },
      { says: 'failed hook', after: /^(?:s|\(s\))?:/ },
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html',
    kind: 'capability',
    words: [
      { says: 'requires capabilities', after: /^:?\[?capability_/ },
      { says: 'requires capability', after: /^:?\[?capability_/ },
    ],
    codes: ['InsufficientCapabilities'],
  },
];

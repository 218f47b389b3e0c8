import type { Reason } from '../reasons.ts';

/** What the handlers of streams, workflows and what watches them ask beyond their lists, and what they do not ask. */
export const streamsAndObservabilityReasons: readonly Reason[] = [
  ...['GetRepositoryPolicy', 'GetLifecyclePolicy', 'ListTagsForResource'].map((name): Reason => ({
    type: 'AWS::ECR::Repository',
    handler: 'update',
    action: `ecr:${name}`,
    because: 'the published handler calls it; the list has it for the read handler alone',
    source:
      'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-ecr, aws-ecr-repository',
  })),
  {
    type: 'AWS::CloudTrail::Trail',
    handler: 'update',
    action: 'cloudtrail:DescribeTrails',
    because: 'GetTrail tells the same of one trail; whether both are called is not settled',
    source: 'assumed',
  },
];

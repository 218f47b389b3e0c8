import type { Reason } from '../reasons.ts';

/** What scaling asks for beyond the lists, and what it does not do here. */
export const scalingReasons: readonly Reason[] = [
  ...['dynamodb:DescribeTable', 'dynamodb:UpdateTable'].map((action): Reason => ({
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    action,
    because:
      'the service looks whether its caller could scale the table alone; the list names functions only',
    source:
      'https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html',
  })),
  ...['StartInstanceRefresh', 'CancelInstanceRefresh'].map((name): Reason => ({
    type: 'AWS::AutoScaling::AutoScalingGroup',
    handler: 'update',
    action: `autoscaling:${name}`,
    because: 'no instance is launched, so none is to be made anew',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html',
  })),
];

import type { ResourceType } from '../../resource-type.ts';

/**
 * `AWS::CloudFormation::WaitConditionHandle`: a URL to signal on; makes no call.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitconditionhandle.html
 */
export const waitConditionHandle: ResourceType = {
  type: 'AWS::CloudFormation::WaitConditionHandle',
  physicalId: ({ stackId, region, logicalId }) => {
    const path = encodeURIComponent(`${stackId}/${logicalId}`);
    return `https://cloudformation-waitcondition-${region}.s3.amazonaws.com/${path}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Expires=86399`;
  },
  replacedBy: [],
  create: [],
  update: [],
  delete: [],
};

/**
 * `AWS::CloudFormation::WaitCondition`: nobody signals here, so it times out unless it waits for nothing.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitcondition.html
 */
export const waitCondition: ResourceType = {
  type: 'AWS::CloudFormation::WaitCondition',
  physicalId: ({ stackId, logicalId }) => `${stackId}/${logicalId}`,
  replacedBy: [],
  attributes: { Data: () => '{}' },
  timesOut: ({ properties }) => {
    const expected = Number(properties['Count'] ?? 1);
    if (properties['Handle'] === undefined || expected === 0) return undefined;
    return {
      afterSeconds: Number(properties['Timeout'] ?? 0),
      reason: `WaitCondition timed out. Received 0 conditions when expecting ${expected}`,
    };
  },
  create: [],
  update: [],
  delete: [],
};

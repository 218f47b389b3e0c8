import { allowing, needed, type Sample } from '../sample.ts';

const Sql = "SELECT * FROM 'sensors/+'";
const queue = { Sqs: { QueueUrl: needed('Queue'), RoleArn: needed('Role.Arn'), UseBase64: false } };

export const iotSamples: readonly Sample[] = [
  {
    type: 'AWS::IoT::TopicRule',
    needs: {
      Queue: { Type: 'AWS::SQS::Queue' },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: allowing({
            Principal: { Service: 'iot.amazonaws.com' },
            Action: 'sts:AssumeRole',
          }),
        },
        exports: ['Arn'],
      },
    },
    states: ['a', 'b'].map((Description) => ({
      TopicRulePayload: { Sql, Description, Actions: [queue], AwsIotSqlVersion: '2016-03-23' },
    })),
    replacement: { RuleName: 'other', TopicRulePayload: { Sql, Actions: [] } },
  },
];

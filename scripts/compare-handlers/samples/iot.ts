import { allowing, needed, type Sample } from '../sample.ts';

const Sql = "SELECT * FROM 'sensors/+'";
const queue = { Sqs: { QueueUrl: needed('Queue'), RoleArn: needed('Role.Arn'), UseBase64: false } };

const publishing = (topic: string) =>
  allowing({ Action: 'iot:Publish', Resource: `arn:aws:iot:us-east-1:111122223333:topic/${topic}` });

export const iotSamples: readonly Sample[] = [
  {
    type: 'AWS::IoT::Policy',
    // the sixth version takes the place of the oldest
    states: ['a', 'b', 'c', 'd', 'e', 'f'].map((topic) => ({ PolicyDocument: publishing(topic) })),
    replacement: { PolicyName: 'other', PolicyDocument: publishing('a') },
  },
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

import { allowing, needed, type Sample } from '../sample.ts';

const publish = allowing({ Principal: '*', Action: 'sns:Publish', Resource: '*' });
const send = allowing({ Principal: '*', Action: 'sqs:SendMessage', Resource: '*' });
const queue = { Type: 'AWS::SQS::Queue', exports: ['Arn'] };
const topic = { Type: 'AWS::SNS::Topic' };
const targetRole = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  },
  exports: ['Arn'],
};
const target = (Id: string) => ({ Id, Arn: needed('Queue.Arn'), RoleArn: needed('Role.Arn') });

export const messagingSamples: readonly Sample[] = [
  {
    type: 'AWS::SQS::Queue',
    states: [{ VisibilityTimeout: 60 }, { VisibilityTimeout: 90 }],
  },
  {
    type: 'AWS::SQS::QueuePolicy',
    needs: { Queue: queue, Other: queue },
    states: [
      { Queues: [needed('Queue')], PolicyDocument: send },
      { Queues: [needed('Other')], PolicyDocument: send },
    ],
  },
  {
    type: 'AWS::SNS::Topic',
    needs: { Queue: queue },
    states: [
      { DisplayName: 'a', Subscription: [{ Protocol: 'sqs', Endpoint: needed('Queue.Arn') }] },
      { DisplayName: 'b' },
      { DisplayName: 'b', Subscription: [{ Protocol: 'sqs', Endpoint: needed('Queue.Arn') }] },
    ],
  },
  {
    type: 'AWS::SNS::Subscription',
    needs: { Queue: queue, Topic: topic },
    states: [false, true].map((RawMessageDelivery) => ({
      TopicArn: needed('Topic'),
      Protocol: 'sqs',
      Endpoint: needed('Queue.Arn'),
      RawMessageDelivery,
    })),
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    needs: { Topic: topic, Other: topic },
    states: [
      { Topics: [needed('Topic')], PolicyDocument: publish },
      { Topics: [needed('Other')], PolicyDocument: publish },
    ],
  },
  {
    type: 'AWS::Events::Rule',
    needs: { Queue: queue, Role: targetRole },
    states: [
      { ScheduleExpression: 'rate(1 day)', Targets: [target('a')] },
      { ScheduleExpression: 'rate(2 days)', Targets: [target('b')] },
    ],
  },
  {
    type: 'AWS::Events::EventBus',
    states: [
      { Name: 'orders', Description: 'a' },
      { Name: 'orders', Description: 'b' },
    ],
  },
];

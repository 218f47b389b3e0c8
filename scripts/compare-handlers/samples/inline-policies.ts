import { allowing, needed, type Sample } from '../sample.ts';

const send = (Principal: unknown) => allowing({ Principal, Action: 'sqs:SendMessage', Resource: '*' });
const publish = (Principal: unknown) => allowing({ Principal, Action: 'sns:Publish', Resource: '*' });
const principals = ['*', { AWS: '123456789012' }];

/** Policies of one queue or topic. */
export const inlinePolicySamples: readonly Sample[] = [
  {
    type: 'AWS::SQS::QueueInlinePolicy',
    needs: { Queue: { Type: 'AWS::SQS::Queue' }, Other: { Type: 'AWS::SQS::Queue' } },
    states: principals.map((who) => ({ Queue: needed('Queue'), PolicyDocument: send(who) })),
    replacement: { Queue: needed('Other'), PolicyDocument: send('*') },
  },
  {
    type: 'AWS::SNS::TopicInlinePolicy',
    needs: { Topic: { Type: 'AWS::SNS::Topic' }, Other: { Type: 'AWS::SNS::Topic' } },
    states: principals.map((who) => ({ TopicArn: needed('Topic'), PolicyDocument: publish(who) })),
    replacement: { TopicArn: needed('Other'), PolicyDocument: publish('*') },
  },
];

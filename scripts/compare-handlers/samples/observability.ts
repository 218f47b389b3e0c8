import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const group: NeededResource = { Type: 'AWS::Logs::LogGroup' };
const writeLogs = (Sid: string) =>
  JSON.stringify(
    allowing({
      Sid,
      Principal: { Service: 'es.amazonaws.com' },
      Action: 'logs:PutLogEvents',
      Resource: '*',
    }),
  );
const putEvents = (Action: string) => ({
  Effect: 'Allow',
  Principal: { AWS: '123456789012' },
  Action,
  Resource: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
});

/** What watches, and who may tell. */
export const observabilitySamples: readonly Sample[] = [
  {
    type: 'AWS::Logs::LogStream',
    needs: { Group: group },
    states: [{ LogGroupName: needed('Group') }],
    replacement: { LogGroupName: needed('Group'), LogStreamName: 'other' },
  },
  {
    type: 'AWS::Logs::MetricFilter',
    needs: { Group: group },
    states: ['ERROR', 'WARN'].map((FilterPattern) => ({
      LogGroupName: needed('Group'),
      FilterPattern,
      MetricTransformations: [
        {
          MetricName: 'Errors',
          MetricNamespace: 'App',
          MetricValue: '1',
          DefaultValue: 0,
          Dimensions: [{ Key: 'Level', Value: '$.level' }],
        },
      ],
    })),
    replacement: {
      LogGroupName: needed('Group'),
      FilterName: 'other',
      FilterPattern: '',
      MetricTransformations: [{ MetricName: 'All', MetricNamespace: 'App', MetricValue: '1' }],
    },
  },
  {
    type: 'AWS::Logs::ResourcePolicy',
    states: ['a', 'b'].map((Sid) => ({ PolicyName: 'write', PolicyDocument: writeLogs(Sid) })),
    replacement: { PolicyName: 'other', PolicyDocument: writeLogs('a') },
  },
  {
    type: 'AWS::Events::EventBusPolicy',
    states: [
      { StatementId: 'let', Action: 'events:PutEvents', Principal: '*' },
      { StatementId: 'let', Statement: putEvents('events:PutEvents') },
    ],
    replacement: { StatementId: 'other', Statement: putEvents('events:PutRule') },
  },
];

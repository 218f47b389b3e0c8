import { needed, type Sample } from '../sample.ts';
import { roleFor } from './codedeploy.ts';

const CatalogId = '123456789012';
const crawler = (Description: string) => ({
  Role: needed('Role.Arn'),
  Description,
  DatabaseName: 'lake',
  Targets: { S3Targets: [{ Path: 's3://artifacts/x' }] },
  Schedule: { ScheduleExpression: 'cron(0 1 * * ? *)' },
});
const connection = (url: string) => ({
  CatalogId,
  ConnectionInput: { Name: 'db', ConnectionType: 'JDBC', ConnectionProperties: { JDBC_CONNECTION_URL: url } },
});
const pipeline = (period: string) => ({
  Name: 'nightly',
  PipelineObjects: [
    {
      Id: 'Default',
      Name: 'Default',
      Fields: [
        { Key: 'role', StringValue: needed('Role') },
        { Key: 'resourceRole', StringValue: needed('Worker') },
      ],
    },
    { Id: 'Schedule', Name: 'Every', Fields: [{ Key: 'period', StringValue: period }] },
  ],
});
const template = (TemplateName: string, SubjectPart: string) => ({
  Template: { TemplateName, SubjectPart, TextPart: 'Hello {{name}}' },
});
const list = { Format: 'TXT', Location: 's3://artifacts/list.txt', DetectorId: needed('Detector') };

const toTopic = { SnsDestination: { TopicARN: 'arn:aws:sns:us-east-1:123456789012:mail' } };

export const dataAndDetectionSamples: readonly Sample[] = [
  {
    type: 'AWS::Glue::Database',
    states: ['a', 'b'].map((Description) => ({ CatalogId, DatabaseInput: { Name: 'lake', Description } })),
    replacement: { CatalogId, DatabaseName: 'other', DatabaseInput: {} },
  },
  {
    type: 'AWS::Glue::Connection',
    states: [connection('jdbc:a'), connection('jdbc:b')],
  },
  {
    type: 'AWS::Glue::Crawler',
    needs: { Role: roleFor('glue.amazonaws.com') },
    states: [crawler('a'), crawler('b')],
    replacement: { ...crawler('b'), Name: 'other' },
  },
  {
    type: 'AWS::GuardDuty::Detector',
    states: [
      { Enable: true },
      {
        Enable: true,
        FindingPublishingFrequency: 'ONE_HOUR',
        Features: [{ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' }],
      },
    ],
  },
  {
    type: 'AWS::GuardDuty::IPSet',
    needs: { Detector: { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true } } },
    states: [
      { ...list, Activate: true },
      { ...list, Activate: false },
    ],
    replacement: { ...list, Format: 'STIX', Name: 'other' },
  },
  {
    type: 'AWS::SES::ConfigurationSet',
    states: [{ Name: 'mail' }],
    replacement: { Name: 'other' },
  },
  {
    type: 'AWS::SES::ConfigurationSetEventDestination',
    needs: { Set: { Type: 'AWS::SES::ConfigurationSet' } },
    states: [['send'], ['send', 'bounce']].map((MatchingEventTypes) => ({
      ConfigurationSetName: needed('Set'),
      EventDestination: { ...toTopic, Name: 'news', MatchingEventTypes },
    })),
    replacement: {
      ConfigurationSetName: needed('Set'),
      EventDestination: { ...toTopic, Name: 'other', MatchingEventTypes: ['send'] },
    },
  },
  {
    type: 'AWS::SES::Template',
    states: [template('hello', 'a'), template('hello', 'b')],
    replacement: template('other', 'b'),
  },
  {
    type: 'AWS::DataPipeline::Pipeline',
    needs: { Role: roleFor('datapipeline.amazonaws.com'), Worker: roleFor('ec2.amazonaws.com') },
    states: [pipeline('1 day'), { ...pipeline('2 days'), Activate: false }, pipeline('3 days')],
    replacement: { ...pipeline('3 days'), Description: 'b' },
  },
];

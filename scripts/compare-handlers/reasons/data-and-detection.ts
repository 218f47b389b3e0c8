import type { Reason } from '../reasons.ts';

const because = (type: string, actions: readonly string[], why: string, source: string): Reason[] =>
  actions.map((action) => ({ type, action, because: why, source }));

/** What the registry lists for data and detection, and is not asked. */
export const dataAndDetectionReasons: readonly Reason[] = [
  ...because(
    'AWS::Glue::Database',
    [
      'glue:CreateConnection',
      'glue:PassConnection',
      'glue:GetConnection',
      'glue:UpdateConnection',
      'glue:DeleteConnection',
    ],
    'only a federated database has a connection',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-database-federateddatabase.html',
  ),
  ...because(
    'AWS::Glue::Crawler',
    ['glue:StopCrawler'],
    'a crawler that does not run is not stopped',
    'assumed',
  ),
  ...because(
    'AWS::GuardDuty::*',
    ['guardduty:ListDetectors', 'guardduty:ListIPSets'],
    'a detector or list is looked for by its id',
    'assumed',
  ),
  ...because(
    'AWS::GuardDuty::IPSet',
    ['guardduty:GetDetector'],
    'the list is looked for, not what it is of',
    'assumed',
  ),
  ...because(
    'AWS::Events::ApiDestination',
    ['events:DescribeApiDestination'],
    'the published handler of the deletion looks for nothing',
    'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-events, aws-events-apidestination',
  ),
  ...because(
    'AWS::SES::ConfigurationSet',
    ['Archiving', 'Reputation', 'Sending', 'Suppression', 'Tracking', 'Vdm'].map(
      (kind) => `ses:PutConfigurationSet${kind}Options`,
    ),
    'options belong to the second version of the API, which is not built',
    'https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Operations.html',
  ),
  ...because(
    'AWS::SES::ConfigurationSet*',
    ['ses:GetConfigurationSet', 'ses:GetConfigurationSetEventDestinations', 'ses:DescribeConfigurationSet'],
    'the set is read by the first version of the API, and only by its own handler',
    'assumed',
  ),
  ...because(
    'AWS::SES::Template',
    ['ses:CreateEmailTemplate', 'ses:GetEmailTemplate', 'ses:UpdateEmailTemplate', 'ses:DeleteEmailTemplate'],
    'the handler is taken to call the first version of the API, where the same operations have other names',
    'assumed',
  ),
];

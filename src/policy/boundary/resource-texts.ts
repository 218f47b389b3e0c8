import type { Resolved, TemplateScope } from './template-scope.ts';

/** How a type's ARN is written, from the service on: R, A and NAME stand for region, account and name. */
interface Form {
  readonly arn: string;
  /** The property that names it. Absent: its id is drawn. */
  readonly name?: string;
  /** What the name is like that CloudFormation makes. Absent: it begins with the name of the stack. */
  readonly generated?: 'lower-case' | 'anything';
  /** `Ref` gives the ARN. Absent: the name. */
  readonly refIs?: 'arn' | 'other';
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * The types that roles of services name most. Any other one is `*`, and told.
 * Sources: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html (ARNs),
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html (what Ref and Fn::GetAtt give)
 */
const forms: Readonly<Record<string, Form>> = {
  'AWS::DynamoDB::Table': {
    arn: 'dynamodb:R:A:table/NAME',
    name: 'TableName',
    attributes: { StreamArn: 'dynamodb:R:A:table/NAME/stream/*' },
  },
  'AWS::DynamoDB::GlobalTable': {
    arn: 'dynamodb:R:A:table/NAME',
    name: 'TableName',
    attributes: { StreamArn: 'dynamodb:R:A:table/NAME/stream/*' },
  },
  'AWS::S3::Bucket': { arn: 's3:::NAME', name: 'BucketName', generated: 'lower-case' },
  'AWS::SQS::Queue': { arn: 'sqs:R:A:NAME', name: 'QueueName', refIs: 'other' },
  'AWS::SNS::Topic': {
    arn: 'sns:R:A:NAME',
    name: 'TopicName',
    refIs: 'arn',
    attributes: { TopicArn: 'sns:R:A:NAME' },
  },
  'AWS::Lambda::Function': { arn: 'lambda:R:A:function:NAME', name: 'FunctionName' },
  'AWS::Lambda::Alias': { arn: 'lambda:R:A:function:*', refIs: 'arn' },
  'AWS::Lambda::Version': { arn: 'lambda:R:A:function:*', refIs: 'arn' },
  'AWS::Logs::LogGroup': { arn: 'logs:R:A:log-group:NAME:*', name: 'LogGroupName' },
  'AWS::Kinesis::Stream': { arn: 'kinesis:R:A:stream/NAME', name: 'Name' },
  'AWS::KinesisFirehose::DeliveryStream': {
    arn: 'firehose:R:A:deliverystream/NAME',
    name: 'DeliveryStreamName',
  },
  'AWS::Events::EventBus': { arn: 'events:R:A:event-bus/NAME', name: 'Name' },
  'AWS::Events::Rule': { arn: 'events:R:A:rule/*NAME', name: 'Name', refIs: 'other' },
  'AWS::StepFunctions::StateMachine': {
    arn: 'states:R:A:stateMachine:NAME',
    name: 'StateMachineName',
    generated: 'anything',
    refIs: 'arn',
  },
  'AWS::StepFunctions::Activity': { arn: 'states:R:A:activity:NAME', name: 'Name', refIs: 'arn' },
  'AWS::SecretsManager::Secret': {
    arn: 'secretsmanager:R:A:secret:NAME-*',
    name: 'Name',
    generated: 'anything',
    refIs: 'arn',
  },
  'AWS::SSM::Parameter': { arn: 'ssm:R:A:parameter/NAME', name: 'Name', generated: 'anything' },
  'AWS::IAM::Role': { arn: 'iam::A:role/*NAME', name: 'RoleName' },
  'AWS::IAM::ManagedPolicy': { arn: 'iam::A:policy/*NAME', name: 'ManagedPolicyName', refIs: 'arn' },
  'AWS::Cognito::UserPool': { arn: 'cognito-idp:R:A:userpool/*' },
  'AWS::AppSync::GraphQLApi': { arn: 'appsync:R:A:apis/*', refIs: 'arn' },
  'AWS::KMS::Key': { arn: 'kms:R:A:key/*' },
  'AWS::CloudWatch::Alarm': { arn: 'cloudwatch:R:A:alarm:NAME', name: 'AlarmName' },
  'AWS::OpenSearchService::Domain': { arn: 'es:R:A:domain/NAME', name: 'DomainName', generated: 'anything' },
  'AWS::ECR::Repository': {
    arn: 'ecr:R:A:repository/NAME',
    name: 'RepositoryName',
    generated: 'lower-case',
  },
};

/**
 * What `Ref` of a resource, or one of its attributes, is. Undefined: that is not known here.
 * A name that CloudFormation makes is taken to begin with the stack's, as in every policy that a run finds.
 * @param resolve for the property that names it
 */
export function resourceText(
  logicalId: string,
  attribute: string | undefined,
  scope: TemplateScope,
  resolve: (value: unknown) => Resolved,
): Resolved | undefined {
  const resource = scope.resources.get(logicalId);
  const form = resource && forms[resource.type];
  if (!resource || !form) return undefined;
  const given = form.name === undefined ? undefined : resource.properties[form.name];
  const { texts: names, isPattern, open } = given === undefined ? generatedName(form, scope) : resolve(given);
  if (attribute === undefined && form.refIs === undefined) {
    return form.name === undefined ? undefined : { texts: names, isPattern, open };
  }
  const arn =
    attribute === undefined
      ? form.refIs === 'arn'
        ? form.arn
        : undefined
      : (form.attributes?.[attribute] ?? (/^(?:Arn|.*Arn)$/.test(attribute) ? form.arn : undefined));
  if (arn === undefined) return undefined;
  return {
    texts: names.map((name) => writeArn(arn, name, scope.partition)),
    isPattern: isPattern || arn.includes('*'),
    open,
  };
}

function generatedName({ name, generated }: Form, { stackName }: TemplateScope): Resolved {
  const text = name === undefined || generated === 'anything' ? '*' : `${stackName}-*`;
  const cased = generated === 'lower-case' ? text.replaceAll(/[^{}]+(?![^{]*\})/g, lowerCase) : text;
  return { texts: [cased], isPattern: true, open: [] };
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function writeArn(form: string, name: string, partition: string): string {
  const written = form
    .replace(/^([a-z0-9-]+):R:A:/, '$1:${Region}:${AccountId}:')
    .replace('::A:', '::${AccountId}:');
  // The name of a parameter may begin with the slash that the ARN has already.
  return `arn:${partition}:${written.replace('NAME', () => name).replace('parameter//', 'parameter/')}`.replaceAll(
    /\*\*+/g,
    '*',
  );
}

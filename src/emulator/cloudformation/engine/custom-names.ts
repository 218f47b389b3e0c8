import { isDeepStrictEqual } from 'node:util';

import type { Values } from '../resource-type.ts';
import { cloudFormationStore, type Instance, type MadeThing, type StackResource } from '../store.ts';
import type { Run } from './run.ts';

/** A name that a template gives a resource. */
interface CustomName {
  readonly property: string;
  /**
   * Who finds that another stack's resource has it: CloudFormation, in its own records, where the name is all of the type's
   * identifier; the type's handler, which this emulator has look in the same records. Absent: the calls of the handler show it.
   */
  readonly foundBy?: 'handler' | 'records';
}

const inRecords = (property: string): CustomName => ({ property, foundBy: 'records' });

/** Types of which there is one of a name. Sources stand in `behaviour.md`. */
const customNames: Readonly<Record<string, CustomName>> = {
  'AWS::ApiGateway::DomainName': inRecords('DomainName'),
  'AWS::ApiGatewayV2::DomainName': inRecords('DomainName'),
  'AWS::AutoScaling::AutoScalingGroup': inRecords('AutoScalingGroupName'),
  'AWS::CloudWatch::Alarm': inRecords('AlarmName'),
  'AWS::CloudWatch::CompositeAlarm': inRecords('AlarmName'),
  'AWS::CloudWatch::Dashboard': inRecords('DashboardName'),
  'AWS::CloudWatch::MetricStream': inRecords('Name'),
  'AWS::CodeBuild::Project': inRecords('Name'),
  'AWS::CodeDeploy::Application': inRecords('ApplicationName'),
  'AWS::CodePipeline::Pipeline': inRecords('Name'),
  'AWS::DynamoDB::GlobalTable': inRecords('TableName'),
  'AWS::DynamoDB::Table': inRecords('TableName'),
  'AWS::EC2::SecurityGroup': { property: 'GroupName' },
  'AWS::ECR::Repository': inRecords('RepositoryName'),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { property: 'Name' },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { property: 'Name' },
  'AWS::Elasticsearch::Domain': inRecords('DomainName'),
  'AWS::Events::ApiDestination': inRecords('Name'),
  'AWS::Events::Archive': inRecords('ArchiveName'),
  'AWS::Events::Connection': inRecords('Name'),
  'AWS::Events::EventBus': inRecords('Name'),
  'AWS::Events::Rule': { property: 'Name' },
  'AWS::Glue::Crawler': inRecords('Name'),
  'AWS::IAM::Group': inRecords('GroupName'),
  'AWS::IAM::InstanceProfile': inRecords('InstanceProfileName'),
  'AWS::IAM::ManagedPolicy': { property: 'ManagedPolicyName' },
  'AWS::IAM::Role': inRecords('RoleName'),
  'AWS::IAM::User': inRecords('UserName'),
  'AWS::IoT::TopicRule': inRecords('RuleName'),
  'AWS::KMS::Alias': inRecords('AliasName'),
  'AWS::Kinesis::Stream': inRecords('Name'),
  'AWS::KinesisFirehose::DeliveryStream': inRecords('DeliveryStreamName'),
  'AWS::Lambda::Function': inRecords('FunctionName'),
  'AWS::Logs::LogGroup': inRecords('LogGroupName'),
  'AWS::RDS::DBCluster': inRecords('DBClusterIdentifier'),
  'AWS::RDS::DBInstance': inRecords('DBInstanceIdentifier'),
  'AWS::RDS::DBSubnetGroup': inRecords('DBSubnetGroupName'),
  'AWS::S3::Bucket': inRecords('BucketName'),
  'AWS::SES::ConfigurationSet': inRecords('Name'),
  'AWS::SNS::Topic': { property: 'TopicName' },
  'AWS::SQS::Queue': { property: 'QueueName', foundBy: 'handler' },
  'AWS::SSM::Parameter': inRecords('Name'),
  'AWS::SecretsManager::Secret': { property: 'Name' },
  'AWS::StepFunctions::StateMachine': { property: 'StateMachineName' },
};

function nameIn(type: string, properties: Values): string | undefined {
  const custom = Object.hasOwn(customNames, type) ? customNames[type] : undefined;
  const name = custom && properties[custom.property];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Whether a stack has the thing, or still has to delete it; what it left behind is nobody's. */
function isHeld({ account }: Run, { stack, instance }: MadeThing): boolean {
  const holder = account.store(cloudFormationStore).stacks.get(stack.stackId);
  if (!holder || holder.status === 'DELETE_COMPLETE') return false;
  return (
    [...holder.resources.values()].some((resource) => resource.instance === instance) ||
    holder.discarded.some((discarded) => discarded.instance === instance && !discarded.retain)
  );
}

/**
 * Takes the name that a resource is to have, while it is made. A text is the reason for which it cannot be made.
 * Else what is to be called once it is made, or not: from then on the records tell.
 */
export function takeName(
  run: Run,
  { type, logicalId }: Pick<StackResource, 'logicalId' | 'type'>,
  instance: Instance,
): string | (() => void) {
  const name = nameIn(type, instance.declared);
  const foundBy = customNames[type]?.foundBy;
  if (name === undefined || foundBy === undefined) return () => undefined;
  const { made, beingMade } = run.account.store(cloudFormationStore);
  const { name: stackName, stackId, region } = run.stack;
  const isSame = (thing: MadeThing): boolean =>
    thing.type === type && thing.stack.region === region && nameIn(type, thing.instance.declared) === name;
  const holder =
    [...beingMade].find(isSame) ?? [...made].find((thing) => isSame(thing) && isHeld(run, thing));
  if (holder) {
    return foundBy === 'records'
      ? `${name} already exists in stack ${holder.stack.stackId}`
      : wordHandlersFinding(run, type, name);
  }
  const thing = { type, logicalId, stack: { name: stackName, stackId, region }, instance };
  beingMade.add(thing);
  return () => void beingMade.delete(thing);
}

/** Source: CfnAlreadyExistsException of https://github.com/aws-cloudformation/cloudformation-cli-java-plugin */
function wordHandlersFinding(run: Run, type: string, name: string): string {
  return `Resource handler returned message: "Resource of type '${type}' with identifier '${name}' already exists." (RequestToken: ${run.runtime.uuid()}, HandlerErrorCode: AlreadyExists)`;
}

/**
 * Why a resource cannot be replaced: the name that the template gives it would be that of two things.
 * Source: https://repost.aws/knowledge-center/cloudformation-custom-name
 */
export function objectToReplacement(type: string, before: Values, after: Values): string | undefined {
  const name = nameIn(type, after);
  if (name === undefined || !isDeepStrictEqual(nameIn(type, before), name)) return undefined;
  return `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`;
}

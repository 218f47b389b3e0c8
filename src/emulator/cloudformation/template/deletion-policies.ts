import type { Values } from '../resource-type.ts';
import type { DeletionPolicy, TemplateResource } from './template.ts';
import { validationError } from './validation-error.ts';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
const snapshotTypes = new Set([
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
]);

/** Of a resource whose template names none. Source: the same page. */
export function defaultDeletionPolicy(type: string, properties: Values): DeletionPolicy {
  const hasOwnStorage =
    type === 'AWS::RDS::DBCluster' ||
    (type === 'AWS::RDS::DBInstance' && properties['DBClusterIdentifier'] === undefined);
  return hasOwnStorage ? 'Snapshot' : 'Delete';
}

/**
 * The words are assumed.
 * @throws AwsError ValidationError where a policy is none for the type
 */
export function assertPolicies(name: string, resource: TemplateResource): void {
  const { type, deletionPolicy, updateReplacePolicy } = resource;
  if (deletionPolicy === 'Snapshot' && !snapshotTypes.has(type)) {
    throw validationError(`Template error: resource type ${type} does not support deletion policy Snapshot`);
  }
  if (updateReplacePolicy === 'Snapshot' && !snapshotTypes.has(type)) {
    throw validationError(
      `Template error: resource type ${type} does not support update replace policy Snapshot`,
    );
  }
  if (updateReplacePolicy === 'RetainExceptOnCreate') {
    throw validationError(
      `Template error: Invalid UpdateReplacePolicy on resource [${name}]: "RetainExceptOnCreate"`,
    );
  }
}

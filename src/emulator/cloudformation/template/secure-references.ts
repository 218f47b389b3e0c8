import type { Desired } from '../store.ts';
import { validationError } from './validation-error.ts';

/**
 * Where a `{{resolve:ssm-secure:…}}` may stand.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
 */
const supported = new Set([
  'AWS::DirectoryService::MicrosoftAD/Properties/Password',
  'AWS::DirectoryService::SimpleAD/Properties/Password',
  'AWS::ElastiCache::ReplicationGroup/Properties/AuthToken',
  'AWS::IAM::User/Properties/LoginProfile/Password',
  'AWS::KinesisFirehose::DeliveryStream/Properties/RedshiftDestinationConfiguration/Password',
  'AWS::OpsWorks::App/Properties/AppSource/Password',
  'AWS::OpsWorks::Stack/Properties/CustomCookbooksSource/Password',
  'AWS::OpsWorks::Stack/Properties/RdsDbInstances/DbPassword',
  'AWS::RDS::DBCluster/Properties/MasterUserPassword',
  'AWS::RDS::DBInstance/Properties/MasterUserPassword',
  'AWS::Redshift::Cluster/Properties/MasterUserPassword',
]);

const marker = '{{resolve:ssm-secure:';

/** The paths at which a value holds the reference; a list's members are not told apart. */
function* pathsOf(value: unknown, path: string): Generator<string> {
  if (typeof value === 'string') {
    if (value.includes(marker)) yield path;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* pathsOf(item, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      const isFunction = name === 'Ref' || name.startsWith('Fn::');
      yield* pathsOf(item, isFunction ? path : `${path}/${name}`);
    }
  }
}

/**
 * Words: https://github.com/lumigo-io/lumigo-cdk-constructs/issues/62
 * @throws AwsError ValidationError where a secure string of SSM would be put where CloudFormation puts none
 */
export function assertSecureReferences({ template, graph }: Desired): void {
  const refused = [...graph.keys()].flatMap((logicalId) => {
    const resource = template.resources.get(logicalId);
    if (!resource) return [];
    return [...pathsOf(resource.properties, `${resource.type}/Properties`)].filter(
      (path) => !supported.has(path),
    );
  });
  if (refused.length > 0) {
    throw validationError(`SSM Secure reference is not supported in: [${refused.join(',')}]`);
  }
}

import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, requiredText, textOf, valuesOf } from '../properties.ts';

/** A call that tells where a database is: the member that names it, the list of the answer, and its name's key in the secret. */
interface Target {
  readonly call: string;
  readonly member: string;
  readonly list: string;
  readonly key: string;
}

const cluster: Target = {
  call: 'rds:DescribeDBClusters',
  member: 'DBClusterIdentifier',
  list: 'DBClusters',
  key: 'dbClusterIdentifier',
};
const instance: Target = {
  call: 'rds:DescribeDBInstances',
  member: 'DBInstanceIdentifier',
  list: 'DBInstances',
  key: 'dbInstanceIdentifier',
};
/** Of services that are not built: their step says so. */
const unbuilt = (call: string): Target => ({ call, member: '', list: '', key: '' });

/** DocumentDB is asked through the API of RDS. */
const targets: Readonly<Record<string, Target>> = {
  'AWS::DocDB::DBCluster': cluster,
  'AWS::DocDB::DBInstance': instance,
  'AWS::DocDBElastic::Cluster': unbuilt('docdb-elastic:GetCluster'),
  'AWS::RDS::DBCluster': cluster,
  'AWS::RDS::DBInstance': instance,
  'AWS::Redshift::Cluster': unbuilt('redshift:DescribeClusters'),
  'AWS::RedshiftServerless::Namespace': unbuilt('redshift-serverless:GetNamespace'),
};

const targetOf = ({ properties }: ResourceView) => targets[textOf(properties['TargetType']) ?? ''];
const place = ({ properties }: ResourceView) => ({ SecretId: properties['SecretId'] });

/** As the functions that rotate secrets know the engines. */
function engineOf(engine: string): string {
  if (engine === 'aurora') return 'mysql';
  if (engine === 'docdb') return 'mongo';
  return ['postgres', 'mysql', 'oracle', 'sqlserver', 'db2'].find((one) => engine.includes(one)) ?? engine;
}

/** Undefined where the secret's text is no JSON object. */
function readSecret(resource: ResourceView): Values | undefined {
  const text = textOf(resource.output('secretsmanager:GetSecretValue')['SecretString']) ?? '';
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? valuesOf(value) : undefined;
  } catch {
    return undefined;
  }
}

const ofConnections = ['engine', 'host', 'port', 'dbname', cluster.key, instance.key];

function withoutConnection(secret: Values | undefined): Values {
  return Object.fromEntries(Object.entries(secret ?? {}).filter(([key]) => !ofConnections.includes(key)));
}

/** A cluster tells its address as text, an instance with its port. */
function connectionOf(resource: ResourceView): Values {
  const { call, list, key } = targetOf(resource) ?? cluster;
  const found = valuesOf(listOf(resource.output(call)[list])[0]);
  const endpoint = valuesOf(found['Endpoint']);
  const database = found['DatabaseName'] ?? found['DBName'];
  return {
    engine: engineOf(textOf(found['Engine']) ?? ''),
    host: endpoint['Address'] ?? found['Endpoint'],
    port: endpoint['Port'] ?? found['Port'],
    ...(database !== undefined && { dbname: database }),
    [key]: requiredText(resource, 'TargetId'),
  };
}

const put = (text: (resource: ResourceView) => Values): Step => ({
  call: 'secretsmanager:PutSecretValue',
  input: (resource) => ({ ...place(resource), SecretString: JSON.stringify(text(resource)) }),
});

const attach: readonly Step[] = [
  {
    call: 'secretsmanager:GetSecretValue',
    // The words: https://github.com/aws/aws-cdk/issues/14163
    objection: (resource) => (targetOf(resource) ? undefined : 'Unsupported target type'),
    input: place,
  },
  ...[...new Set(Object.values(targets))].map(({ call, member }): Step => ({
    call,
    when: (resource) => targetOf(resource)?.call === call,
    input: ({ properties }) => ({ [member]: properties['TargetId'] }),
  })),
  {
    ...put((resource) => ({ ...withoutConnection(readSecret(resource)), ...connectionOf(resource) })),
    objection: (resource) =>
      readSecret(resource)
        ? undefined
        : 'The secret value must be a JSON text with a user name and a password',
  },
];

/** Sources and what is assumed: the Secrets Manager's `behaviour.md`. */
export const secretsManagerSecretTargetAttachment: ResourceType = {
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  idAfter: 'secretsmanager:PutSecretValue',
  physicalId: (resource) => textOf(resource.output('secretsmanager:PutSecretValue')['ARN']) ?? '',
  replacedBy: [],
  attributes: { Id: (resource) => resource.physicalId },
  create: attach,
  update: attach,
  delete: [
    { call: 'secretsmanager:GetSecretValue', ignoring: ['ResourceNotFoundException'], input: place },
    {
      ...put((resource) => withoutConnection(readSecret(resource))),
      when: (resource) => readSecret(resource) !== undefined,
      ignoring: ['ResourceNotFoundException'],
    },
  ],
};

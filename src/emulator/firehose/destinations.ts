import type { DestinationDescription } from '@aws-sdk/client-firehose';

/** What stands before `DestinationConfiguration`, `DestinationUpdate` and `DestinationDescription`. */
const destinationKinds = [
  'ExtendedS3',
  'S3',
  'Redshift',
  'Elasticsearch',
  'Amazonopensearchservice',
  'AmazonOpenSearchServerless',
  'Splunk',
  'HttpEndpoint',
  'Snowflake',
  'Iceberg',
] as const;

export type DestinationKind = (typeof destinationKinds)[number];

/** Parts that a description tells under another name than the configuration and its update. */
const renamed: Readonly<Record<string, string>> = {
  S3Configuration: 'S3DestinationDescription',
  S3Update: 'S3DestinationDescription',
  S3BackupConfiguration: 'S3BackupDescription',
  S3BackupUpdate: 'S3BackupDescription',
  SnowflakeVpcConfiguration: 'SnowflakeVpcConfiguration',
  VpcConfiguration: 'VpcConfigurationDescription',
};

const secrets: ReadonlySet<string> = new Set(['AccessKey', 'KeyPassphrase', 'Password', 'PrivateKey']);

/** The destinations that a request configures, or changes. */
export function destinationsIn(
  input: object,
  ending: 'DestinationConfiguration' | 'DestinationUpdate',
): readonly { readonly kind: DestinationKind; readonly settings: object }[] {
  const values = new Map<string, unknown>(Object.entries(input));
  return destinationKinds.flatMap((kind) => {
    const settings = values.get(`${kind}${ending}`);
    return typeof settings === 'object' && settings !== null ? [{ kind, settings }] : [];
  });
}

function describe(settings: object): object {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([name]) => !secrets.has(name))
      .map(([name, value]: [string, unknown]) => {
        const described = typeof value === 'object' && value !== null && !Array.isArray(value);
        return [renamed[name] ?? name, described ? describe(value) : value];
      }),
  );
}

/** As DescribeDeliveryStream tells a destination; an extended S3 one is told as a plain one, too. */
export function describeDestination(
  kind: DestinationKind,
  settings: object,
  before?: DestinationDescription,
): DestinationDescription {
  const old = new Map<string, unknown>(Object.entries(before ?? {})).get(`${kind}DestinationDescription`);
  const told = { ...(old as object | undefined), ...describe(settings) };
  return {
    DestinationId: 'destinationId-000000000001',
    [`${kind}DestinationDescription`]: told,
    ...(kind === 'ExtendedS3' && { S3DestinationDescription: plainS3(told) }),
  };
}

const ofPlainS3 = [
  'RoleARN',
  'BucketARN',
  'Prefix',
  'ErrorOutputPrefix',
  'BufferingHints',
  'CompressionFormat',
  'EncryptionConfiguration',
  'CloudWatchLoggingOptions',
];

function plainS3(told: object): DestinationDescription['S3DestinationDescription'] {
  const entries = Object.entries(told).filter(([name]) => ofPlainS3.includes(name));
  return Object.fromEntries(entries) as unknown as DestinationDescription['S3DestinationDescription'];
}

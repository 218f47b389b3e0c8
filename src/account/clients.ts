import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';

/** The services that the operator itself uses. */
export interface OperatorClients {
  readonly iam: IAMClient;
  readonly cloudFormation: CloudFormationClient;
  readonly sts: STSClient;
  readonly s3: S3Client;
  readonly cloudControl: CloudControlClient;
  /** Ends all connections. */
  destroy(): void;
}

export interface ClientOptions {
  readonly region: string;
  readonly endpointUrl?: string | undefined;
  /** Absent: the SDK's own chain. */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
}

/** An endpoint that does not answer costs `attempts` × the connection time-out, 20 s at most. */
const attempts = 4;
const connectionTimeoutMs = 5000;
const requestTimeoutMs = 30_000;

export function createOperatorClients(options: ClientOptions): OperatorClients {
  const settings = clientSettings(options);
  const iam = new IAMClient(settings);
  const cloudFormation = new CloudFormationClient(settings);
  const sts = new STSClient(settings);
  const s3 = new S3Client({ ...settings, forcePathStyle: options.endpointUrl !== undefined });
  const cloudControl = new CloudControlClient(settings);
  return {
    iam,
    cloudFormation,
    sts,
    s3,
    cloudControl,
    destroy: () => [iam, cloudFormation, sts, s3, cloudControl].forEach((client) => client.destroy()),
  };
}

/** What every client of a run has in common. */
export function clientSettings({ region, endpointUrl, credentials }: ClientOptions) {
  return {
    region,
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
}

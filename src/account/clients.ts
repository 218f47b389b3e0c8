import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { createIamToolbox, type IamToolbox } from './iam-toolbox.ts';
import { paceRequests } from './pace-requests.ts';
import { createPatientRetries } from './patient-retries.ts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { createAgents } from './agents.ts';

/** The services that the operator itself uses. */
export interface OperatorClients {
  readonly iam: IAMClient;
  readonly iamToolbox: IamToolbox;
  readonly cloudFormation: CloudFormationClient;
  readonly sts: STSClient;
  readonly s3: S3Client;
  readonly route53: Route53Client;
  readonly cloudControl: CloudControlClient;
  readonly ssm: SSMClient;
  /** Of the run's region, and of the one that global services write to. */
  readonly cloudTrail: { readonly regional: CloudTrailClient; readonly global: CloudTrailClient };
  /** Ends all connections. */
  destroy(): void;
}

export interface ClientOptions {
  readonly region: string;
  readonly endpointUrl?: string | undefined;
  /** Leads to AWS; not asked where an endpoint is named. */
  readonly proxyUrl?: string | undefined;
  /** PEM file of authorities to trust besides those that Node knows. */
  readonly caFile?: string | undefined;
  /** Absent: the SDK's own chain. */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
}

/** Enough for a burst of throttling: the SDK waits up to 20 s between them. */
const attempts = 10;
/** STS is asked first: an endpoint that does not answer costs these times the connection time-out, 20 s at most. */
const firstAttempts = 4;
/** Where global services are logged. Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html */
const globalRegion = 'us-east-1';
const connectionTimeoutMs = 5000;
const requestTimeoutMs = 30_000;

export function createOperatorClients(options: ClientOptions): OperatorClients {
  const settings = clientSettings(options);
  const iam = new IAMClient(settings);
  const cloudFormation = new CloudFormationClient(settings);
  const sts = new STSClient({
    ...settings,
    maxAttempts: firstAttempts,
    retryStrategy: createPatientRetries(firstAttempts),
  });
  const s3 = new S3Client({ ...settings, forcePathStyle: options.endpointUrl !== undefined });
  const route53 = new Route53Client(settings);
  const cloudControl = new CloudControlClient(settings);
  const ssm = new SSMClient(settings);
  const regional = createCloudTrail(settings);
  const global =
    options.region === globalRegion ? regional : createCloudTrail({ ...settings, region: globalRegion });
  return {
    iam,
    iamToolbox: createIamToolbox(iam, options.endpointUrl),
    cloudFormation,
    sts,
    s3,
    route53,
    cloudControl,
    ssm,
    cloudTrail: { regional, global },
    destroy: () =>
      [iam, cloudFormation, sts, s3, route53, cloudControl, ssm, regional, global].forEach((client) =>
        client.destroy(),
      ),
  };
}

/** An account may look up events twice in a second and region. Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
const trailGapMs = 550;

function createCloudTrail(settings: ReturnType<typeof clientSettings>): CloudTrailClient {
  const client = new CloudTrailClient(settings);
  paceRequests(client, trailGapMs);
  return client;
}

/** What every client of a run has in common. */
export function clientSettings(options: ClientOptions) {
  const { region, endpointUrl, credentials } = options;
  return {
    region,
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: attempts,
    retryStrategy: createPatientRetries(attempts),
    requestHandler: {
      ...createAgents(options),
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
}

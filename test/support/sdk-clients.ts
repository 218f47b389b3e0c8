import * as acm from '@aws-sdk/client-acm';
import * as apigateway from '@aws-sdk/client-api-gateway';
import * as apigatewayv2 from '@aws-sdk/client-apigatewayv2';
import * as applicationAutoScaling from '@aws-sdk/client-application-auto-scaling';
import * as appsync from '@aws-sdk/client-appsync';
import * as autoscaling from '@aws-sdk/client-auto-scaling';
import * as cloudcontrol from '@aws-sdk/client-cloudcontrol';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as cloudfront from '@aws-sdk/client-cloudfront';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as codebuild from '@aws-sdk/client-codebuild';
import * as codecommit from '@aws-sdk/client-codecommit';
import * as codedeploy from '@aws-sdk/client-codedeploy';
import * as codepipeline from '@aws-sdk/client-codepipeline';
import * as cognitoIdentity from '@aws-sdk/client-cognito-identity';
import * as cognitoIdp from '@aws-sdk/client-cognito-identity-provider';
import * as datapipeline from '@aws-sdk/client-data-pipeline';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecr from '@aws-sdk/client-ecr';
import * as elasticloadbalancing from '@aws-sdk/client-elastic-load-balancing-v2';
import * as es from '@aws-sdk/client-elasticsearch-service';
import * as events from '@aws-sdk/client-eventbridge';
import * as firehose from '@aws-sdk/client-firehose';
import * as glue from '@aws-sdk/client-glue';
import * as guardduty from '@aws-sdk/client-guardduty';
import * as iam from '@aws-sdk/client-iam';
import * as iot from '@aws-sdk/client-iot';
import * as kafka from '@aws-sdk/client-kafka';
import * as kinesis from '@aws-sdk/client-kinesis';
import * as kms from '@aws-sdk/client-kms';
import * as lambda from '@aws-sdk/client-lambda';
import * as rds from '@aws-sdk/client-rds';
import * as route53 from '@aws-sdk/client-route-53';
import * as s3 from '@aws-sdk/client-s3';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as ses from '@aws-sdk/client-ses';
import * as states from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import * as wafv2 from '@aws-sdk/client-wafv2';

/** The SDK's own client packages by the emulator's service ids. */
const packages: Readonly<Record<string, object>> = {
  acm,
  apigateway,
  apigatewayv2,
  'application-autoscaling': applicationAutoScaling,
  appsync,
  autoscaling,
  cloudcontrol,
  cloudformation,
  cloudfront,
  cloudtrail,
  cloudwatch,
  codebuild,
  codecommit,
  codedeploy,
  codepipeline,
  'cognito-identity': cognitoIdentity,
  'cognito-idp': cognitoIdp,
  datapipeline,
  dynamodb,
  ec2,
  ecr,
  elasticloadbalancing,
  es,
  events,
  firehose,
  glue,
  guardduty,
  iam,
  iot,
  kafka,
  kinesis,
  kms,
  lambda,
  logs,
  rds,
  route53,
  s3,
  secretsmanager,
  ses,
  sns,
  sqs,
  ssm,
  states,
  sts,
  wafv2,
};

export interface SdkClient {
  /** Sends the operation's command: `send('CreateQueue', { QueueName: 'a' })`. */
  send(operation: string, input: object): Promise<Record<string, unknown>>;
  destroy(): void;
}

interface Client {
  send(command: object): Promise<Record<string, unknown>>;
  destroy(): void;
}

type Constructor<T> = new (argument: object) => T;

/** Of a service in preview there may be none. */
export function hasSdkClient(serviceId: string): boolean {
  return Object.hasOwn(packages, serviceId);
}

/** Any client, any command, by name: for tests that walk over all of them. */
export function createSdkClient(serviceId: string, options: object): SdkClient {
  const exported = packages[serviceId] as Readonly<Record<string, unknown>>;
  const name = Object.keys(exported).find((key) => key.endsWith('Client') && !key.startsWith('_'));
  const client = new (exported[name ?? ''] as Constructor<Client>)({
    region: 'us-east-1',
    maxAttempts: 1,
    ...options,
  });
  return {
    send: (operation, input) =>
      client.send(new (exported[`${operation}Command`] as Constructor<object>)(input)),
    destroy: () => client.destroy(),
  };
}

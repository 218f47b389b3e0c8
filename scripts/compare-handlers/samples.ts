import type { Sample } from './sample.ts';
import { apiGatewaySamples } from './samples/api-gateway.ts';
import { apiGatewayV2Samples } from './samples/api-gateway-v2.ts';
import { appSyncSamples } from './samples/appsync.ts';
import { codeDeploySamples } from './samples/codedeploy.ts';
import { cognitoSamples } from './samples/cognito.ts';
import { dataAndDetectionSamples } from './samples/data-and-detection.ts';
import { deliverySamples } from './samples/delivery.ts';
import { firehoseSamples } from './samples/firehose.ts';
import { edgeSamples } from './samples/edge.ts';
import { iamSamples } from './samples/iam.ts';
import { lambdaSamples } from './samples/lambda.ts';
import { identitySamples } from './samples/identity.ts';
import { iotSamples } from './samples/iot.ts';
import { kinesisSamples } from './samples/kinesis.ts';
import { messagingSamples } from './samples/messaging.ts';
import { networkSamples } from './samples/network.ts';
import { rdsSamples } from './samples/rds.ts';
import { stackSamples } from './samples/stacks.ts';
import { stepFunctionsSamples } from './samples/step-functions.ts';
import { storageSamples } from './samples/storage.ts';

/** At least one of each type that has handlers. */
export const samples: readonly Sample[] = [
  ...apiGatewaySamples,
  ...apiGatewayV2Samples,
  ...appSyncSamples,
  ...codeDeploySamples,
  ...cognitoSamples,
  ...dataAndDetectionSamples,
  ...deliverySamples,
  ...firehoseSamples,
  ...edgeSamples,
  ...iamSamples,
  ...lambdaSamples,
  ...identitySamples,
  ...iotSamples,
  ...kinesisSamples,
  ...messagingSamples,
  ...networkSamples,
  ...rdsSamples,
  ...stackSamples,
  ...stepFunctionsSamples,
  ...storageSamples,
];

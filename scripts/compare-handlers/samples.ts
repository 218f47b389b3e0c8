import type { Sample } from './sample.ts';
import { apiGatewayPartSamples } from './samples/api-gateway-parts.ts';
import { apiGatewaySamples } from './samples/api-gateway.ts';
import { apiGatewayV2PartSamples } from './samples/api-gateway-v2-parts.ts';
import { apiGatewayV2Samples } from './samples/api-gateway-v2.ts';
import { appSyncSamples } from './samples/appsync.ts';
import { codeDeploySamples } from './samples/codedeploy.ts';
import { codeSigningSamples } from './samples/code-signing.ts';
import { cognitoSamples } from './samples/cognito.ts';
import { dataAndDetectionSamples } from './samples/data-and-detection.ts';
import { deliverySamples } from './samples/delivery.ts';
import { firehoseSamples } from './samples/firehose.ts';
import { edgeSamples } from './samples/edge.ts';
import { elasticLoadBalancingSamples } from './samples/elastic-load-balancing.ts';
import { cloudTrailSamples } from './samples/cloudtrail.ts';
import { cloudWatchSamples } from './samples/cloudwatch.ts';
import { ecrSamples } from './samples/ecr.ts';
import { iamSamples } from './samples/iam.ts';
import { inlinePolicySamples } from './samples/inline-policies.ts';
import { lambdaSamples } from './samples/lambda.ts';
import { identitySamples } from './samples/identity.ts';
import { iotSamples } from './samples/iot.ts';
import { kinesisSamples } from './samples/kinesis.ts';
import { messagingSamples } from './samples/messaging.ts';
import { networkSamples } from './samples/network.ts';
import { rdsSamples } from './samples/rds.ts';
import { scalingSamples } from './samples/scaling.ts';
import { searchAndStreamSamples } from './samples/search-and-streams.ts';
import { iamGroupSamples } from './samples/iam-groups.ts';
import { observabilitySamples } from './samples/observability.ts';
import { stackSamples } from './samples/stacks.ts';
import { stepFunctionsSamples } from './samples/step-functions.ts';
import { storageSamples } from './samples/storage.ts';
import { eventsSamples } from './samples/events.ts';
import { healthSamples } from './samples/health.ts';
import { secretsSamples } from './samples/secrets.ts';

/** At least one of each type that has handlers. */
export const samples: readonly Sample[] = [
  ...apiGatewayPartSamples,
  ...apiGatewaySamples,
  ...apiGatewayV2PartSamples,
  ...apiGatewayV2Samples,
  ...appSyncSamples,
  ...codeDeploySamples,
  ...codeSigningSamples,
  ...cognitoSamples,
  ...dataAndDetectionSamples,
  ...deliverySamples,
  ...firehoseSamples,
  ...edgeSamples,
  ...elasticLoadBalancingSamples,
  ...cloudTrailSamples,
  ...cloudWatchSamples,
  ...ecrSamples,
  ...iamSamples,
  ...inlinePolicySamples,
  ...lambdaSamples,
  ...identitySamples,
  ...iotSamples,
  ...kinesisSamples,
  ...messagingSamples,
  ...networkSamples,
  ...rdsSamples,
  ...scalingSamples,
  ...searchAndStreamSamples,
  ...iamGroupSamples,
  ...observabilitySamples,
  ...eventsSamples,
  ...healthSamples,
  ...secretsSamples,
  ...stackSamples,
  ...stepFunctionsSamples,
  ...storageSamples,
];

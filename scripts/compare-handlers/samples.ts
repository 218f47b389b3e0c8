import type { Sample } from './sample.ts';
import { apiGatewaySamples } from './samples/api-gateway.ts';
import { apiGatewayV2Samples } from './samples/api-gateway-v2.ts';
import { iamSamples } from './samples/iam.ts';
import { lambdaSamples } from './samples/lambda.ts';
import { identitySamples } from './samples/identity.ts';
import { messagingSamples } from './samples/messaging.ts';
import { networkSamples } from './samples/network.ts';
import { stackSamples } from './samples/stacks.ts';
import { storageSamples } from './samples/storage.ts';

/** At least one of each type that has handlers. */
export const samples: readonly Sample[] = [
  ...apiGatewaySamples,
  ...apiGatewayV2Samples,
  ...iamSamples,
  ...lambdaSamples,
  ...identitySamples,
  ...messagingSamples,
  ...networkSamples,
  ...stackSamples,
  ...storageSamples,
];

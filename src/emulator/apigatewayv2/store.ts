import type {
  Api,
  Authorizer,
  Deployment,
  Integration,
  Route,
  RouteResponse,
  Stage,
} from '@aws-sdk/client-apigatewayv2';

import { defineStore } from '../account.ts';
import { AwsError, type Call } from '../operation.ts';

/** An HTTP or WebSocket API with everything under it, by id or by name. */
export interface ApiRecord {
  readonly region: string;
  readonly api: Api & { readonly ApiId: string };
  readonly stages: Map<string, Stage>;
  readonly integrations: Map<string, Integration>;
  readonly routes: Map<string, Route>;
  /** Those of one route by the route's id. */
  readonly routeResponses: Map<string, Map<string, RouteResponse>>;
  readonly authorizers: Map<string, Authorizer>;
  readonly deployments: Map<string, Deployment>;
}

export const apiGatewayV2Store = defineStore('apigatewayv2', () => ({
  apis: new Map<string, ApiRecord>(),
}));

export function findApi(call: Call, apiId: string | undefined): ApiRecord {
  const record = call.account.store(apiGatewayV2Store).apis.get(apiId ?? '');
  if (record?.region !== call.region) {
    throw new AwsError(
      'NotFoundException',
      `Invalid API identifier specified ${call.account.accountId}:${apiId}`,
      404,
    );
  }
  return record;
}

/** One child of an API. `noun` stands in AWS's sentence: `Invalid Route identifier specified`. */
export function findChild<Child>(
  children: ReadonlyMap<string, Child>,
  id: string | undefined,
  noun: string,
): Child {
  const child = children.get(id ?? '');
  if (child === undefined) {
    throw new AwsError('NotFoundException', `Invalid ${noun} identifier specified ${id}`, 404);
  }
  return child;
}

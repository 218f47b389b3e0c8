import type {
  Account,
  ApiKey,
  Authorizer,
  Deployment,
  GatewayResponse,
  Model,
  RequestValidator,
  Resource,
  RestApi,
  Stage,
  UsagePlan,
} from '@aws-sdk/client-api-gateway';

import { defineStore } from '../account.ts';
import { AwsError, type Call } from '../operation.ts';

/** A REST API with everything under it, by id, by name (models, stages) or by type (gateway responses). */
export interface RestApiRecord {
  readonly region: string;
  readonly api: RestApi & { readonly id: string };
  readonly resources: Map<string, Resource>;
  readonly deployments: Map<string, Deployment>;
  readonly stages: Map<string, Stage>;
  readonly models: Map<string, Model>;
  readonly requestValidators: Map<string, RequestValidator>;
  readonly gatewayResponses: Map<string, GatewayResponse>;
  readonly authorizers: Map<string, Authorizer>;
}

interface ApiKeyRecord {
  readonly region: string;
  readonly key: ApiKey;
}

interface UsagePlanRecord {
  readonly region: string;
  readonly plan: UsagePlan;
  /** Ids of the keys that are in the plan. */
  readonly keys: Set<string>;
}

export const apiGatewayStore = defineStore('apigateway', () => ({
  restApis: new Map<string, RestApiRecord>(),
  apiKeys: new Map<string, ApiKeyRecord>(),
  usagePlans: new Map<string, UsagePlanRecord>(),
  /** By region. */
  accounts: new Map<string, Account>(),
}));

export function notFound(sentence: string): AwsError {
  return new AwsError('NotFoundException', sentence, 404);
}

export function findRestApi(call: Call, id: string | undefined): RestApiRecord {
  const record = call.account.store(apiGatewayStore).restApis.get(id ?? '');
  if (record?.region !== call.region) {
    throw notFound(`Invalid API identifier specified ${call.account.accountId}:${id}`);
  }
  return record;
}

/** One child of an API. `noun` stands in AWS's sentence: `Invalid Resource identifier specified`. */
export function findChild<Child>(
  children: ReadonlyMap<string, Child>,
  id: string | undefined,
  noun: string,
): Child {
  const child = children.get(id ?? '');
  if (child === undefined) throw notFound(`Invalid ${noun} identifier specified`);
  return child;
}

export function findApiKey(call: Call, id: string | undefined): ApiKey {
  const record = call.account.store(apiGatewayStore).apiKeys.get(id ?? '');
  if (record?.region !== call.region) throw notFound('Invalid API Key identifier specified');
  return record.key;
}

export function findUsagePlan(call: Call, id: string | undefined): UsagePlanRecord {
  const record = call.account.store(apiGatewayStore).usagePlans.get(id ?? '');
  if (record?.region !== call.region) throw notFound('Invalid Usage Plan ID specified');
  return record;
}

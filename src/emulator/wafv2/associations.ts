import type {
  AssociateWebACLRequest,
  DisassociateWebACLRequest,
  GetWebACLForResourceRequest,
  GetWebACLForResourceResponse,
  ListResourcesForWebACLRequest,
  ListResourcesForWebACLResponse,
} from '@aws-sdk/client-wafv2';
import { apiGatewayStore } from '../apigateway/store.ts';
import { cloudFrontState } from '../cloudfront/store.ts';
import { type Call, defineOperation, type Requirement } from '../operation.ts';
import { findKept, invalidParameter, wafError, wafState } from './store.ts';

/** What each kind of resource is asked beside WAF's own actions, by the service in its ARN. Source: the service authorization reference. */
const ownActions: Readonly<Record<string, readonly [set: string, unset: string]>> = {
  apigateway: ['apigateway:SetWebACL', 'apigateway:SetWebACL'],
  appsync: ['appsync:SetWebACL', 'appsync:SetWebACL'],
  'cognito-idp': ['cognito-idp:AssociateWebACL', 'cognito-idp:DisassociateWebACL'],
  elasticloadbalancing: ['elasticloadbalancing:SetWebACL', 'elasticloadbalancing:SetWebACL'],
};

const serviceOf = (arn: string | undefined): string => arn?.split(':')[2] ?? '';

function alsoAsked(arn: string | undefined, at: 0 | 1): readonly Requirement[] {
  const action = ownActions[serviceOf(arn)]?.[at];
  return action === undefined || arn === undefined ? [] : [{ action, resource: arn }];
}

/** The stage of a REST API that an ARN names; undefined: it names another kind of resource. */
function stageOf({ account, region }: Pick<Call, 'account' | 'region'>, arn: string | undefined) {
  const match = /^arn:aws:apigateway:([a-z0-9-]+)::\/restapis\/([^/]+)\/stages\/(.+)$/.exec(arn ?? '');
  if (!match) return undefined;
  const api = account.store(apiGatewayStore).restApis.get(match[2] ?? '');
  return {
    stage: match[1] === region && api?.region === region ? api.stages.get(match[3] ?? '') : undefined,
  };
}

/** Whether it can have a web ACL: what the account can look up has to be there. @throws AwsError */
function assertServable(call: Call, arn: string | undefined): void {
  if (!Object.hasOwn(ownActions, serviceOf(arn)))
    throw invalidParameter(
      'The ARN isn’t valid. A valid ARN begins with arn: and includes other information separated by colons or slashes.',
      'RESOURCE_ARN',
      String(arn),
    );
  const named = stageOf(call, arn);
  if (serviceOf(arn) === 'apigateway' && !named)
    throw invalidParameter('The ARN isn’t valid.', 'RESOURCE_ARN', String(arn));
  if (named && !named.stage) throw wafError('WAFUnavailableEntityException');
}

/** ARNs of what a web ACL guards; a stage that is gone is guarded no longer. */
export function servedBy(call: Call, webAclArn: string): string[] {
  const guarded = [...wafState(call).associations]
    .filter(([, acl]) => acl === webAclArn)
    .map(([resource]) => resource)
    .filter((resource) => stageOf(call, resource)?.stage !== undefined || !stageOf(call, resource));
  const distributions = [...cloudFrontState(call.account).distributions.values()]
    .filter(({ config }) => config.WebACLId === webAclArn)
    .map(({ arn }) => arn);
  return [...guarded, ...distributions];
}

export const associateWebAcl = defineOperation<AssociateWebACLRequest, object>({
  name: 'AssociateWebACL',
  requires: (input) => [
    { action: 'wafv2:AssociateWebACL', resource: input.WebACLArn ?? '*' },
    { action: 'wafv2:AssociateWebACL', resource: input.ResourceArn ?? '*' },
    ...alsoAsked(input.ResourceArn, 0),
  ],
  handle: (input, call) => {
    const { scope, arn } = findKept(call, 'webacl', input.WebACLArn ?? '');
    if (scope !== 'REGIONAL') throw invalidParameter('The scope is not valid.', 'SCOPE_VALUE', scope);
    assertServable(call, input.ResourceArn);
    wafState(call).associations.set(input.ResourceArn ?? '', arn);
    const stage = stageOf(call, input.ResourceArn)?.stage;
    if (stage) stage.webAclArn = arn;
    return {};
  },
});

export const disassociateWebAcl = defineOperation<DisassociateWebACLRequest, object>({
  name: 'DisassociateWebACL',
  requires: (input) => [
    { action: 'wafv2:DisassociateWebACL', resource: input.ResourceArn ?? '*' },
    ...alsoAsked(input.ResourceArn, 1),
  ],
  handle: (input, call) => {
    const named = stageOf(call, input.ResourceArn);
    if (named && !named.stage) throw wafError('WAFNonexistentItemException');
    wafState(call).associations.delete(input.ResourceArn ?? '');
    if (named?.stage) delete named.stage.webAclArn;
    return {};
  },
});

export const getWebAclForResource = defineOperation<
  GetWebACLForResourceRequest,
  GetWebACLForResourceResponse
>({
  name: 'GetWebACLForResource',
  requires: (input) => [{ action: 'wafv2:GetWebACLForResource', resource: input.ResourceArn ?? '*' }],
  handle: (input, call) => {
    const named = stageOf(call, input.ResourceArn);
    if (named && !named.stage) throw wafError('WAFNonexistentItemException');
    const arn = wafState(call).associations.get(input.ResourceArn ?? '');
    return arn === undefined ? {} : { WebACL: findKept(call, 'webacl', arn).thing };
  },
});

export const listResourcesForWebAcl = defineOperation<
  ListResourcesForWebACLRequest,
  ListResourcesForWebACLResponse
>({
  name: 'ListResourcesForWebACL',
  requires: (input) => [{ action: 'wafv2:ListResourcesForWebACL', resource: input.WebACLArn ?? '*' }],
  handle: (input, call) => {
    const { arn } = findKept(call, 'webacl', input.WebACLArn ?? '');
    const services: Readonly<Record<string, string>> = {
      API_GATEWAY: 'apigateway',
      APPLICATION_LOAD_BALANCER: 'elasticloadbalancing',
      APPSYNC: 'appsync',
      COGNITO_USER_POOL: 'cognito-idp',
    };
    const wanted = services[input.ResourceType ?? 'APPLICATION_LOAD_BALANCER'];
    return { ResourceArns: servedBy(call, arn).filter((one) => serviceOf(one) === wanted) };
  },
});

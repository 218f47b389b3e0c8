import type {
  CreateVpcLinkRequest,
  DeleteVpcLinkRequest,
  GetVpcLinkRequest,
  GetVpcLinksRequest,
  UpdateVpcLinkRequest,
  VpcLink,
  VpcLinks,
} from '@aws-sdk/client-api-gateway';
import { AwsError, defineOperation, type Requirement } from '../operation.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { apiGatewayParts, findVpcLink, isThere, shownLink } from './parts.ts';
import { applyPatch } from './patch.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from './permission.ts';

const path = (id: string | undefined): string => `/vpclinks/${id}`;
/** "It can take 2-4 minutes". Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-api-with-vpclink-cli.html */
const settlingMs = 120_000;

/** What the caller must be allowed besides. Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/grant-permissions-to-create-vpclink.html */
const onEndpointService = (...operations: readonly string[]): readonly Requirement[] =>
  operations.map((action) => ({ action, resource: '*' }));

export const createVpcLink = defineOperation<CreateVpcLinkRequest, VpcLink>({
  name: 'CreateVpcLink',
  requires: (input, call) => [
    ...requireVerb('POST', call.region, '/vpclinks', input.tags),
    ...(hasTags(input.tags)
      ? [requireOnTags('PUT', call.region, apiGatewayArn(call.region, '/vpclinks/*'), input.tags)]
      : []),
    ...onEndpointService(
      'elasticloadbalancing:DescribeLoadBalancers',
      'ec2:CreateVpcEndpointServiceConfiguration',
      'ec2:DescribeVpcEndpointServiceConfigurations',
      'ec2:ModifyVpcEndpointServicePermissions',
    ),
  ],
  handle: (input, call) => {
    const [target, ...others] = input.targetArns ?? [];
    if (!target?.includes(':loadbalancer/net/') || others.length > 0) {
      throw new AwsError(
        'BadRequestException',
        'VPC link needs exactly one target, the ARN of a network load balancer',
      );
    }
    const link = {
      id: createIdentifier(6),
      name: input.name,
      description: input.description,
      targetArns: [target],
      tags: { ...input.tags },
    };
    apiGatewayParts(call).vpcLinks.set(link.id, { link, settled: call.account.clock.after(settlingMs) });
    return { ...link, status: 'PENDING' };
  },
});

export const getVpcLink = defineOperation<GetVpcLinkRequest, VpcLink>({
  name: 'GetVpcLink',
  requires: (input, call) => requireVerb('GET', call.region, path(input.vpcLinkId)),
  handle: (input, call) => shownLink(findVpcLink(call, input.vpcLinkId)),
});

export const getVpcLinks = defineOperation<GetVpcLinksRequest, VpcLinks>({
  name: 'GetVpcLinks',
  requires: (_input, call) => requireVerb('GET', call.region, '/vpclinks'),
  handle: (input, call) =>
    cutPage(
      [...apiGatewayParts(call).vpcLinks.values()].filter(isThere).map(shownLink),
      input.limit,
      input.position,
    ),
});

export const updateVpcLink = defineOperation<UpdateVpcLinkRequest, VpcLink>({
  name: 'UpdateVpcLink',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.vpcLinkId)),
  handle: (input, call) => {
    const stored = findVpcLink(call, input.vpcLinkId);
    applyPatch(stored.link, input.patchOperations);
    return shownLink(stored);
  },
});

export const deleteVpcLink = defineOperation<DeleteVpcLinkRequest, void>({
  name: 'DeleteVpcLink',
  requires: (input, call) => [
    ...requireVerb('DELETE', call.region, path(input.vpcLinkId)),
    ...onEndpointService('ec2:DeleteVpcEndpointServiceConfigurations'),
  ],
  handle: (input, call) => {
    const stored = findVpcLink(call, input.vpcLinkId);
    stored.link.status = 'DELETING';
    stored.settled = call.account.clock.after(settlingMs);
  },
});

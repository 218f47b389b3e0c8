import type {
  CreateVpcLinkRequest,
  CreateVpcLinkResponse,
  DeleteVpcLinkRequest,
  DeleteVpcLinkResponse,
  GetVpcLinkRequest,
  GetVpcLinkResponse,
  GetVpcLinksRequest,
  GetVpcLinksResponse,
  UpdateVpcLinkRequest,
  UpdateVpcLinkResponse,
} from '@aws-sdk/client-apigatewayv2';
import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from '../apigateway/permission.ts';
import { ensureServiceLinkedRole, toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { apiGatewayV2Parts, findVpcLink, shownLink, vpcLinksOf } from './parts.ts';

const path = (id: string | undefined): string => `/vpclinks/${id}`;
/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/using-service-linked-roles.html */
const principal = 'ops.apigateway.amazonaws.com';
/** "It can take 2-4 minutes"; told of links of REST APIs, assumed to be the same. */
const settlingMs = 120_000;

export const createVpcLink = defineOperation<CreateVpcLinkRequest, CreateVpcLinkResponse>({
  name: 'CreateVpcLink',
  requires: (input, call) => [
    ...requireVerb('POST', call.region, '/vpclinks', input.Tags),
    ...(hasTags(input.Tags)
      ? [requireOnTags('POST', call.region, apiGatewayArn(call.region, '/v2/vpclinks/*'), input.Tags)]
      : []),
    ...toHaveServiceLinkedRole(principal, call),
  ],
  handle: (input, call) => {
    if (!input.SubnetIds?.length) {
      throw new AwsError('BadRequestException', 'SubnetIds must not be null or empty');
    }
    ensureServiceLinkedRole(principal, call.account);
    const link = {
      VpcLinkId: createIdentifier(6),
      Name: input.Name,
      SubnetIds: input.SubnetIds,
      SecurityGroupIds: input.SecurityGroupIds ?? [],
      VpcLinkVersion: 'V2' as const,
      CreatedDate: new Date(),
      Tags: { ...input.Tags },
    };
    apiGatewayV2Parts(call).vpcLinks.set(link.VpcLinkId, {
      link,
      settled: call.account.clock.after(settlingMs),
    });
    return { ...link, VpcLinkStatus: 'PENDING' };
  },
});

export const getVpcLink = defineOperation<GetVpcLinkRequest, GetVpcLinkResponse>({
  name: 'GetVpcLink',
  requires: (input, call) => requireVerb('GET', call.region, path(input.VpcLinkId)),
  handle: (input, call) => shownLink(findVpcLink(call, input.VpcLinkId)),
});

export const getVpcLinks = defineOperation<GetVpcLinksRequest, GetVpcLinksResponse>({
  name: 'GetVpcLinks',
  requires: (_input, call) => requireVerb('GET', call.region, '/vpclinks'),
  handle: (input, call) => {
    const page = cutPage(vpcLinksOf(call).map(shownLink), Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateVpcLink = defineOperation<UpdateVpcLinkRequest, UpdateVpcLinkResponse>({
  name: 'UpdateVpcLink',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.VpcLinkId)),
  handle: (input, call) => {
    const stored = findVpcLink(call, input.VpcLinkId);
    if (input.Name !== undefined) stored.link.Name = input.Name;
    return shownLink(stored);
  },
});

export const deleteVpcLink = defineOperation<DeleteVpcLinkRequest, DeleteVpcLinkResponse>({
  name: 'DeleteVpcLink',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.VpcLinkId)),
  handle: (input, call) => {
    const stored = findVpcLink(call, input.VpcLinkId);
    stored.link.VpcLinkStatus = 'DELETING';
    stored.settled = call.account.clock.after(settlingMs);
    return {};
  },
});

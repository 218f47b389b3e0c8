import type { IntegrationResponse, Model, VpcLink } from '@aws-sdk/client-apigatewayv2';
import type { Moment } from '../clock.ts';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';

export interface StoredLink {
  readonly link: VpcLink;
  /** The end of PENDING or DELETING. */
  settled: Moment;
}

/** What an API does not hold itself: models by the API's id, integration responses by the API's and the integration's, links by theirs. */
export const apiGatewayV2Parts = defineRegionalStore('apigatewayv2-parts', () => ({
  models: new Map<string, Map<string, Model>>(),
  integrationResponses: new Map<string, Map<string, IntegrationResponse>>(),
  vpcLinks: new Map<string, StoredLink>(),
}));

/** The things of one owner, made when they are first asked for. */
export function ofOwner<Thing>(owners: Map<string, Map<string, Thing>>, owner: string): Map<string, Thing> {
  const known = owners.get(owner) ?? new Map<string, Thing>();
  owners.set(owner, known);
  return known;
}

const isThere = ({ link, settled }: StoredLink): boolean =>
  link.VpcLinkStatus !== 'DELETING' || !settled.hasPassed;

/** As answers tell it. */
export function shownLink({ link, settled }: StoredLink): VpcLink {
  if (link.VpcLinkStatus === 'DELETING') return link;
  return { ...link, VpcLinkStatus: settled.hasPassed ? 'AVAILABLE' : 'PENDING' };
}

/** Those whose deletion is not over. */
export function vpcLinksOf(call: Call): readonly StoredLink[] {
  return [...apiGatewayV2Parts(call).vpcLinks.values()].filter(isThere);
}

/** @throws AwsError NotFoundException */
export function findVpcLink(call: Call, id: string | undefined): StoredLink {
  const stored = apiGatewayV2Parts(call).vpcLinks.get(id ?? '');
  if (stored && isThere(stored)) return stored;
  throw new AwsError('NotFoundException', `Invalid VpcLink identifier specified ${id}`, 404);
}

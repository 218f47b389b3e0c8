import { generalise } from '../../policy/generalise.ts';
import { coversResource } from '../../policy/match.ts';
import { explainDrawn } from './drawn-anew.ts';
import { findGenerated } from './generated-names.ts';
import { findId, findStableNames, symbolise, type Identities } from './identities.ts';
import { clientPlace, literalLength, type LedgerGrant } from './ledger.ts';

/** So many different texts in one place, one in each attempt, are no longer different things that are needed in turn. */
const leastTexts = 10;

/** A refused resource, and when and where it was refused. */
export interface Refused {
  readonly action: string;
  /** A template. */
  readonly resource: string;
  /** The same, or what holds of it in every life where a cut left a piece of this life's stage. See openCutStage. */
  readonly opened: string;
  readonly place: string;
  readonly resourceType: string | undefined;
  readonly life: number;
  readonly attempt: number;
  /** `${stack name}` as a template. */
  readonly stackName: string;
  readonly identities: readonly Identities[];
}

export interface SamePlace {
  readonly grant: LedgerGrant;
  readonly to: string;
  readonly reason: string;
}

/**
 * The grant whose resource is another run's text for what is refused now, with the pattern that covers both.
 * Undefined: the refused resource is one that was not met before.
 */
export function findSamePlace(grants: readonly LedgerGrant[], refused: Refused): SamePlace | undefined {
  const found: SamePlace[] = [];
  for (const grant of grants) {
    if (grant.action !== refused.action) continue;
    // It was widened when it was found; today's service may well name another thing in the same place.
    if (grant.isGiven) continue;
    if (grant.sightings.some((sighting) => sighting.attempt === refused.attempt)) continue;
    const to = generalise(grant.resource, refused.opened);
    if (to === undefined || to === grant.resource) continue;
    const reason = grant.sightings.some((sighting) => sighting.place === refused.place)
      ? whyTheSame(grant, refused, grants)
      : whyRenamed(grant, refused);
    if (reason !== undefined) found.push({ grant, to, reason });
  }
  // The pattern that keeps most of the text explains the difference best.
  return found.toSorted((a, b) => literalLength(b.to) - literalLength(a.to))[0];
}

function whyTheSame(
  grant: LedgerGrant,
  refused: Refused,
  grants: readonly LedgerGrant[],
): string | undefined {
  // A life that was not lived to its end need not have met what is refused now.
  if (grant.isResumed !== true && grant.sightings.every((sighting) => sighting.life !== refused.life)) {
    return 'another life shows another text in the same place';
  }
  const symbolic = symbolise(refused.resource, refused.identities);
  const symbolicBefore = symbolise(grant.resource, refused.identities);
  if (symbolic.names.length > 0 && symbolic.text === symbolicBefore.text) {
    return `${symbolic.names.join(', ')} was made anew with another id`;
  }
  if (refused.opened !== refused.resource && coversResource(refused.opened, grant.resource)) {
    return 'what it names was made anew, and its generated name is cut within the stage';
  }
  const holder = findHolderMadeAnew(grant, refused);
  if (holder !== undefined) return `${holder} was made anew, and with it what it holds`;
  // Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-physical-ids.html (stack name, logical id, random text)
  const generated = findGenerated(refused.resource, refused);
  if (generated !== undefined && generated === findGenerated(grant.resource, refused)) {
    return `${refused.place} was made anew with another generated name`;
  }
  const drawn = explainDrawn(grant.resource, refused.resource, refused.resourceType);
  if (drawn !== undefined) return drawn;
  const others = grants.filter(
    (other) =>
      other !== grant &&
      other.action === refused.action &&
      other.sightings.some(
        (sighting) => sighting.place === refused.place && sighting.attempt !== refused.attempt,
      ) &&
      generalise(grant.resource, other.resource) === generalise(grant.resource, refused.resource),
  );
  return others.length >= leastTexts - 2
    ? `${leastTexts} attempts show ${leastTexts} texts in the same place`
    : undefined;
}

/**
 * The thing that both texts hold different ids of, where nothing but one part below it differs besides: an API made anew
 * has another root resource, which is no resource of the stack.
 */
function findHolderMadeAnew(
  grant: LedgerGrant,
  { resource, place, identities }: Refused,
): string | undefined {
  // The client is one place for everything it asks for: what differs there may well be another thing.
  if (place === clientPlace) return undefined;
  const now = symbolise(resource, identities);
  for (const sighting of grant.sightings) {
    if (sighting.place !== place) continue;
    const then = symbolise(sighting.resource, identities);
    if (countDifferingSegments(now.text, then.text) !== 1) continue;
    const holder = now.names.find((name) => {
      const idThen = findId(sighting.resource, name, identities);
      return idThen !== undefined && idThen !== findId(resource, name, identities);
    });
    if (holder !== undefined) return holder;
  }
  return undefined;
}

function countDifferingSegments(a: string, b: string): number | undefined {
  const [one, other] = [a.split('/'), b.split('/')];
  return one.length === other.length
    ? one.filter((segment, index) => segment !== other[index]).length
    : undefined;
}

/**
 * A resource may be made anew under another logical id: Serverless names a function's version after the hash of its code.
 * Then no place is the same, but the type is, the other logical id is gone, and both texts are about the same other things.
 * Source: lib/plugins/aws/package/compile/functions of osls 4.3 (getLambdaVersionLogicalId).
 */
function whyRenamed(
  grant: LedgerGrant,
  { resource, place, resourceType, identities }: Refused,
): string | undefined {
  const worked = identities.at(-1);
  if (resourceType === undefined || worked === undefined) return undefined;
  const gone = grant.sightings.every(
    (sighting) => sighting.resourceType === resourceType && !Object.hasOwn(worked, sighting.place),
  );
  if (!gone || !differsInOneWord(grant.resource, resource)) return undefined;
  const itself = [place, ...grant.sightings.map((sighting) => sighting.place)];
  const isTimed = new Set(itself.map(cutTime)).size === 1;
  const about = [grant.resource, resource].map((text) =>
    findStableNames(text, identities)
      .filter((name) => !(isTimed && itself.includes(name)))
      .join(),
  );
  return about[0] === about[1] ? `${place} is made anew under another logical id each time` : undefined;
}

/**
 * A logical id without the time at its end, by which Serverless names the deployments of a REST API.
 * Source: lib/plugins/aws/package/compile/events/api-gateway/lib/deployment.js of osls 4.3
 */
function cutTime(logicalId: string): string {
  return logicalId.replace(/\d{10,}$/u, '');
}

function differsInOneWord(a: string, b: string): boolean {
  const [one, other] = [a.split(/[^A-Za-z0-9*]/u), b.split(/[^A-Za-z0-9*]/u)];
  return one.length === other.length && one.filter((word, index) => word !== other[index]).length === 1;
}

import { boundaryKey, boundedActions } from '../../policy/boundary/bounded-actions.ts';
import type { Condition } from '../../policy/grant.ts';
import { clientPlace, type Ledger, type LedgerGrant, type Widening } from './ledger.ts';

const calledVia = 'aws:CalledVia';
const resourceAccount = 'aws:ResourceAccount';
const passedToService = 'iam:PassedToService';
const keys = [calledVia, resourceAccount, passedToService, boundaryKey] as const;
type Key = (typeof keys)[number];

/**
 * Which service gets the role that a resource of the type is given. Absent: that is not known here.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html, and the page that a service has on its
 * roles' trust policies
 */
const servicesByType: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'lambda.amazonaws.com',
  'AWS::StepFunctions::StateMachine': 'states.amazonaws.com',
  'AWS::Events::Rule': 'events.amazonaws.com',
  'AWS::ApiGateway::Account': 'apigateway.amazonaws.com',
  'AWS::ApiGateway::Method': 'apigateway.amazonaws.com',
  'AWS::ApiGatewayV2::Integration': 'apigateway.amazonaws.com',
  'AWS::AppSync::DataSource': 'appsync.amazonaws.com',
  'AWS::AppSync::GraphQLApi': 'appsync.amazonaws.com',
  'AWS::KinesisFirehose::DeliveryStream': 'firehose.amazonaws.com',
  'AWS::ECS::TaskDefinition': 'ecs-tasks.amazonaws.com',
};

/** Which conditions are wanted. */
export interface Wanted {
  /** Those that cost the service nothing, as far as is known. */
  readonly costless: boolean;
  /** Roles are changed only where they have the boundary. */
  readonly boundary: boolean;
}

/**
 * Narrows the grants by conditions: what CloudFormation was refused, it asks for as the deployer; what names no account is of the
 * deployer's own; a role is passed to the service that the resource is of; a role that is changed has the boundary. Whether they hold is for
 * the lives that follow to show: a condition under which a call was refused is not tried again.
 */
export function harden(ledger: Ledger, wanted: Wanted): Ledger {
  if (!wanted.costless && !wanted.boundary) return ledger;
  return { ...ledger, grants: ledger.grants.map((grant) => hardenGrant(grant, wanted)) };
}

function hardenGrant(grant: LedgerGrant, wanted: Wanted): LedgerGrant {
  if (grant.condition !== undefined && grant.isHardened !== true) return grant;
  const held = grant.condition === undefined ? {} : valuesOf(grant.condition);
  const given = {
    // What a life was lived with is not decided anew.
    ...(wanted.costless && grant.condition === undefined && conditionsOf(grant)),
    ...(wanted.boundary && boundedActions.includes(grant.action) && { [boundaryKey]: ['${Boundary}'] }),
    ...held,
  };
  const kept = keys.filter((key) => given[key] !== undefined && grant.refusedUnder?.includes(key) !== true);
  return kept.length === 0 ? grant : { ...grant, condition: toCondition(given, kept), isHardened: true };
}

function conditionsOf({
  action,
  resource,
  grantee,
  sightings,
}: LedgerGrant): Partial<Record<Key, readonly string[]>> {
  const isOfCloudFormation =
    grantee === 'deployer' && sightings.length > 0 && sightings.every(({ place }) => place !== clientPlace);
  const services = action === 'iam:PassRole' ? findServices(sightings) : undefined;
  return {
    ...(isOfCloudFormation && { [calledVia]: ['cloudformation.amazonaws.com'] }),
    // The account of a bucket stands in no ARN of it.
    ...(resource.startsWith('arn:aws:s3:::') && { [resourceAccount]: ['${AccountId}'] }),
    ...(services && { [passedToService]: services }),
  };
}

/** Undefined where one is not known. The client passes roles to CloudFormation alone. */
function findServices(sightings: LedgerGrant['sightings']): readonly string[] | undefined {
  const services = sightings.map(({ place, resourceType = '' }) =>
    place === clientPlace ? 'cloudformation.amazonaws.com' : servicesByType[resourceType],
  );
  const known = services.filter((service) => service !== undefined);
  return known.length === 0 || known.length < services.length ? undefined : [...new Set(known)].toSorted();
}

/** A request has several services that called for each other, but one account and one service that a role is passed to. */
function toCondition(values: Partial<Record<Key, readonly string[]>>, kept: readonly Key[]): Condition {
  const single = kept.filter((key) => key !== calledVia);
  return {
    ...(kept.includes(calledVia) && {
      'ForAnyValue:StringEquals': { [calledVia]: values[calledVia] ?? [] },
    }),
    ...(single.length > 0 && {
      StringEquals: Object.fromEntries(single.map((key) => [key, values[key] ?? []])),
    }),
  };
}

/** Of a condition of the harness's own. */
function valuesOf(condition: Condition): Partial<Record<Key, readonly string[]>> {
  return Object.assign({}, ...Object.values(condition)) as object;
}

/** The grant without the condition that its call was most likely refused under. Undefined: it has none that could be given up. */
export function soften(
  grant: LedgerGrant,
): { readonly grant: LedgerGrant; readonly widening: Widening } | undefined {
  const { condition, isHardened, ...bare } = grant;
  if (condition === undefined || isHardened !== true) return undefined;
  const values = valuesOf(condition);
  const held = keys.filter((key) => values[key] !== undefined);
  const isAskedByClient = grant.sightings.at(-1)?.place === clientPlace;
  const key = isAskedByClient ? held[0] : (held.find((one) => one !== calledVia) ?? held[0]);
  if (key === undefined) return undefined;
  const kept = held.filter((one) => one !== key);
  return {
    grant: {
      ...bare,
      ...(kept.length > 0 && { condition: toCondition(values, kept), isHardened }),
      refusedUnder: [...(grant.refusedUnder ?? []), key],
    },
    widening: {
      from: grant.resource,
      to: grant.resource,
      arns: [grant.resource],
      reason: `refused under the condition ${key}, which is given up`,
    },
  };
}

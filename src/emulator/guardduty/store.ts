import type { GetDetectorResponse, GetIPSetResponse } from '@aws-sdk/client-guardduty';
import type { Moment } from '../clock.ts';
import { AwsError, type Requirement } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface IpSet {
  readonly settings: Pick<GetIPSetResponse, 'Name' | 'Format' | 'Location' | 'ExpectedBucketOwner'>;
  readonly isActive: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** The end of ACTIVATING, DEACTIVATING or DELETE_PENDING. */
  readonly settled: Moment;
  readonly isDeleted: boolean;
}

export interface Detector {
  readonly settings: Pick<
    GetDetectorResponse,
    'Status' | 'FindingPublishingFrequency' | 'Features' | 'DataSources'
  >;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ipSets: Map<string, IpSet>;
}

/** By id; AWS lets a region have one. */
export const detectorsOf = defineRegionalStore('guardduty', () => new Map<string, Detector>());

export function detectorArn(path: string, { account, region }: Place): string {
  return `arn:aws:guardduty:${region}:${account.accountId}:detector/${path}`;
}

export function onDetector(operation: string, path: string, place: Place): Requirement {
  return { action: `guardduty:${operation}`, resource: detectorArn(path, place) };
}

/** @throws AwsError BadRequestException */
export function getStored(place: Place, id: string | undefined): Detector {
  const detector = detectorsOf(place).get(id ?? '');
  if (detector) return detector;
  throw rejected('because the input detectorId is not owned by the current account.');
}

/** @throws AwsError BadRequestException */
export function getStoredSet(place: Place, detectorId: string | undefined, id: string | undefined): IpSet {
  const { ipSets } = getStored(place, detectorId);
  const ipSet = ipSets.get(id ?? '');
  if (ipSet && !(ipSet.isDeleted && ipSet.settled.hasPassed)) return ipSet;
  ipSets.delete(id ?? '');
  throw rejected('since no such resource found.');
}

/** The words of all refusals of this service are assumed. */
export function rejected(reason: string): AwsError {
  return new AwsError('BadRequestException', `The request is rejected ${reason}`, 400);
}

/** Of a detector, or of something under it. */
export function tagsOf(arn: string, place: Place): Readonly<Record<string, string>> | undefined {
  const [id = '', kind, child = ''] = arn.split(':detector/')[1]?.split('/') ?? [];
  const detector = detectorsOf(place).get(id);
  return kind === 'ipset' ? detector?.ipSets.get(child)?.tags : detector?.tags;
}

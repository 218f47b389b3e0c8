import type { Call, Service } from '../operation.ts';
import { describeRequest, type Weighed } from './describe-request.ts';
import { authorizationRecords } from './store.ts';

/** Where IAM of the partition works, whatever region its caller is in. */
const regionOfIam = 'us-east-1';

/** AWS guarantees no id; how often one is missing, and how late the details are, is assumed. */
const shareWithId = 0.8;
const shortestDelayMs = 200;
const longestDelayMs = 1500;

/**
 * What the service says, with the id under which its caller's account can ask for the details. Of IAM's APIs alone, and never of what a
 * service asks for somebody.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html
 */
export function addAuthorizationId(
  message: string,
  service: Service,
  { account, attempt }: Call,
  weighAll: () => readonly Weighed[],
): string {
  const { hostility } = account;
  if (service.id !== 'iam' || attempt === undefined) return message;
  if (!hostility.strikes('authorization-ids', 'a refusal', shareWithId)) return message;
  const recordedAtMs = Date.now();
  const delayMs = hostility.drawBetween('authorization-ids', 'details', shortestDelayMs, longestDelayMs);
  const id = account.store(authorizationRecords).add({
    region: regionOfIam,
    recordedAtMs,
    readableFromMs: recordedAtMs + delayMs,
    details: describeRequest(weighAll()),
  });
  const link = `https://${regionOfIam}.console.aws.amazon.com/iam/home?region=${regionOfIam}#/authorization-details/${id}`;
  return `${message}. Go to ${link} for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: ${id}`;
}

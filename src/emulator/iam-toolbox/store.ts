import { randomBytes } from 'node:crypto';
import { defineStore } from '../account.ts';
import type { RequestDetails } from './describe-request.ts';

/** Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html */
const keptMs = 24 * 60 * 60 * 1000;
/** Of an account that lives long, the newest. */
const mostKept = 2000;

/** What was recorded of a refused request. Times are in milliseconds since 1970. */
interface AuthorizationRecord {
  readonly region: string;
  readonly recordedAtMs: number;
  /** AWS records after it has answered. */
  readonly readableFromMs: number;
  readonly details: RequestDetails;
}

class AuthorizationRecords {
  /** By authorization id, oldest first. */
  readonly #records = new Map<string, AuthorizationRecord>();

  /** The id of the record. */
  add(record: AuthorizationRecord): string {
    const id = drawId();
    this.#records.set(id, record);
    const [oldest] = this.#records.keys();
    if (this.#records.size > mostKept && oldest !== undefined) this.#records.delete(oldest);
    return id;
  }

  /** Undefined: none of that region, none yet, or none any more. */
  find(id: string, region: string, nowMs: number): RequestDetails | undefined {
    const record = this.#records.get(id);
    if (record?.region !== region) return undefined;
    const isReadable = nowMs >= record.readableFromMs && nowMs < record.recordedAtMs + keptMs;
    return isReadable ? record.details : undefined;
  }
}

export const authorizationRecords = defineStore('authorization-records', () => new AuthorizationRecords());

/** About 25 small letters and digits, as in https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html */
function drawId(): string {
  return BigInt(`0x${randomBytes(16).toString('hex')}`).toString(36);
}

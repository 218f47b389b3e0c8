import { defineStore } from '../account.ts';
import type { EventResource } from './resources.ts';
import type { UserIdentity } from './user-identity.ts';

/** One management event. */
export interface TrailEvent {
  /** Counts up; a page's token names it. */
  readonly sequence: number;
  readonly eventId: string;
  /** To the second, as AWS tells it. */
  readonly eventTime: Date;
  /** From when it can be looked up, in milliseconds since 1970. */
  readonly visibleFromMs: number;
  readonly region: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly readOnly: boolean;
  readonly userName: string;
  readonly userIdentity: UserIdentity;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  readonly resources: readonly EventResource[];
  readonly requestId: string;
}

/** AWS keeps 90 days; here it is the newest that are kept. */
const mostKept = 5000;
/** Old events go in lots, so that not every call moves all others. */
const lot = 500;

export class Trail {
  /** Oldest first. */
  readonly #events: TrailEvent[] = [];
  #lastSequence = 0;

  nextSequence(): number {
    this.#lastSequence += 1;
    return this.#lastSequence;
  }

  add(event: TrailEvent): void {
    this.#events.push(event);
    if (this.#events.length >= mostKept + lot) this.#events.splice(0, lot);
  }

  /** Newest first; only those before a sequence number, where one is given. */
  *newestFirst(before = Number.POSITIVE_INFINITY): Generator<TrailEvent> {
    for (let index = this.#events.length - 1; index >= 0; index -= 1) {
      const event = this.#events[index];
      if (event && event.sequence < before) yield event;
    }
  }
}

export const trailStore = defineStore('cloudtrail', () => new Trail());

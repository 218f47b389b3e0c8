/** What the wire needs to know of a member beside its type; the names are those of Smithy's traits. */
export interface Traits {
  readonly httpHeader?: string;
  readonly httpPrefixHeaders?: string;
  readonly httpQuery?: string;
  readonly httpQueryParams?: 1;
  readonly httpLabel?: 1;
  readonly httpPayload?: 1;
  readonly httpResponseCode?: 1;
  readonly hostLabel?: 1;
  readonly idempotencyToken?: 1;
  readonly jsonName?: string;
  readonly streaming?: 1;
  readonly sparse?: 1;
  readonly xmlName?: string;
  readonly ec2QueryName?: string;
  readonly xmlFlattened?: 1;
  readonly xmlAttribute?: 1;
  /** Prefix and address. */
  readonly xmlNamespace?: readonly [string, string];
  readonly error?: 'client' | 'server';
  readonly httpError?: number;
  /** Code and status in the Query protocol. */
  readonly awsQueryError?: readonly [string, number];
}

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly traits: Traits;
  readonly required: boolean;
}

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

export interface SimpleShape {
  readonly kind: 'string' | 'number' | 'boolean' | 'blob' | 'document';
  readonly streaming?: true;
}

export interface TimestampShape {
  readonly kind: 'timestamp';
  /** Absent: the protocol's own. */
  readonly format?: TimestampFormat;
}

export interface ListShape {
  readonly kind: 'list';
  readonly traits: Traits;
  readonly item: Member;
}

export interface MapShape {
  readonly kind: 'map';
  readonly traits: Traits;
  readonly key: Member;
  readonly value: Member;
}

export interface StructureShape {
  readonly kind: 'structure';
  readonly name: string;
  readonly traits: Traits;
  readonly union: boolean;
  readonly members: readonly Member[];
}

export type Shape = SimpleShape | TimestampShape | ListShape | MapShape | StructureShape;

import type { WrittenDocument, WrittenElements } from '../document.ts';

/** All texts are templates. What a role allows itself by exclusion stays so. */
export type BoundaryStatement = WrittenElements;
export type BoundaryDocument = WrittenDocument;

/** Something in a role that the boundary cannot say as the role does. */
export interface Remark {
  /** Logical id of what says it. */
  readonly role: string;
  /** As the template has it. */
  readonly what: string;
}

/** What all roles of a service may do together, as far as its templates tell. */
interface Boundary {
  readonly document: BoundaryDocument;
  /** Logical ids, as templates. */
  readonly roles: readonly string[];
  /** What roles are allowed that could not be read: the boundary refuses it. */
  readonly unread: readonly (Remark & { readonly why: string })[];
  /** What is known in a deployed stack alone: a `*` stands for it. */
  readonly open: readonly Remark[];
}

/** Why a service has no boundary, or the one that it has. */
export type BoundaryFinding =
  | ({ readonly kind: 'found' } & Boundary)
  | { readonly kind: 'none'; readonly why: string };

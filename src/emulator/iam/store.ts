import { defineStore, type Account } from '../account.ts';
import { awsManagedPolicies } from './aws-managed-policies.ts';
import type { Delayed } from './delayed.ts';
import type { Principal } from '../operation.ts';

export interface PolicyVersion {
  readonly id: string;
  readonly text: string;
  readonly createDate: Date;
}

export interface ManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly path: string;
  readonly description: string | undefined;
  readonly createDate: Date;
  updateDate: Date;
  readonly tags: Map<string, string>;
  readonly versions: Map<string, PolicyVersion>;
  defaultVersionId: string;
  /** Version numbers are never used twice. */
  lastVersion: number;
  /** The default version's text, as the evaluator sees it. */
  readonly text: Delayed<string>;
}

/** The policies of an identity at one moment. */
export interface PolicySet {
  readonly inline: readonly string[];
  readonly managed: readonly ManagedPolicy[];
  readonly boundary: ManagedPolicy | undefined;
  readonly groups: readonly Group[];
}

/** What can hold policies. */
interface PolicyHolder {
  /** Name, path and with them the ARN can change; a role's do not. */
  name: string;
  readonly id: string;
  arn: string;
  path: string;
  readonly createDate: Date;
  readonly inlinePolicies: Map<string, string>;
  readonly attachedPolicies: Map<string, ManagedPolicy>;
  readonly policySet: Delayed<PolicySet>;
}

export interface Group extends PolicyHolder {
  readonly kind: 'group';
}

/** As GetAccessKeyLastUsed tells it. */
interface KeyUse {
  readonly date: Date;
  /** Prefix of its actions: `lambda`. */
  readonly service: string;
  readonly region: string;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly createDate: Date;
  readonly user: User;
  lastUsed: KeyUse | undefined;
  /** `Absent` before its creation and after its deletion have come through. */
  readonly status: Delayed<'Active' | 'Inactive' | 'Absent'>;
}

export interface User extends PolicyHolder {
  readonly kind: 'user';
  readonly tags: Map<string, string>;
  boundary: ManagedPolicy | undefined;
  readonly groups: Map<string, Group>;
  readonly accessKeys: Map<string, AccessKey>;
}

export interface Role extends PolicyHolder {
  readonly kind: 'role';
  readonly tags: Map<string, string>;
  boundary: ManagedPolicy | undefined;
  readonly trustPolicy: Delayed<string>;
  description: string | undefined;
  /** Seconds. */
  maxSessionDuration: number;
  lastUsed: { readonly date: Date; readonly region: string } | undefined;
}

export interface InstanceProfile {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly createDate: Date;
  readonly tags: Map<string, string>;
  role: Role | undefined;
}

/** An identity provider of OpenID Connect. */
export interface OidcProvider {
  readonly arn: string;
  /** Without `https://`. */
  readonly url: string;
  readonly createDate: Date;
  clientIds: readonly string[];
  thumbprints: readonly string[];
  readonly tags: Map<string, string>;
}

interface TemporaryCredential {
  readonly secret: string;
  readonly sessionToken: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly principal: Principal;
}

/** By name, but policies by ARN and keys by id. */
export interface IamState {
  readonly users: Map<string, User>;
  readonly roles: Map<string, Role>;
  readonly groups: Map<string, Group>;
  readonly policies: Map<string, ManagedPolicy>;
  readonly instanceProfiles: Map<string, InstanceProfile>;
  /** By ARN. */
  readonly oidcProviders: Map<string, OidcProvider>;
  /** By unique id, also those that are deleted: their credentials and running operations may outlive them. */
  readonly identitiesById: Map<string, User | Role>;
  /** Deleted keys stay until their deletion has come through. */
  readonly accessKeys: Map<string, AccessKey>;
  readonly temporaryCredentials: Map<string, TemporaryCredential>;
}

const iamStore = defineStore('iam', (): IamState => ({
  users: new Map(),
  roles: new Map(),
  groups: new Map(),
  policies: new Map(awsManagedPolicies().map((policy) => [policy.arn, policy])),
  instanceProfiles: new Map(),
  oidcProviders: new Map(),
  identitiesById: new Map(),
  accessKeys: new Map(),
  temporaryCredentials: new Map(),
}));

export function iamState(account: Account): IamState {
  return account.store(iamStore);
}

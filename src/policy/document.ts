import type { Condition, Grant } from './grant.ts';

/**
 * The part of IAM's policy grammar that the harness writes.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
}

/** Any statement that identities may have. Each of Action and Resource stands there or its opposite. */
export interface WrittenElements {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Condition;
}

/** A document with statements that the harness did not write. */
export interface WrittenDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly WrittenElements[];
}

/**
 * Grants as people read them: one statement for all actions of a service that are allowed on the same resources, ordered by
 * service and resource. The same grants in any order give the same document.
 */
export function renderDocument(grants: readonly Grant[]): PolicyDocument {
  const statements = groupGrants(grants, {
    collect: (grant) => grant.action,
    values: (grant) => grant.resource,
    within: (grant) => serviceOf(grant.action),
  }).map(({ keys, values, condition }) => createStatement(keys, values, condition));
  return { Version: '2012-10-17', Statement: statements.toSorted(compareStatements) };
}

/** Every (action, resource, condition) that a document allows, each once. */
export function expandDocument(document: PolicyDocument): Grant[] {
  const grants = document.Statement.flatMap((statement) =>
    statement.Action.flatMap((action) =>
      statement.Resource.map((resource): Grant =>
        statement.Condition === undefined
          ? { action, resource }
          : { action, resource, condition: statement.Condition },
      ),
    ),
  );
  return uniqueGrants(grants);
}

/** Each (action, resource, condition) once, in the order of first appearance. */
export function uniqueGrants(grants: readonly Grant[]): Grant[] {
  return [...new Map(grants.map((grant) => [grantKey(grant), grant])).values()];
}

/** Equal for two grants that allow the same, however their condition block is ordered. */
function grantKey(grant: Grant): string {
  return JSON.stringify([grant.action, grant.resource, conditionKey(grant.condition)]);
}

interface Grouping {
  /** What is gathered: grants that agree on all else share a statement. */
  readonly collect: (grant: Grant) => string;
  readonly values: (grant: Grant) => string;
  /** Only grants with the same answer may share a statement. */
  readonly within: (grant: Grant) => string;
}

interface Group {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly condition: Condition | undefined;
}

/** Joins what is collected wherever the whole set of its values is the same. Both lists come sorted. */
export function groupGrants(grants: readonly Grant[], grouping: Grouping): Group[] {
  const byKey = new Map<
    string,
    { key: string; within: string; values: Set<string>; condition?: Condition }
  >();
  for (const grant of grants) {
    const key = grouping.collect(grant);
    const within = JSON.stringify([grouping.within(grant), conditionKey(grant.condition)]);
    const id = JSON.stringify([key, within]);
    const entry = byKey.get(id) ?? {
      key,
      within,
      values: new Set<string>(),
      ...(grant.condition !== undefined && { condition: grant.condition }),
    };
    byKey.set(id, entry);
    entry.values.add(grouping.values(grant));
  }
  const groups = new Map<string, { keys: string[]; values: string[]; condition: Condition | undefined }>();
  for (const { key, within, values, condition } of byKey.values()) {
    const sorted = [...values].toSorted(compareText);
    const id = JSON.stringify([within, sorted]);
    const group = groups.get(id) ?? { keys: [], values: sorted, condition };
    groups.set(id, group);
    group.keys.push(key);
  }
  return [...groups.values()].map((group) => ({ ...group, keys: group.keys.toSorted(compareText) }));
}

export function createStatement(
  actions: readonly string[],
  resources: readonly string[],
  condition: Condition | undefined,
): Statement {
  return {
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition !== undefined && { Condition: condition }),
  };
}

export function compareStatements(a: Statement, b: Statement): number {
  return compareText(statementKey(a), statementKey(b));
}

/** By code unit, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function statementKey(statement: Statement): string {
  return JSON.stringify([
    serviceOf(statement.Action[0] ?? ''),
    statement.Resource,
    statement.Action,
    conditionKey(statement.Condition),
  ]);
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}

/** Equal for two conditions that are written alike, in whatever order. */
export function conditionKey(condition: Condition | undefined): string {
  if (condition === undefined) return '';
  const operators = Object.entries(condition).map(([operator, keys]) => [
    operator,
    Object.entries(keys)
      .map(
        ([key, value]) => [key, typeof value === 'string' ? [value] : value.toSorted(compareText)] as const,
      )
      .toSorted(([a], [b]) => compareText(a, b)),
  ]);
  return JSON.stringify(operators.toSorted(([a], [b]) => compareText(String(a), String(b))));
}

import { conditionKey, compareText, type PolicyDocument, renderDocument, uniqueGrants } from '../document.ts';
import type { Grant } from '../grant.ts';
import { covers } from '../match.ts';
import { countCharacters, packGrants } from '../pack.ts';
import type { BoundaryDocument, BoundaryFinding, BoundaryStatement, Remark } from './boundary.ts';
import type { Rights } from './collect-rights.ts';
import { joinRead, readStatements } from './read-statements.ts';
import type { TemplateScope } from './template-scope.ts';

/** What was found of a managed policy: its document, or why that could not be read. */
export type ManagedDocument =
  | { readonly kind: 'read'; readonly document: unknown }
  | { readonly kind: 'unread'; readonly why: string };

/** Of one managed policy, white space not counted. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const mostCharacters = 6144;

/**
 * The document that allows what all roles together are allowed, and nothing besides: a role that has it as its boundary loses nothing,
 * and no other role that is made under it can do more.
 * @param documents of the managed policies that {@link Rights} names
 * @param bind fills in the parameters, for the size
 */
export function composeBoundary(
  { roles, managed, ...own }: Rights,
  documents: ReadonlyMap<string, ManagedDocument>,
  { scope, bind }: { readonly scope: TemplateScope; readonly bind: (text: string) => string },
): BoundaryFinding {
  if (roles.length === 0) return { kind: 'none', why: 'no template of the service makes a role' };
  const read = joinRead([own, ...managed.map((one) => readManaged(one, documents, scope))]);
  const { statements, unread, open } = read;
  const document = render(statements);
  const characters = countCharacters(JSON.parse(bind(JSON.stringify(document))) as PolicyDocument);
  if (characters > mostCharacters) {
    return {
      kind: 'none',
      why: `what its roles may do takes ${characters} characters, and one managed policy holds ${mostCharacters}`,
    };
  }
  return {
    kind: 'found',
    document,
    roles: [...new Set(roles)].toSorted(compareText),
    unread: uniqueRemarks(unread),
    open: uniqueRemarks(open),
  };
}

function readManaged(
  { role, arn }: Rights['managed'][number],
  documents: ReadonlyMap<string, ManagedDocument>,
  scope: TemplateScope,
): ReturnType<typeof readStatements> {
  const found = documents.get(arn) ?? { kind: 'unread', why: 'it was not looked for' };
  if (found.kind === 'unread') {
    return { statements: [], open: [], unread: [{ role, what: arn, why: found.why }] };
  }
  return readStatements(found.document, role, scope);
}

/** The same statements in any order give the same document. */
function render(statements: readonly BoundaryStatement[]): BoundaryDocument {
  const grants = statements.flatMap(({ Action, Resource, Condition }) =>
    Action === undefined || Resource === undefined
      ? []
      : Action.flatMap((action) =>
          Resource.map((resource): Grant => ({
            action,
            resource,
            ...(Condition && { condition: Condition }),
          })),
        ),
  );
  const others = new Map(
    statements
      .filter(({ Action, Resource }) => Action === undefined || Resource === undefined)
      .map((statement) => [JSON.stringify(statement), statement]),
  );
  const all = [
    ...renderGrants(prune(grants)).Statement,
    ...[...others].toSorted(([a], [b]) => compareText(a, b)).map(([, statement]) => statement),
  ];
  // IAM takes no document without a statement.
  const nothing: BoundaryStatement = { Effect: 'Deny', Action: ['*'], Resource: ['*'] };
  return { Version: '2012-10-17', Statement: all.length > 0 ? all : [nothing] };
}

/** As people read it, unless it is small enough only as machines do. */
function renderGrants(grants: readonly Grant[]): PolicyDocument {
  const readable = renderDocument(grants);
  if (countCharacters(readable) <= mostCharacters) return readable;
  const packed = packGrants(grants, { inlineCharacters: mostCharacters, attachedPolicies: 0 });
  return packed.kind === 'packed' && packed.inline !== undefined ? packed.inline : readable;
}

/** Without what another one allows as well. */
function prune(grants: readonly Grant[]): readonly Grant[] {
  const unique = uniqueGrants(grants);
  return unique.filter(
    (grant, index) =>
      !unique.some(
        (other, at) =>
          at !== index &&
          (other.condition === undefined ||
            conditionKey(other.condition) === conditionKey(grant.condition)) &&
          covers(other, grant.action, grant.resource) &&
          // Of two that say the same in other letters the first stays.
          (at < index ||
            !covers(grant, other.action, other.resource) ||
            (other.condition === undefined && grant.condition !== undefined)),
      ),
  );
}

function uniqueRemarks<Of extends Remark>(remarks: readonly Of[]): readonly Of[] {
  return [...new Map(remarks.map((remark) => [JSON.stringify(remark), remark])).values()];
}

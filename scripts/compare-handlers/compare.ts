import type { AskedAction, Handler } from './ask-handlers.ts';
import { looksConditional } from './conditional.ts';
import type { TypeBound } from './handler-bounds.ts';
import type { Reason } from './reasons.ts';

/** The calls of a type's table, and what they asked for when a sample was deployed. */
export interface TypeSteps {
  readonly type: string;
  /** Every call in the table of each handler: `sqs:CreateQueue`. No sample shows what `read` asks. */
  readonly calls: Readonly<Record<Handler, readonly string[]>>;
  readonly asked: readonly AskedAction[];
}

/** A permission, and why it is as it is, where somebody wrote that down. */
export interface Finding {
  readonly handler: Handler;
  readonly action: string;
  /** The call that asks for it; absent where none does. */
  readonly call?: string;
  readonly reason?: Reason;
}

export interface Comparison {
  readonly type: string;
  /** False: the registry knows no handlers of the type, so nothing is compared. */
  readonly bounded: boolean;
  /** Asked for, though the registry does not list it. */
  readonly outside: readonly Finding[];
  /** Listed and, by its name, needed for every resource, but never asked for. */
  readonly lacking: readonly Finding[];
  /** Calls that no sample made: what they ask for is taken from their names. */
  readonly untried: readonly string[];
}

const handlers: readonly Handler[] = ['create', 'read', 'update', 'delete'];

const same = (left: string) => (right: string) => left.toLowerCase() === right.toLowerCase();

/** Some lists have `autoscaling:Describe*` in place of each action. */
const covers = (listed: string, action: string): boolean =>
  listed.endsWith('*')
    ? action.toLowerCase().startsWith(listed.slice(0, -1).toLowerCase())
    : same(listed)(action);

/** Judges one type's table by what the registry lists for it. */
export function compareType(
  steps: TypeSteps,
  bound: TypeBound | undefined,
  reasons: readonly Reason[],
): Comparison {
  const { type } = steps;
  const untried = untriedCalls(steps);
  if (!bound) return { type, bounded: false, outside: [], lacking: [], untried };
  const reasonFor = (handler: Handler, action: string) =>
    reasons.find(
      (reason) =>
        (reason.type === type || (reason.type.endsWith('*') && type.startsWith(reason.type.slice(0, -1)))) &&
        same(reason.action)(action) &&
        (reason.handler === undefined || reason.handler === handler),
    );
  const explained = (finding: Finding): Finding => {
    const reason = reasonFor(finding.handler, finding.action);
    return reason ? { ...finding, reason } : finding;
  };
  const asked = askedOf(steps);
  const outside = asked.filter(
    ({ handler, action }) => !bound[handler].some((listed) => covers(listed, action)),
  );
  // Reading serves CloudFormation's drift detection and imports, too: what it does not ask here says nothing.
  const writers = handlers.filter((handler) => handler !== 'read');
  const lacking = writers.flatMap((handler) =>
    bound[handler]
      .filter((action) => !looksConditional(action, type))
      .filter((listed) => !asked.some((one) => one.handler === handler && covers(listed, one.action)))
      .map((action): Finding => ({ handler, action })),
  );
  return { type, bounded: true, outside: outside.map(explained), lacking: lacking.map(explained), untried };
}

/** What each handler asks for, each permission once; of a call that no sample made, what its name says. */
function askedOf({ calls, asked }: TypeSteps): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { handler, call, action } of asked) found.set(`${handler} ${action}`, { handler, call, action });
  for (const handler of handlers) {
    for (const call of calls[handler]) {
      if (asked.some((one) => one.handler === handler && one.call === call)) continue;
      const elsewhere = asked.filter((one) => one.call === call).map(({ action }) => action);
      for (const action of elsewhere.length > 0 ? elsewhere : actionsByName(call)) {
        const key = `${handler} ${action}`;
        if (!found.has(key)) found.set(key, { handler, call, action });
      }
    }
  }
  return [...found.values()];
}

/** API Gateway's permissions are HTTP verbs, which the name of a call does not tell. */
function actionsByName(call: string): readonly string[] {
  return call.startsWith('apigateway') ? [] : [call];
}

function untriedCalls({ calls, asked }: TypeSteps): readonly string[] {
  const all = new Set(handlers.flatMap((handler) => calls[handler]));
  return [...all].filter((call) => !asked.some((one) => one.call === call));
}

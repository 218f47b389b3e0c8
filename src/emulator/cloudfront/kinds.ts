import { AwsError, type Call, defineOperation, type Operation } from '../operation.ts';
import { managedPolicies } from './managed-policies.ts';
import { onThing, toCreate } from './requirements.ts';
import { cloudFrontState, type Configured } from './store.ts';
import { assertVersion, makeCode, pageAfter } from './versions.ts';

type Values = Readonly<Record<string, unknown>>;
type Input = Values & { readonly Id?: string; readonly IfMatch?: string };

/** One of the things that are an id and a configuration; the six operations of each differ in names alone. */
export interface Kind {
  /** `CachePolicy`: in the names of operations, members and errors. */
  readonly noun: string;
  readonly plural: string;
  /** As ARNs spell it. */
  readonly path: string;
  readonly words: string;
  /** What may be there once, in a configuration. */
  readonly unique: 'Name' | 'CallerReference';
  readonly makeId: () => string;
  /** More members of the thing, and of its entry in a list. */
  readonly render: (thing: Configured) => object;
  readonly renderItem: (thing: Configured) => object;
  /** Policies have no markers in their lists. */
  readonly isMarked: boolean;
}

export function thingsOf({ account }: Pick<Call, 'account'>, noun: string): Map<string, Configured> {
  const { configured } = cloudFrontState(account);
  const things = configured.get(noun) ?? managedPolicies(noun);
  configured.set(noun, things);
  return things;
}

const named = (kind: Kind) => `The specified ${kind.words} does not exist.`;

function find(call: Call, kind: Kind, id: string | undefined): Configured {
  const found = thingsOf(call, kind.noun).get(id ?? '');
  if (found) return found;
  throw new AwsError(`NoSuch${kind.noun}`, named(kind), 404);
}

function assertOwn({ isManaged }: Configured, code: string): void {
  if (isManaged) throw new AwsError(code, 'You cannot change or delete a managed policy.');
}

/** @throws AwsError <kind>AlreadyExists */
function assertUnique(call: Call, kind: Kind, config: Values, except?: string): void {
  const same = [...thingsOf(call, kind.noun).values()].find(
    (one) => one.id !== except && one.config[kind.unique] === config[kind.unique],
  );
  if (same)
    throw new AwsError(
      `${kind.noun}AlreadyExists`,
      kind.unique === 'Name'
        ? `A ${kind.words} with the same name already exists: ${String(config['Name'])}`
        : `The caller reference is associated with another ${kind.words}.`,
      409,
    );
}

/** Whether any distribution names it, in its own words: ids are long enough to be looked for as they are. */
function isUsed({ account }: Call, id: string): boolean {
  return [...cloudFrontState(account).distributions.values()].some(({ config }) =>
    JSON.stringify(config).includes(id),
  );
}

export function operationsOf(kind: Kind): readonly Operation[] {
  const { noun } = kind;
  const configMember = `${noun}Config`;
  const path = (input: Input): string => `${kind.path}/${input.Id}`;
  const tell = (thing: Configured) => ({
    [noun]: { Id: thing.id, ...kind.render(thing), [configMember]: thing.config },
    ETag: thing.eTag,
  });
  const read = <Output>(name: string, render: (thing: Configured) => Output) =>
    defineOperation<Input, Output>({
      name,
      requires: (input, call) => [onThing(name, path(input), call)],
      handle: (input, call) => render(find(call, kind, input.Id)),
    });
  return [
    defineOperation<Input, object>({
      name: `Create${noun}`,
      requires: () => [toCreate(`Create${noun}`)],
      handle: (input, call) => {
        const config = input[configMember] as Values;
        assertUnique(call, kind, config);
        const thing = { id: kind.makeId(), eTag: makeCode(), modifiedAt: new Date(), config };
        thingsOf(call, noun).set(thing.id, thing);
        return {
          ...tell(thing),
          Location: `https://cloudfront.amazonaws.com/2020-05-31/${kind.path}/${thing.id}`,
        };
      },
    }),
    read(`Get${noun}`, tell),
    read(`Get${configMember}`, ({ config, eTag }) => ({ [configMember]: config, ETag: eTag })),
    defineOperation<Input, object>({
      name: `Update${noun}`,
      requires: (input, call) => [onThing(`Update${noun}`, path(input), call)],
      handle: (input, call) => {
        const thing = find(call, kind, input.Id);
        const config = input[configMember] as Values;
        assertOwn(thing, 'IllegalUpdate');
        assertVersion(thing, input.IfMatch);
        assertUnique(call, kind, config, thing.id);
        Object.assign(thing, { config, eTag: makeCode(), modifiedAt: new Date() });
        return tell(thing);
      },
    }),
    defineOperation<Input, void>({
      name: `Delete${noun}`,
      requires: (input, call) => [onThing(`Delete${noun}`, path(input), call)],
      handle: (input, call) => {
        const thing = find(call, kind, input.Id);
        assertOwn(thing, 'IllegalDelete');
        assertVersion(thing, input.IfMatch);
        if (isUsed(call, thing.id))
          throw new AwsError(
            `${noun}InUse`,
            `Cannot delete the ${kind.words} because it is attached to one or more distributions.`,
            409,
          );
        thingsOf(call, noun).delete(thing.id);
      },
    }),
    defineOperation<Values, object>({
      name: `List${kind.plural}`,
      handle: ({ Marker, MaxItems, Type }, call) => {
        const all = [...thingsOf(call, noun).values()].filter(
          ({ isManaged }) => Type === undefined || (Type === 'managed') === (isManaged === true),
        );
        const { items, rest, marked } = pageAfter(all, Marker as string, MaxItems as number);
        return {
          [`${noun}List`]: {
            ...rest,
            ...(kind.isMarked && marked),
            ...(items.length > 0 && { Items: items.map((thing) => kind.renderItem(thing)) }),
          },
        };
      },
    }),
  ];
}

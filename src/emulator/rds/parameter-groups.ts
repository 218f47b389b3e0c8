import type { DBClusterParameterGroup, DBParameterGroup, Filter, Parameter, Tag } from '@aws-sdk/client-rds';
import { ensureServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, defineOperation, type Call, type Operation } from '../operation.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { fitting, pageOf } from './paging.ts';
import { onThing, rdsPrincipal, tagContext, toTag, toUseRds } from './requirements.ts';
import { getThing, keyOf, rdsArn, rdsThings, type KeptGroup } from './store.ts';

type AnyGroup = DBParameterGroup & DBClusterParameterGroup;

/** The two kinds of parameter groups differ in their names only. */
interface Kind {
  readonly noun: 'pg' | 'cluster-pg';
  /** In the names of operations and of answers' members. */
  readonly word: 'DBParameterGroup' | 'DBClusterParameterGroup';
  readonly listed: 'DBParameters' | 'DBClusterParameters';
  readonly defaults: 'DescribeEngineDefaultParameters' | 'DescribeEngineDefaultClusterParameters';
}

interface Input {
  readonly DBParameterGroupName?: string | undefined;
  readonly DBClusterParameterGroupName?: string | undefined;
  readonly DBParameterGroupFamily?: string | undefined;
  readonly Description?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Parameters?: readonly Parameter[] | undefined;
  readonly ResetAllParameters?: boolean | undefined;
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html */
const mostParameters = 20;

/** Of names that nobody has set only those are told that the caller asks for: no engine's own list is kept here. */
function parametersOf(
  values: Readonly<Record<string, string>>,
  asked: readonly string[] | undefined,
): Parameter[] {
  return (asked ?? Object.keys(values)).map((ParameterName) => ({
    ParameterName,
    ParameterValue: values[ParameterName],
    Source: values[ParameterName] === undefined ? 'engine-default' : 'user',
    ApplyType: 'dynamic',
    DataType: 'string',
    IsModifiable: true,
    ApplyMethod: 'pending-reboot',
  }));
}

function namesAsked({ Filters: filters = [] }: Input): readonly string[] | undefined {
  const strange = filters.find(({ Name }) => Name !== 'parameter-name');
  if (strange) throw new AwsError('InvalidParameterValue', `Unrecognized filter name: ${strange.Name}`);
  return filters[0]?.Values;
}

function operationsOf({ noun, word, listed, defaults }: Kind): readonly Operation[] {
  const nameIn = (input: Input) => input[`${word}Name`];
  const groups = (call: Call) => rdsThings(call)[noun] as Map<string, KeptGroup<AnyGroup>>;
  const getGroup = (input: Input, call: Call) => getThing(noun, nameIn(input), call) as KeptGroup<AnyGroup>;
  const on =
    (operation: string) =>
    (input: Input, call: Call): [ReturnType<typeof onThing>] => [
      onThing(operation, noun, nameIn(input), call),
    ];
  const told = (input: Input, call: Call) => ({ [`${word}Name`]: keyOf(nameIn(input), call) });
  const assertOwn = (input: Input, call: Call): void => {
    if (keyOf(nameIn(input), call).startsWith('default.')) {
      throw new AwsError('InvalidDBParameterGroupState', 'Cannot modify a default parameter group.');
    }
    if ((input.Parameters ?? []).length > mostParameters) {
      throw new AwsError(
        'InvalidParameterValue',
        `At most ${mostParameters} parameters can be changed at once.`,
      );
    }
  };

  const create = defineOperation<Input, object>({
    name: `Create${word}`,
    requires: (input, call) => [
      onThing(`Create${word}`, noun, nameIn(input), call, tagContext(input.Tags)),
      ...toTag(noun, nameIn(input), input.Tags, call),
      ...toUseRds(call),
    ],
    handle: (input, call) => {
      const name = keyOf(nameIn(input), call);
      if (!/^[a-z](-?[a-z0-9])*$/.test(name) || name.length > 255) {
        throw new AwsError(
          'InvalidParameterValue',
          `The parameter ${word}Name is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
        );
      }
      if (groups(call).has(name)) {
        throw new AwsError('DBParameterGroupAlreadyExists', `Parameter group ${name} already exists`);
      }
      const shape: AnyGroup = {
        [`${word}Name`]: name,
        DBParameterGroupFamily: input.DBParameterGroupFamily,
        Description: input.Description,
        [`${word}Arn`]: rdsArn(noun, name, call),
      };
      ensureServiceLinkedRole(rdsPrincipal, call.account);
      groups(call).set(name, { shape, tags: tagsByKey(input.Tags), values: {} });
      return { [word]: shape };
    },
  });

  const modify = defineOperation<Input, object>({
    name: `Modify${word}`,
    requires: on(`Modify${word}`),
    handle: (input, call) => {
      const group = getGroup(input, call);
      assertOwn(input, call);
      const set = (input.Parameters ?? []).map(({ ParameterName, ParameterValue }) => [
        ParameterName,
        ParameterValue,
      ]);
      const values = { ...group.values, ...(Object.fromEntries(set) as Record<string, string>) };
      groups(call).set(keyOf(nameIn(input), call), { ...group, values });
      return told(input, call);
    },
  });

  const reset = defineOperation<Input, object>({
    name: `Reset${word}`,
    requires: on(`Reset${word}`),
    handle: (input, call) => {
      const group = getGroup(input, call);
      assertOwn(input, call);
      const names = (input.Parameters ?? []).map(({ ParameterName }) => ParameterName ?? '');
      const values = input.ResetAllParameters ? {} : withoutKeys(group.values, names);
      groups(call).set(keyOf(nameIn(input), call), { ...group, values });
      return told(input, call);
    },
  });

  const remove = defineOperation<Input, object>({
    name: `Delete${word}`,
    requires: on(`Delete${word}`),
    handle: (input, call) => {
      const name = keyOf(nameIn(input), call);
      getGroup(input, call);
      const { db, cluster } = rdsThings(call);
      const isUsed =
        noun === 'pg'
          ? [...db.values()].some(({ shape }) =>
              shape.DBParameterGroups?.some(({ DBParameterGroupName }) => DBParameterGroupName === name),
            )
          : [...cluster.values()].some(({ shape }) => shape.DBClusterParameterGroup === name);
      if (isUsed) {
        throw new AwsError(
          'InvalidDBParameterGroupState',
          'One or more database instances are still members of this parameter group, so the group cannot be deleted',
        );
      }
      groups(call).delete(name);
      return {};
    },
  });

  const describe = defineOperation<Input, object>({
    name: `Describe${word}s`,
    requires: on(`Describe${word}s`),
    handle: (input, call) => {
      const found = nameIn(input) === undefined ? [...groups(call).values()] : [getGroup(input, call)];
      const { items, next } = pageOf(fitting(found, input, {}), input, call);
      return { [`${word}s`]: items.map(({ shape }) => shape), ...next };
    },
  });

  const describeParameters = defineOperation<Input, object>({
    name: `Describe${listed}`,
    requires: on(`Describe${listed}`),
    handle: (input, call) => {
      const { values } = getGroup(input, call);
      const { items, next } = pageOf(parametersOf(values, namesAsked(input)), input, call);
      return { Parameters: items, ...next };
    },
  });

  const describeDefaults = defineOperation<Input, object>({
    name: defaults,
    handle: (input, call) => {
      const { items, next } = pageOf(parametersOf({}, namesAsked(input) ?? []), input, call);
      const { DBParameterGroupFamily } = input;
      return { EngineDefaults: { DBParameterGroupFamily, Parameters: items, ...next } };
    },
  });

  return [create, modify, reset, remove, describe, describeParameters, describeDefaults];
}

export const parameterGroupOperations: readonly Operation[] = [
  ...operationsOf({
    noun: 'pg',
    word: 'DBParameterGroup',
    listed: 'DBParameters',
    defaults: 'DescribeEngineDefaultParameters',
  }),
  ...operationsOf({
    noun: 'cluster-pg',
    word: 'DBClusterParameterGroup',
    listed: 'DBClusterParameters',
    defaults: 'DescribeEngineDefaultClusterParameters',
  }),
];

/** @throws AwsError DBParameterGroupNotFound; a default group needs not be there. */
export function parameterGroupFor(
  noun: 'pg' | 'cluster-pg',
  named: string | undefined,
  family: string,
  call: Call,
): string {
  if (named === undefined) return `default.${family}`;
  if (named.startsWith('default.')) return named;
  getThing(noun, named, call);
  return keyOf(named, call);
}

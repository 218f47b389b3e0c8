import type {
  DescribeParametersRequest,
  DescribeParametersResult,
  ParameterStringFilter,
} from '@aws-sdk/client-ssm';

import { defineOperation } from '../operation.ts';
import { parametersOf } from './store.ts';
import type { StoredParameter } from './store.ts';

export const describeParameters = defineOperation({
  name: 'DescribeParameters',
  requires: (_input: DescribeParametersRequest, call) => [
    {
      action: 'ssm:DescribeParameters',
      resource: `arn:aws:ssm:${call.region}:${call.account.accountId}:*`,
    },
  ],
  handle: (input: DescribeParametersRequest, call): DescribeParametersResult => {
    const found = [...parametersOf(call).values()].filter((parameter) =>
      (input.ParameterFilters ?? []).every((filter) => fits(parameter, filter)),
    );
    const from = Number(input.NextToken ?? 0);
    const to = from + (input.MaxResults ?? 50);
    return {
      Parameters: found.slice(from, to).map((parameter) => {
        const version = parameter.versions.at(-1) ?? parameter.versions[0];
        return {
          Name: parameter.name,
          ARN: parameter.arn,
          Type: version.type,
          ...(version.keyId !== undefined && { KeyId: version.keyId }),
          LastModifiedDate: version.modifiedAt,
          LastModifiedUser: version.modifiedBy,
          ...(version.description !== undefined && { Description: version.description }),
          ...(version.allowedPattern !== undefined && { AllowedPattern: version.allowedPattern }),
          Version: version.version,
          Tier: version.tier,
          Policies: [],
          DataType: version.dataType,
        };
      }),
      ...(to < found.length && { NextToken: String(to) }),
    };
  },
});

/** Filters by Name, Path and Type; others let everything through. */
function fits(parameter: StoredParameter, filter: ParameterStringFilter): boolean {
  const values = filter.Values ?? [];
  const { name } = parameter;
  switch (filter.Key) {
    case 'Name':
      if (filter.Option === 'BeginsWith') return values.some((value) => name.startsWith(value));
      if (filter.Option === 'Contains') return values.some((value) => name.includes(value));
      return values.includes(name);
    case 'Path':
      return values.some((value) => name.startsWith(`${value.replace(/\/$/, '')}/`));
    case 'Type':
      return values.includes((parameter.versions.at(-1) ?? parameter.versions[0]).type);
    default:
      return true;
  }
}

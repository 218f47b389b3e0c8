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
  const { name } = parameter;
  const { type } = parameter.versions.at(-1) ?? parameter.versions[0];
  const some = (test: (value: string) => boolean) => (filter.Values ?? []).some(test);
  if (filter.Key === 'Path') return some((value) => name.startsWith(`${value.replace(/\/$/, '')}/`));
  if (filter.Key === 'Type') return some((value) => value === type);
  if (filter.Key !== 'Name') return true;
  if (filter.Option === 'BeginsWith') return some((value) => name.startsWith(value));
  if (filter.Option === 'Contains') return some((value) => name.includes(value));
  return some((value) => value === name);
}

import { createHash } from 'node:crypto';
import type {
  DescribeManagedPrefixListsRequest,
  DescribeManagedPrefixListsResult,
  DescribePrefixListsRequest,
  DescribePrefixListsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { ec2Arn } from './arn.ts';
import { fitting } from './filters.ts';
import { pageOf } from './paging.ts';
import { toDescribe } from './requirements.ts';

interface PrefixList {
  readonly id: string;
  /** `com.amazonaws.us-east-1.s3`. */
  readonly name: string;
  readonly cidrs: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** AWS's own lists of gateway services; their ids and blocks are not those of AWS. */
function prefixListsIn(region: string): readonly PrefixList[] {
  return [
    { service: 'dynamodb', cidrs: ['52.94.0.0/22', '52.119.224.0/20'] },
    { service: 's3', cidrs: ['52.216.0.0/15', '54.231.0.0/16'] },
  ].map(({ service, cidrs }) => {
    const name = `com.amazonaws.${region}.${service}`;
    return { id: `pl-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`, name, cidrs, tags: {} };
  });
}

/** The list of a service that has a gateway endpoint. */
export function prefixListOf(serviceName: string, region: string): string {
  return prefixListsIn(region).find(({ name }) => name === serviceName)?.id ?? '';
}

const fields = {
  'prefix-list-id': ({ id }: PrefixList) => [id],
  'prefix-list-name': ({ name }: PrefixList) => [name],
};

function listsNamed(ids: readonly string[] | undefined, region: string): readonly PrefixList[] {
  const all = prefixListsIn(region);
  const strange = ids?.find((id) => !all.some((list) => list.id === id));
  if (strange !== undefined) {
    throw new AwsError('InvalidPrefixListId.NotFound', `The prefix list ID '${strange}' does not exist`);
  }
  return all.filter(({ id }) => !ids?.length || ids.includes(id));
}

export const describePrefixLists = defineOperation<DescribePrefixListsRequest, DescribePrefixListsResult>({
  name: 'DescribePrefixLists',
  requires: toDescribe('DescribePrefixLists'),
  handle: (input, { region }) => {
    const found = fitting(listsNamed(input.PrefixListIds, region), input.Filters, fields);
    const { items, next } = pageOf(found, input);
    return {
      PrefixLists: items.map(({ id, name, cidrs }) => ({
        PrefixListId: id,
        PrefixListName: name,
        Cidrs: [...cidrs],
      })),
      ...next,
    };
  },
});

export const describeManagedPrefixLists = defineOperation<
  DescribeManagedPrefixListsRequest,
  DescribeManagedPrefixListsResult
>({
  name: 'DescribeManagedPrefixLists',
  requires: toDescribe('DescribeManagedPrefixLists'),
  handle: (input, call) => {
    const found = fitting(listsNamed(input.PrefixListIds, call.region), input.Filters, {
      ...fields,
      'owner-id': () => ['AWS'],
    });
    const { items, next } = pageOf(found, input);
    return {
      PrefixLists: items.map(({ id, name }) => ({
        PrefixListId: id,
        PrefixListName: name,
        PrefixListArn: ec2Arn(`prefix-list/${id}`, call).replace(call.account.accountId, 'aws'),
        AddressFamily: 'IPv4',
        State: 'create-complete',
        OwnerId: 'AWS',
        Tags: [],
      })),
      ...next,
    };
  },
});

import type {
  CreateInvalidationRequest,
  CreateInvalidationResult,
  GetInvalidationRequest,
  GetInvalidationResult,
  Invalidation,
  ListInvalidationsRequest,
  ListInvalidationsResult,
} from '@aws-sdk/client-cloudfront';
import { AwsError, defineOperation } from '../operation.ts';
import { onThing } from './requirements.ts';
import { type Distribution, findDistribution } from './store.ts';
import { makeCode, pageAfter } from './versions.ts';

/** Assumed: a minute, as users see. */
const completionMs = 60_000;

type Kept = Distribution['invalidations'] extends Map<string, infer Each> ? Each : never;

const render = ({ id, batch, createdAt, completed }: Kept): Invalidation => ({
  Id: id,
  Status: completed.hasPassed ? 'Completed' : 'InProgress',
  CreateTime: createdAt,
  InvalidationBatch: batch,
});

export const createInvalidation = defineOperation<CreateInvalidationRequest, CreateInvalidationResult>({
  name: 'CreateInvalidation',
  requires: (input, call) => [onThing('CreateInvalidation', `distribution/${input.DistributionId}`, call)],
  handle: (input, call) => {
    const { id, invalidations } = findDistribution(call, input.DistributionId);
    const batch = input.InvalidationBatch ?? { Paths: { Quantity: 0 }, CallerReference: '' };
    if (batch.Paths?.Quantity !== (batch.Paths?.Items?.length ?? 0))
      throw new AwsError(
        'InconsistentQuantities',
        "The value of Quantity and the size of Items don't match.",
      );
    const same = [...invalidations.values()].find(
      (one) => one.batch.CallerReference === batch.CallerReference,
    );
    const made = same ?? {
      id: makeCode().replace('E', 'I'),
      batch,
      createdAt: new Date(),
      completed: call.account.clock.after(completionMs),
    };
    invalidations.set(made.id, made);
    return {
      Invalidation: render(made),
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}/invalidation/${made.id}`,
    };
  },
});

export const getInvalidation = defineOperation<GetInvalidationRequest, GetInvalidationResult>({
  name: 'GetInvalidation',
  requires: (input, call) => [onThing('GetInvalidation', `distribution/${input.DistributionId}`, call)],
  handle: (input, call) => {
    const found = findDistribution(call, input.DistributionId).invalidations.get(input.Id ?? '');
    if (!found) throw new AwsError('NoSuchInvalidation', 'The specified invalidation does not exist.', 404);
    return { Invalidation: render(found) };
  },
});

export const listInvalidations = defineOperation<ListInvalidationsRequest, ListInvalidationsResult>({
  name: 'ListInvalidations',
  requires: (input, call) => [onThing('ListInvalidations', `distribution/${input.DistributionId}`, call)],
  handle: (input, call) => {
    const all = [...findDistribution(call, input.DistributionId).invalidations.values()].toReversed();
    const { items, rest, marked } = pageAfter(all, input.Marker, input.MaxItems);
    return {
      InvalidationList: {
        ...rest,
        ...marked,
        Items: items.map((one) => {
          const { InvalidationBatch: _, ...summary } = render(one);
          return summary;
        }),
      },
    };
  },
});

import type { FinalizeHandler, MetadataBearer, MiddlewareStack } from '@smithy/types';
import { setTimeout as sleep } from 'node:timers/promises';

/** The part of a client of the SDK that is changed. */
interface PacedClient<Input extends object, Output extends MetadataBearer> {
  readonly middlewareStack: Pick<MiddlewareStack<Input, Output>, 'addRelativeTo'>;
}

/** Keeps the requests of a client apart, retries included, whoever makes them: an account's limit is one for all of a run's lives. */
export function paceRequests<Input extends object, Output extends MetadataBearer>(
  client: PacedClient<Input, Output>,
  gapMs: number,
): void {
  let last: Promise<unknown> = Promise.resolve();
  client.middlewareStack.addRelativeTo(
    (next: FinalizeHandler<Input, Output>): FinalizeHandler<Input, Output> =>
      async (request) => {
        const turn = last;
        last = turn.then(() => sleep(gapMs));
        await turn;
        return next(request);
      },
    // Before it is signed, since that tells the time.
    { relation: 'after', toMiddleware: 'retryMiddleware', name: 'paceMiddleware' },
  );
}

import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import type { FunctionConfiguration, PublishVersionRequest } from '@aws-sdk/client-lambda';

import { AwsError, defineOperation } from '../operation.ts';
import { getFunctionOf, invalid } from './function-name.ts';
import { assertSettled } from './function-states.ts';
import { onWholeFunction } from './requirements.ts';
import type { LambdaFunction } from './store.ts';

export const publishVersion = defineOperation({
  name: 'PublishVersion',
  requires: (input: PublishVersionRequest, call) => [onWholeFunction('lambda:PublishVersion', input, call)],
  handle: (input: PublishVersionRequest, call): FunctionConfiguration => {
    const found = getFunctionOf(input, call);
    assertSettled(found);
    checkRevision(input.RevisionId, found.latest);
    if (input.CodeSha256 && input.CodeSha256 !== found.latest.CodeSha256) {
      throw invalid(
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${found.latest.CodeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
      );
    }
    return publish(found, input.Description);
  },
});

/** @throws AwsError PreconditionFailedException */
export function checkRevision(
  revisionId: string | undefined,
  current: { readonly RevisionId?: string | undefined },
): void {
  if (revisionId === undefined || revisionId === current.RevisionId) return;
  throw new AwsError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
    { Type: 'User' },
  );
}

/** A new version, or the last one when nothing has changed since. */
export function publish(found: LambdaFunction, description?: string): FunctionConfiguration {
  const last = found.versions.get(String(found.lastVersion));
  if (last && sameContent(last, found.latest)) return last;
  found.lastVersion += 1;
  const number = String(found.lastVersion);
  const version: FunctionConfiguration = {
    ...found.latest,
    Version: number,
    FunctionArn: `${found.arn}:${number}`,
    RevisionId: randomUUID(),
    ...(description !== undefined && { Description: description }),
  };
  found.versions.set(number, version);
  return version;
}

/** A change and its reversal leave nothing to publish either. */
function sameContent(version: FunctionConfiguration, latest: FunctionConfiguration): boolean {
  const own = { Version: '', FunctionArn: '', RevisionId: '', LastModified: '', Description: '' };
  return isDeepStrictEqual({ ...version, ...own }, { ...latest, ...own });
}

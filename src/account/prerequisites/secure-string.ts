import { DeleteParameterCommand, ListTagsForResourceCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { HarnessError } from '../../errors.ts';
import { doing, errorName, unless } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import type { Journal } from '../journal.ts';
import { makeTags, runIdTag } from '../names.ts';

export interface PutSecureString {
  readonly runId: string;
  readonly journal: Journal;
  readonly name: string;
  readonly value: string;
  /** Absent: the account's own key for Systems Manager. */
  readonly keyId?: string | undefined;
}

/** Longer values are for the advanced tier. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const mostOfStandardBytes = 4096;

/**
 * CloudFormation makes no parameters of this type.
 * ssm:PutParameter, ssm:AddTagsToResource and what the key needs
 * @throws HarnessError `prerequisite-failed` where the name is taken
 */
export async function putSecureString(
  { ssm }: Pick<OperatorClients, 'ssm'>,
  { runId, journal, name, value, keyId }: PutSecureString,
): Promise<void> {
  await journal.append({ kind: 'secure-string', name, runId });
  await doing(`making the SecureString ${name}`, async () => {
    try {
      await ssm.send(
        new PutParameterCommand({
          Name: name,
          Value: value,
          Type: 'SecureString',
          Tags: makeTags(runId),
          ...(Buffer.byteLength(value) > mostOfStandardBytes && { Tier: 'Advanced' }),
          ...(keyId !== undefined && { KeyId: keyId }),
        }),
      );
    } catch (error) {
      if (errorName(error) !== 'ParameterAlreadyExists') throw error;
      throw new HarnessError(`the parameter ${name} is already in the account`, {
        code: 'prerequisite-failed',
        fault: 'user',
        hint: 'Remove it, or take it from the prerequisites: a run overwrites nothing.',
      });
    }
  });
}

const gone = ['InvalidResourceId', 'ParameterNotFound'];

/**
 * Only what carries the run's tag.
 * ssm:ListTagsForResource, ssm:DeleteParameter
 * @returns whether there was anything to delete
 */
export async function deleteSecureString(
  { ssm }: Pick<OperatorClients, 'ssm'>,
  { name, runId }: { readonly name: string; readonly runId: string },
): Promise<boolean> {
  const answer = await unless(gone, () =>
    ssm.send(new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: name })),
  );
  const own = answer?.TagList?.some(({ Key, Value }) => Key === runIdTag && Value === runId) ?? false;
  if (!own) return false;
  const deleted = await unless(gone, () => ssm.send(new DeleteParameterCommand({ Name: name })));
  return deleted !== undefined;
}

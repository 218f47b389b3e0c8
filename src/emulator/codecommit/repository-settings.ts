import { randomUUID } from 'node:crypto';
import type {
  GetRepositoryTriggersInput,
  GetRepositoryTriggersOutput,
  PutRepositoryTriggersInput,
  PutRepositoryTriggersOutput,
  UpdateRepositoryDescriptionInput,
  UpdateRepositoryEncryptionKeyInput,
  UpdateRepositoryEncryptionKeyOutput,
  UpdateRepositoryNameInput,
} from '@aws-sdk/client-codecommit';
import { defineOperation } from '../operation.ts';
import { assertFree, checkName, namesOf } from './repositories.ts';
import { getStored, onRepository, replace, repositoriesOf } from './store.ts';

export const updateRepositoryDescription = defineOperation<UpdateRepositoryDescriptionInput, object>({
  name: 'UpdateRepositoryDescription',
  requires: (input, call) => [onRepository('UpdateRepositoryDescription', input.repositoryName, call)],
  handle: (input, call) => {
    const current = getStored(call, input.repositoryName);
    const { repositoryDescription } = input;
    replace(call, { ...current, metadata: { ...current.metadata, repositoryDescription } });
    return {};
  },
});

/** Asked on the old name (assumed: the API reference names one repository). */
export const updateRepositoryName = defineOperation<UpdateRepositoryNameInput, object>({
  name: 'UpdateRepositoryName',
  requires: (input, call) => [onRepository('UpdateRepositoryName', input.oldName, call)],
  handle: (input, call) => {
    const current = getStored(call, input.oldName);
    const name = checkName(input.newName);
    assertFree(call, name);
    repositoriesOf(call).delete(current.metadata.repositoryName);
    replace(call, { ...current, metadata: { ...current.metadata, ...namesOf(name, call) } });
    return {};
  },
});

export const updateRepositoryEncryptionKey = defineOperation<
  UpdateRepositoryEncryptionKeyInput,
  UpdateRepositoryEncryptionKeyOutput
>({
  name: 'UpdateRepositoryEncryptionKey',
  requires: (input, call) => [onRepository('UpdateRepositoryEncryptionKey', input.repositoryName, call)],
  handle: (input, call) => {
    const current = getStored(call, input.repositoryName);
    const { kmsKeyId: originalKmsKeyId, repositoryId } = current.metadata;
    replace(call, { ...current, metadata: { ...current.metadata, kmsKeyId: input.kmsKeyId } });
    return { repositoryId, kmsKeyId: input.kmsKeyId, originalKmsKeyId };
  },
});

export const putRepositoryTriggers = defineOperation<PutRepositoryTriggersInput, PutRepositoryTriggersOutput>(
  {
    name: 'PutRepositoryTriggers',
    requires: (input, call) => [onRepository('PutRepositoryTriggers', input.repositoryName, call)],
    handle: (input, call) => {
      const current = getStored(call, input.repositoryName);
      const triggersId = randomUUID();
      replace(call, { ...current, triggers: input.triggers ?? [], triggersId });
      return { configurationId: triggersId };
    },
  },
);

export const getRepositoryTriggers = defineOperation<GetRepositoryTriggersInput, GetRepositoryTriggersOutput>(
  {
    name: 'GetRepositoryTriggers',
    requires: (input, call) => [onRepository('GetRepositoryTriggers', input.repositoryName, call)],
    handle: (input, call) => {
      const { triggers, triggersId } = getStored(call, input.repositoryName);
      return { configurationId: triggersId, triggers: [...triggers] };
    },
  },
);

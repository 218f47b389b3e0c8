import type {
  Archive,
  CreateArchiveRequest,
  CreateArchiveResponse,
  DeleteArchiveRequest,
  DeleteArchiveResponse,
  DescribeArchiveRequest,
  DescribeArchiveResponse,
  ListArchivesRequest,
  ListArchivesResponse,
  UpdateArchiveRequest,
  UpdateArchiveResponse,
} from '@aws-sdk/client-eventbridge';

import { AwsError, defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { assertPattern } from './event-pattern.ts';
import { archiveArn, busArn, eventsStore, findBus, type KeptArchive } from './store.ts';

const on = (operation: string, name: string | undefined, call: Call) => ({
  action: `events:${operation}`,
  resource: archiveArn(call, name),
});

/** Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html */
export const createArchive = defineOperation<CreateArchiveRequest, CreateArchiveResponse>({
  name: 'CreateArchive',
  requires: (input, call) => [
    on('CreateArchive', input.ArchiveName, call),
    { action: 'events:CreateArchive', resource: input.EventSourceArn ?? busArn(call, undefined) },
  ],
  handle: (input, call) => {
    const { archives } = call.account.store(eventsStore);
    const name = input.ArchiveName ?? '';
    const arn = archiveArn(call, name);
    if (!/^[.\-_A-Za-z0-9]{1,48}$/u.test(name)) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'archiveName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+`,
      );
    }
    assertPattern(input.EventPattern);
    findBus(call, input.EventSourceArn);
    if (archives.has(arn)) {
      throw new AwsError('ResourceAlreadyExistsException', `Archive ${name} already exists.`);
    }
    const archive: KeptArchive = {
      name,
      arn,
      sourceArn: input.EventSourceArn ?? '',
      createdAt: new Date(),
      description: input.Description,
      eventPattern: input.EventPattern,
      retentionDays: input.RetentionDays ?? 0,
      kmsKeyIdentifier: input.KmsKeyIdentifier,
    };
    archives.set(arn, archive);
    return { ArchiveArn: arn, State: 'ENABLED', CreationTime: archive.createdAt };
  },
});

export const describeArchive = defineOperation<DescribeArchiveRequest, DescribeArchiveResponse>({
  name: 'DescribeArchive',
  requires: (input, call) => [on('DescribeArchive', input.ArchiveName, call)],
  handle: (input, call) => {
    const archive = findArchive(call, input.ArchiveName);
    return {
      ...summaryOf(archive),
      ArchiveArn: archive.arn,
      Description: archive.description,
      EventPattern: archive.eventPattern,
      KmsKeyIdentifier: archive.kmsKeyIdentifier,
    };
  },
});

export const updateArchive = defineOperation<UpdateArchiveRequest, UpdateArchiveResponse>({
  name: 'UpdateArchive',
  requires: (input, call) => [on('UpdateArchive', input.ArchiveName, call)],
  handle: (input, call) => {
    const archive = findArchive(call, input.ArchiveName);
    assertPattern(input.EventPattern);
    archive.description = input.Description ?? archive.description;
    archive.eventPattern = input.EventPattern ?? archive.eventPattern;
    archive.retentionDays = input.RetentionDays ?? archive.retentionDays;
    archive.kmsKeyIdentifier = input.KmsKeyIdentifier ?? archive.kmsKeyIdentifier;
    return { ArchiveArn: archive.arn, State: 'ENABLED', CreationTime: archive.createdAt };
  },
});

export const deleteArchive = defineOperation<DeleteArchiveRequest, DeleteArchiveResponse>({
  name: 'DeleteArchive',
  requires: (input, call) => [on('DeleteArchive', input.ArchiveName, call)],
  handle: (input, call) => {
    call.account.store(eventsStore).archives.delete(findArchive(call, input.ArchiveName).arn);
    return {};
  },
});

export const listArchives = defineOperation<ListArchivesRequest, ListArchivesResponse>({
  name: 'ListArchives',
  requires: () => [{ action: 'events:ListArchives', resource: '*' }],
  handle: (input, call) => {
    const all = [...call.account.store(eventsStore).archives.values()].filter(
      ({ arn, sourceArn }) =>
        arn.startsWith(archiveArn(call, input.NamePrefix ?? '')) &&
        sourceArn === (input.EventSourceArn ?? sourceArn) &&
        (input.State ?? 'ENABLED') === 'ENABLED',
    );
    const { items, next } = cutPage(
      all,
      input.NextToken,
      input.Limit ?? 100,
      () => new AwsError('ValidationException', 'Parameter NextToken is not valid.'),
    );
    return { Archives: items.map(summaryOf), ...(next !== undefined && { NextToken: next }) };
  },
});

function summaryOf({ name, sourceArn, retentionDays, createdAt }: KeptArchive): Archive {
  return {
    ArchiveName: name,
    EventSourceArn: sourceArn,
    State: 'ENABLED',
    RetentionDays: retentionDays,
    SizeBytes: 0,
    EventCount: 0,
    CreationTime: createdAt,
  };
}

/** @throws AwsError ResourceNotFoundException */
function findArchive(call: Call, name: string | undefined): KeptArchive {
  const archive = call.account.store(eventsStore).archives.get(archiveArn(call, name));
  if (archive) return archive;
  throw new AwsError('ResourceNotFoundException', `Archive ${name} does not exist.`);
}

import type { Service } from '../operation.ts';
import * as changes from './change-stream.ts';
import {
  deregisterStreamConsumer,
  describeStreamConsumer,
  listStreamConsumers,
  registerStreamConsumer,
} from './consumers.ts';
import { createStream, deleteStream } from './create-stream.ts';
import { describeStream, describeStreamSummary, listShards, listStreams } from './describe-streams.ts';
import { tagsOfStream } from './store.ts';
import * as tags from './tags.ts';

export const kinesisService: Service = {
  id: 'kinesis',
  actionPrefix: 'kinesis',
  displayName: 'Kinesis',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: tagsOfStream,
  operations: [
    createStream,
    deleteStream,
    describeStream,
    describeStreamSummary,
    listStreams,
    listShards,
    ...Object.values(changes),
    registerStreamConsumer,
    describeStreamConsumer,
    listStreamConsumers,
    deregisterStreamConsumer,
    ...Object.values(tags),
  ],
};

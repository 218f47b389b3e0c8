import type { Service } from '../operation.ts';
import { createDeliveryStream, deleteDeliveryStream } from './create-delivery-stream.ts';
import * as streams from './delivery-streams.ts';
import { tagsOfDeliveryStream } from './store.ts';
import * as tags from './tags.ts';

export const firehoseService: Service = {
  id: 'firehose',
  actionPrefix: 'firehose',
  displayName: 'Firehose',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: tagsOfDeliveryStream,
  operations: [createDeliveryStream, deleteDeliveryStream, ...Object.values(streams), ...Object.values(tags)],
};

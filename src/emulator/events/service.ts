import type { Service } from '../operation.ts';
import * as apiDestinations from './api-destinations.ts';
import * as archives from './archives.ts';
import * as busPolicies from './bus-policies.ts';
import * as buses from './event-buses.ts';
import * as connections from './connections.ts';
import * as rules from './rules.ts';
import * as tags from './tags.ts';
import * as targets from './targets.ts';
import { tagsOfRuleOrBus } from './store.ts';

export const eventsService: Service = {
  id: 'events',
  actionPrefix: 'events',
  displayName: 'EventBridge',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: tagsOfRuleOrBus,
  operations: [
    ...Object.values(rules),
    ...Object.values(targets),
    ...Object.values(buses),
    ...Object.values(busPolicies),
    ...Object.values(archives),
    ...Object.values(connections),
    ...Object.values(apiDestinations),
    ...Object.values(tags),
  ],
};

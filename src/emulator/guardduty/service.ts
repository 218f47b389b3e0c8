import type { Service } from '../operation.ts';
import { createDetector, deleteDetector, getDetector, listDetectors, updateDetector } from './detectors.ts';
import { createIPSet, deleteIPSet, getIPSet, listIPSets, updateIPSet } from './ip-sets.ts';
import { tagsOf } from './store.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';

export const guardDutyService: Service = {
  id: 'guardduty',
  actionPrefix: 'guardduty',
  displayName: 'GuardDuty',
  refusalCode: 'AccessDeniedException',
  tagsOf,
  operations: [
    createDetector,
    getDetector,
    listDetectors,
    updateDetector,
    deleteDetector,
    createIPSet,
    getIPSet,
    listIPSets,
    updateIPSet,
    deleteIPSet,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};

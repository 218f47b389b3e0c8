import type { Service } from '../operation.ts';
import {
  createHealthCheck,
  deleteHealthCheck,
  getHealthCheck,
  listHealthChecks,
  updateHealthCheck,
} from './health-checks.ts';
import { changeResourceRecordSets, getChange } from './change-record-sets.ts';
import {
  createHostedZone,
  deleteHostedZone,
  getHostedZone,
  getHostedZoneCount,
  updateHostedZoneComment,
  updateHostedZoneFeatures,
} from './hosted-zones.ts';
import { listHostedZones, listHostedZonesByName } from './list-hosted-zones.ts';
import { listResourceRecordSets } from './list-record-sets.ts';
import {
  createQueryLoggingConfig,
  deleteQueryLoggingConfig,
  getQueryLoggingConfig,
  listQueryLoggingConfigs,
} from './query-logging.ts';
import { changeTagsForResource, listTagsForResource, listTagsForResources } from './tags.ts';
import { associateVpcWithHostedZone, disassociateVpcFromHostedZone } from './vpcs.ts';

export const route53Service: Service = {
  id: 'route53',
  actionPrefix: 'route53',
  displayName: 'Route53',
  refusalCode: 'AccessDenied',
  wordRefusal: (sentence) => sentence.replace(' on resource: *', ''),
  operations: [
    createHostedZone,
    getHostedZone,
    getHostedZoneCount,
    updateHostedZoneComment,
    updateHostedZoneFeatures,
    deleteHostedZone,
    listHostedZones,
    listHostedZonesByName,
    associateVpcWithHostedZone,
    disassociateVpcFromHostedZone,
    changeResourceRecordSets,
    getChange,
    listResourceRecordSets,
    createHealthCheck,
    getHealthCheck,
    updateHealthCheck,
    deleteHealthCheck,
    listHealthChecks,
    changeTagsForResource,
    listTagsForResource,
    listTagsForResources,
    createQueryLoggingConfig,
    getQueryLoggingConfig,
    listQueryLoggingConfigs,
    deleteQueryLoggingConfig,
  ],
};

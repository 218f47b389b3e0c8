import type { Service } from '../operation.ts';
import * as account from './account.ts';
import * as apiKeys from './api-keys.ts';
import * as authorizers from './authorizers.ts';
import * as clientCertificates from './client-certificates.ts';
import * as basePathMappings from './base-path-mappings.ts';
import * as deployments from './deployments.ts';
import * as documentationParts from './documentation-parts.ts';
import * as documentationVersions from './documentation-versions.ts';
import {
  createDomainName,
  deleteDomainName,
  getDomainName,
  getDomainNames,
  updateDomainName,
} from './domain-names.ts';
import * as gatewayResponses from './gateway-responses.ts';
import * as integrations from './integrations.ts';
import { methodOperations } from './methods.ts';
import * as models from './models.ts';
import * as requestValidators from './request-validators.ts';
import * as resources from './resources.ts';
import * as restApis from './rest-apis.ts';
import * as stages from './stages.ts';
import * as tags from './tags.ts';
import * as usagePlanKeys from './usage-plan-keys.ts';
import * as usagePlans from './usage-plans.ts';
import * as vpcLinks from './vpc-links.ts';
import { tagsOfPath } from './tagged-paths.ts';

export const apiGatewayService: Service = {
  id: 'apigateway',
  actionPrefix: 'apigateway',
  displayName: 'ApiGateway',
  refusalCode: 'AccessDeniedException',
  tagsOf: tagsOfPath,
  operations: [
    ...Object.values(restApis),
    ...Object.values(resources),
    ...methodOperations,
    ...Object.values(integrations),
    ...Object.values(deployments),
    ...Object.values(stages),
    ...Object.values(models),
    ...Object.values(requestValidators),
    ...Object.values(gatewayResponses),
    ...Object.values(authorizers),
    ...Object.values(apiKeys),
    createDomainName,
    getDomainName,
    getDomainNames,
    updateDomainName,
    deleteDomainName,
    ...Object.values(basePathMappings),
    ...Object.values(usagePlans),
    ...Object.values(usagePlanKeys),
    ...Object.values(clientCertificates),
    ...Object.values(documentationParts),
    ...Object.values(documentationVersions),
    ...Object.values(vpcLinks),
    ...Object.values(account),
    ...Object.values(tags),
  ],
};

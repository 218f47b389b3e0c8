import type { Service } from '../operation.ts';
import * as apiMappings from './api-mappings.ts';
import * as apis from './apis.ts';
import * as authorizers from './authorizers.ts';
import * as deployments from './deployments.ts';
import * as domainNames from './domain-names.ts';
import * as integrationResponses from './integration-responses.ts';
import * as integrations from './integrations.ts';
import * as models from './models.ts';
import * as routeResponses from './route-responses.ts';
import * as routes from './routes.ts';
import * as stages from './stages.ts';
import * as tags from './tags.ts';
import * as vpcLinks from './vpc-links.ts';
import { tagsOfPath } from './tagged-paths.ts';

export const apiGatewayV2Service: Service = {
  id: 'apigatewayv2',
  actionPrefix: 'apigateway',
  displayName: 'ApiGatewayV2',
  refusalCode: 'AccessDeniedException',
  tagsOf: tagsOfPath,
  operations: [
    ...Object.values(apis),
    ...Object.values(apiMappings),
    ...Object.values(domainNames),
    ...Object.values(authorizers),
    ...Object.values(deployments),
    ...Object.values(integrationResponses),
    ...Object.values(integrations),
    ...Object.values(models),
    ...Object.values(routeResponses),
    ...Object.values(routes),
    ...Object.values(stages),
    ...Object.values(tags),
    ...Object.values(vpcLinks),
  ],
};

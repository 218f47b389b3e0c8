import type { Service } from '../operation.ts';
import * as apis from './apis.ts';
import * as authorizers from './authorizers.ts';
import * as deployments from './deployments.ts';
import * as integrations from './integrations.ts';
import * as routeResponses from './route-responses.ts';
import * as routes from './routes.ts';
import * as stages from './stages.ts';
import * as tags from './tags.ts';
import { tagsOfPath } from './tagged-paths.ts';

export const apiGatewayV2Service: Service = {
  id: 'apigatewayv2',
  actionPrefix: 'apigateway',
  displayName: 'ApiGatewayV2',
  refusalCode: 'AccessDeniedException',
  tagsOf: tagsOfPath,
  operations: [
    ...Object.values(apis),
    ...Object.values(authorizers),
    ...Object.values(deployments),
    ...Object.values(integrations),
    ...Object.values(routeResponses),
    ...Object.values(routes),
    ...Object.values(stages),
    ...Object.values(tags),
  ],
};

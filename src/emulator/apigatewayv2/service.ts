import type { Service } from '../operation.ts';

export const apiGatewayV2Service: Service = {
  id: 'apigatewayv2',
  actionPrefix: 'apigateway',
  displayName: 'ApiGatewayV2',
  refusalCode: 'AccessDeniedException',
  operations: [],
};

import type { Service } from '../operation.ts';

export const apiGatewayService: Service = {
  id: 'apigateway',
  actionPrefix: 'apigateway',
  displayName: 'ApiGateway',
  refusalCode: 'AccessDeniedException',
  operations: [],
};

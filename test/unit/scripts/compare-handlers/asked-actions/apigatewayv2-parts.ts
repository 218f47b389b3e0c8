export const apigatewayv2PartActions = `
AWS::ApiGatewayV2::Model create apigateway:POST
AWS::ApiGatewayV2::Model update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::Model delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::IntegrationResponse create apigateway:POST
AWS::ApiGatewayV2::IntegrationResponse update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::IntegrationResponse delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::VpcLink create apigateway:POST iam:CreateServiceLinkedRole apigateway:GET
AWS::ApiGatewayV2::VpcLink update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:POST
AWS::ApiGatewayV2::VpcLink delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::VpcLink replace apigateway:POST apigateway:GET apigateway:DELETE
`;

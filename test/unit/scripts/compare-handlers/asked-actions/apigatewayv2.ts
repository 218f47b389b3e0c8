export const apigatewayv2Actions = `
AWS::ApiGatewayV2::Api create apigateway:POST
AWS::ApiGatewayV2::Api update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:POST
AWS::ApiGatewayV2::Api delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Stage create apigateway:POST apigateway:TagResource
AWS::ApiGatewayV2::Stage update apigateway:PATCH apigateway:DELETE apigateway:POST
AWS::ApiGatewayV2::Stage delete apigateway:DELETE
AWS::ApiGatewayV2::Integration create apigateway:POST iam:PassRole
AWS::ApiGatewayV2::Integration update apigateway:GET apigateway:PATCH iam:PassRole
AWS::ApiGatewayV2::Integration delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Route create apigateway:POST
AWS::ApiGatewayV2::Route update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::Route delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::RouteResponse create apigateway:POST
AWS::ApiGatewayV2::RouteResponse update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::RouteResponse delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Authorizer create apigateway:POST
AWS::ApiGatewayV2::Authorizer update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::Authorizer delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Deployment create apigateway:POST
AWS::ApiGatewayV2::Deployment update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::Deployment delete apigateway:GET apigateway:DELETE
`;

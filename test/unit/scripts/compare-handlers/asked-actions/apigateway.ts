export const apigatewayActions = `
AWS::ApiGateway::Account create apigateway:PATCH iam:PassRole
AWS::ApiGateway::Account update apigateway:PATCH iam:PassRole
AWS::ApiGateway::Account delete
AWS::ApiGateway::RestApi create apigateway:POST apigateway:PUT apigateway:UpdateRestApiPolicy
AWS::ApiGateway::RestApi update apigateway:GET apigateway:PATCH apigateway:UpdateRestApiPolicy apigateway:DELETE apigateway:PUT
AWS::ApiGateway::RestApi delete apigateway:DELETE
AWS::ApiGateway::Resource create apigateway:POST
AWS::ApiGateway::Resource update
AWS::ApiGateway::Resource delete apigateway:DELETE
AWS::ApiGateway::Method create apigateway:PUT iam:PassRole
AWS::ApiGateway::Method update apigateway:GET apigateway:DELETE apigateway:PUT iam:PassRole
AWS::ApiGateway::Method delete apigateway:DELETE
AWS::ApiGateway::Deployment create apigateway:POST
AWS::ApiGateway::Deployment update apigateway:GET apigateway:PATCH
AWS::ApiGateway::Deployment delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::Stage create apigateway:POST apigateway:PUT apigateway:PATCH
AWS::ApiGateway::Stage update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::Stage delete apigateway:DELETE
AWS::ApiGateway::ApiKey create apigateway:POST apigateway:PUT
AWS::ApiGateway::ApiKey update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::ApiKey delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::UsagePlan create apigateway:POST apigateway:PUT
AWS::ApiGateway::UsagePlan update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::UsagePlan delete apigateway:GET apigateway:PATCH apigateway:DELETE
AWS::ApiGateway::UsagePlanKey create apigateway:POST
AWS::ApiGateway::UsagePlanKey update
AWS::ApiGateway::UsagePlanKey delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::Authorizer create apigateway:POST
AWS::ApiGateway::Authorizer update apigateway:GET apigateway:PATCH
AWS::ApiGateway::Authorizer delete apigateway:DELETE
AWS::ApiGateway::RequestValidator create apigateway:POST
AWS::ApiGateway::RequestValidator update apigateway:GET apigateway:PATCH
AWS::ApiGateway::RequestValidator delete apigateway:DELETE
AWS::ApiGateway::Model create apigateway:POST
AWS::ApiGateway::Model update apigateway:GET apigateway:PATCH
AWS::ApiGateway::Model delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::GatewayResponse create apigateway:PUT
AWS::ApiGateway::GatewayResponse update apigateway:GET apigateway:PUT
AWS::ApiGateway::GatewayResponse delete apigateway:GET apigateway:DELETE
`;

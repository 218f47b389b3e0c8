export const edgeActions = `
AWS::ApiGateway::BasePathMapping create apigateway:POST
AWS::ApiGateway::BasePathMapping update apigateway:GET apigateway:PATCH
AWS::ApiGateway::BasePathMapping delete apigateway:DELETE
AWS::ApiGateway::BasePathMapping replace apigateway:POST apigateway:DELETE
AWS::ApiGateway::DomainName create apigateway:POST apigateway:PUT iam:CreateServiceLinkedRole cloudfront:UpdateDistribution apigateway:GET
AWS::ApiGateway::DomainName update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::DomainName delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::DomainName replace apigateway:POST apigateway:PUT apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::ApiMapping create apigateway:POST
AWS::ApiGatewayV2::ApiMapping update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::ApiMapping delete apigateway:DELETE
AWS::ApiGatewayV2::DomainName create apigateway:POST iam:CreateServiceLinkedRole apigateway:GET
AWS::ApiGatewayV2::DomainName update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:POST
AWS::ApiGatewayV2::DomainName delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::DomainName replace apigateway:POST apigateway:GET apigateway:DELETE
AWS::CertificateManager::Certificate create acm:RequestCertificate acm:AddTagsToCertificate acm:DescribeCertificate route53:ChangeResourceRecordSets
AWS::CertificateManager::Certificate update acm:UpdateCertificateOptions acm:RemoveTagsFromCertificate acm:AddTagsToCertificate
AWS::CertificateManager::Certificate delete acm:DescribeCertificate acm:DeleteCertificate
AWS::CertificateManager::Certificate replace acm:RequestCertificate acm:DescribeCertificate route53:ChangeResourceRecordSets acm:DeleteCertificate
AWS::Route53::HostedZone create route53:CreateHostedZone route53:GetChange route53:ChangeTagsForResource route53:CreateQueryLoggingConfig route53:UpdateHostedZoneFeatures route53:GetHostedZone
AWS::Route53::HostedZone update route53:GetHostedZone route53:UpdateHostedZoneComment route53:ChangeTagsForResource route53:ListQueryLoggingConfigs route53:DeleteQueryLoggingConfig route53:CreateQueryLoggingConfig route53:UpdateHostedZoneFeatures
AWS::Route53::HostedZone delete route53:GetHostedZone route53:ListQueryLoggingConfigs route53:UpdateHostedZoneFeatures route53:DeleteHostedZone route53:GetChange
AWS::Route53::HostedZone replace route53:CreateHostedZone route53:GetChange route53:UpdateHostedZoneFeatures route53:GetHostedZone route53:ListQueryLoggingConfigs route53:DeleteQueryLoggingConfig route53:DeleteHostedZone
AWS::Route53::RecordSet create route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSet update route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSet delete route53:ListHostedZonesByName route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSet replace route53:ListHostedZonesByName route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSetGroup create route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSetGroup update route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSetGroup delete route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
`;

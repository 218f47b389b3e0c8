export const edgeActions = `
AWS::WAFv2::IPSet create wafv2:CreateIPSet wafv2:TagResource wafv2:GetIPSet
AWS::WAFv2::IPSet update wafv2:GetIPSet wafv2:UpdateIPSet wafv2:UntagResource wafv2:TagResource
AWS::WAFv2::IPSet delete wafv2:GetIPSet wafv2:DeleteIPSet
AWS::WAFv2::IPSet replace wafv2:CreateIPSet wafv2:TagResource wafv2:GetIPSet wafv2:DeleteIPSet
AWS::WAFv2::WebACL create wafv2:CreateWebACL wafv2:TagResource wafv2:GetWebACL
AWS::WAFv2::WebACL update wafv2:GetWebACL wafv2:UpdateWebACL wafv2:UntagResource wafv2:TagResource
AWS::WAFv2::WebACL delete wafv2:GetWebACL wafv2:DeleteWebACL
AWS::WAFv2::WebACL replace wafv2:CreateWebACL wafv2:TagResource wafv2:GetWebACL wafv2:DeleteWebACL
AWS::WAFv2::WebACLAssociation create wafv2:AssociateWebACL apigateway:SetWebACL wafv2:GetWebACLForResource
AWS::WAFv2::WebACLAssociation update
AWS::WAFv2::WebACLAssociation delete wafv2:GetWebACLForResource wafv2:DisassociateWebACL apigateway:SetWebACL
AWS::WAFv2::WebACLAssociation replace wafv2:AssociateWebACL apigateway:SetWebACL wafv2:GetWebACLForResource
AWS::CloudFront::CachePolicy create cloudfront:CreateCachePolicy
AWS::CloudFront::CachePolicy update cloudfront:GetCachePolicy cloudfront:UpdateCachePolicy
AWS::CloudFront::CachePolicy delete cloudfront:GetCachePolicy cloudfront:DeleteCachePolicy
AWS::CloudFront::CloudFrontOriginAccessIdentity create cloudfront:CreateCloudFrontOriginAccessIdentity
AWS::CloudFront::CloudFrontOriginAccessIdentity update cloudfront:GetCloudFrontOriginAccessIdentity cloudfront:UpdateCloudFrontOriginAccessIdentity
AWS::CloudFront::CloudFrontOriginAccessIdentity delete cloudfront:GetCloudFrontOriginAccessIdentity cloudfront:DeleteCloudFrontOriginAccessIdentity
AWS::CloudFront::OriginAccessControl create cloudfront:CreateOriginAccessControl
AWS::CloudFront::OriginAccessControl update cloudfront:GetOriginAccessControl cloudfront:UpdateOriginAccessControl
AWS::CloudFront::OriginAccessControl delete cloudfront:GetOriginAccessControl cloudfront:DeleteOriginAccessControl
AWS::CloudFront::ResponseHeadersPolicy create cloudfront:CreateResponseHeadersPolicy
AWS::CloudFront::ResponseHeadersPolicy update cloudfront:GetResponseHeadersPolicy cloudfront:UpdateResponseHeadersPolicy
AWS::CloudFront::ResponseHeadersPolicy delete cloudfront:GetResponseHeadersPolicy cloudfront:DeleteResponseHeadersPolicy
AWS::CloudFront::Distribution create cloudfront:CreateDistribution cloudfront:TagResource s3:GetBucketAcl s3:PutBucketAcl cloudfront:GetDistribution cloudfront:GetDistributionConfig
AWS::CloudFront::Distribution update cloudfront:GetDistributionConfig cloudfront:UpdateDistribution cloudfront:GetDistribution cloudfront:UntagResource cloudfront:TagResource
AWS::CloudFront::Distribution delete cloudfront:GetDistributionConfig cloudfront:UpdateDistribution cloudfront:GetDistribution cloudfront:DeleteDistribution
AWS::CloudFront::Function create cloudfront:CreateFunction cloudfront:TagResource cloudfront:PublishFunction cloudfront:DescribeFunction
AWS::CloudFront::Function update cloudfront:DescribeFunction cloudfront:UpdateFunction cloudfront:PublishFunction cloudfront:UntagResource cloudfront:TagResource
AWS::CloudFront::Function delete cloudfront:DescribeFunction cloudfront:DeleteFunction
AWS::CloudFront::Function replace cloudfront:CreateFunction cloudfront:DescribeFunction cloudfront:DeleteFunction
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
AWS::Route53::HealthCheck create route53:CreateHealthCheck cloudwatch:DescribeAlarms route53:ChangeTagsForResource
AWS::Route53::HealthCheck update route53:UpdateHealthCheck cloudwatch:DescribeAlarms route53:ChangeTagsForResource
AWS::Route53::HealthCheck delete route53:DeleteHealthCheck
AWS::Route53::HealthCheck replace route53:CreateHealthCheck route53:DeleteHealthCheck
`;

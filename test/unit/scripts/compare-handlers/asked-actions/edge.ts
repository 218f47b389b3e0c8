export const edgeActions = `
AWS::Route53::HostedZone create route53:CreateHostedZone route53:GetChange route53:ChangeTagsForResource route53:CreateQueryLoggingConfig route53:UpdateHostedZoneFeatures route53:GetHostedZone
AWS::Route53::HostedZone update route53:GetHostedZone route53:UpdateHostedZoneComment route53:ChangeTagsForResource route53:ListQueryLoggingConfigs route53:DeleteQueryLoggingConfig route53:CreateQueryLoggingConfig route53:UpdateHostedZoneFeatures
AWS::Route53::HostedZone delete route53:GetHostedZone route53:ListQueryLoggingConfigs route53:DeleteHostedZone route53:GetChange
AWS::Route53::HostedZone replace route53:CreateHostedZone route53:GetChange route53:GetHostedZone route53:ListQueryLoggingConfigs route53:DeleteQueryLoggingConfig route53:DeleteHostedZone
AWS::Route53::RecordSet create route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSet update route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSet delete route53:ListHostedZonesByName route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSet replace route53:ListHostedZonesByName route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSetGroup create route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSetGroup update route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
AWS::Route53::RecordSetGroup delete route53:GetHostedZone route53:ChangeResourceRecordSets route53:GetChange
`;

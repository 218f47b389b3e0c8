export const ec2Actions = `
AWS::EC2::SecurityGroup create ec2:CreateSecurityGroup ec2:CreateTags ec2:DescribeSecurityGroups ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:AuthorizeSecurityGroupEgress
AWS::EC2::SecurityGroup update ec2:DescribeSecurityGroups ec2:RevokeSecurityGroupIngress ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:AuthorizeSecurityGroupEgress ec2:DeleteTags ec2:CreateTags
AWS::EC2::SecurityGroup delete ec2:DescribeSecurityGroups ec2:DeleteSecurityGroup
AWS::EC2::SecurityGroupIngress create ec2:AuthorizeSecurityGroupIngress ec2:DescribeSecurityGroupRules
AWS::EC2::SecurityGroupIngress update ec2:UpdateSecurityGroupRuleDescriptionsIngress
AWS::EC2::SecurityGroupIngress delete ec2:DescribeSecurityGroupRules ec2:RevokeSecurityGroupIngress
AWS::EC2::SecurityGroupEgress create ec2:AuthorizeSecurityGroupEgress ec2:DescribeSecurityGroupRules
AWS::EC2::SecurityGroupEgress update ec2:UpdateSecurityGroupRuleDescriptionsEgress
AWS::EC2::SecurityGroupEgress delete ec2:DescribeSecurityGroupRules ec2:RevokeSecurityGroupEgress
`;

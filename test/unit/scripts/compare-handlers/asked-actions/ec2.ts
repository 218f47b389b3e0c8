export const ec2Actions = `
AWS::EC2::VPC create ec2:CreateVpc ec2:CreateTags ec2:DescribeVpcs ec2:ModifyVpcAttribute ec2:DescribeVpcAttribute
AWS::EC2::VPC update ec2:ModifyVpcAttribute ec2:DescribeVpcAttribute ec2:DeleteTags ec2:CreateTags
AWS::EC2::VPC delete ec2:DescribeVpcs ec2:DeleteVpc
AWS::EC2::VPC replace ec2:CreateVpc ec2:CreateTags ec2:DescribeVpcs ec2:DescribeVpcAttribute ec2:DeleteVpc
AWS::EC2::Subnet create ec2:CreateSubnet ec2:CreateTags ec2:DescribeSubnets ec2:ModifySubnetAttribute
AWS::EC2::Subnet update ec2:ModifySubnetAttribute ec2:DeleteTags ec2:CreateTags ec2:DescribeSubnets
AWS::EC2::Subnet delete ec2:DescribeSubnets ec2:DeleteSubnet
AWS::EC2::Subnet replace ec2:CreateSubnet ec2:CreateTags ec2:DescribeSubnets ec2:DeleteSubnet
AWS::EC2::RouteTable create ec2:CreateRouteTable ec2:CreateTags ec2:DescribeRouteTables
AWS::EC2::RouteTable update ec2:DeleteTags ec2:CreateTags ec2:DescribeRouteTables
AWS::EC2::RouteTable delete ec2:DescribeRouteTables ec2:DeleteRouteTable
AWS::EC2::RouteTable replace ec2:CreateRouteTable ec2:CreateTags ec2:DescribeRouteTables ec2:DeleteRouteTable
AWS::EC2::SubnetRouteTableAssociation create ec2:DescribeRouteTables ec2:AssociateRouteTable
AWS::EC2::SubnetRouteTableAssociation update
AWS::EC2::SubnetRouteTableAssociation delete ec2:DescribeRouteTables ec2:DisassociateRouteTable
AWS::EC2::SubnetRouteTableAssociation replace ec2:DescribeRouteTables ec2:ReplaceRouteTableAssociation
AWS::EC2::NetworkAcl create ec2:CreateNetworkAcl ec2:CreateTags ec2:DescribeNetworkAcls
AWS::EC2::NetworkAcl update ec2:DeleteTags ec2:CreateTags ec2:DescribeNetworkAcls
AWS::EC2::NetworkAcl delete ec2:DescribeNetworkAcls ec2:DeleteNetworkAcl
AWS::EC2::NetworkAcl replace ec2:CreateNetworkAcl ec2:CreateTags ec2:DescribeNetworkAcls ec2:DeleteNetworkAcl
AWS::EC2::NetworkAclEntry create ec2:CreateNetworkAclEntry ec2:DescribeNetworkAcls
AWS::EC2::NetworkAclEntry update ec2:ReplaceNetworkAclEntry ec2:DescribeNetworkAcls
AWS::EC2::NetworkAclEntry delete ec2:DescribeNetworkAcls ec2:DeleteNetworkAclEntry
AWS::EC2::NetworkAclEntry replace ec2:CreateNetworkAclEntry ec2:DescribeNetworkAcls ec2:DeleteNetworkAclEntry
AWS::EC2::SubnetNetworkAclAssociation create ec2:DescribeNetworkAcls ec2:ReplaceNetworkAclAssociation
AWS::EC2::SubnetNetworkAclAssociation update
AWS::EC2::SubnetNetworkAclAssociation delete ec2:DescribeNetworkAcls ec2:ReplaceNetworkAclAssociation
AWS::EC2::SubnetNetworkAclAssociation replace ec2:DescribeNetworkAcls ec2:ReplaceNetworkAclAssociation
AWS::EC2::FlowLog create ec2:CreateFlowLogs ec2:CreateTags iam:PassRole ec2:DescribeFlowLogs
AWS::EC2::FlowLog update ec2:DeleteTags ec2:CreateTags ec2:DescribeFlowLogs
AWS::EC2::FlowLog delete ec2:DescribeFlowLogs ec2:DeleteFlowLogs logs:DeleteLogDelivery
AWS::EC2::FlowLog replace ec2:CreateFlowLogs ec2:CreateTags iam:PassRole logs:CreateLogDelivery ec2:DescribeFlowLogs ec2:DeleteFlowLogs
AWS::EC2::InternetGateway create ec2:CreateInternetGateway ec2:CreateTags ec2:DescribeInternetGateways
AWS::EC2::InternetGateway update ec2:DeleteTags ec2:CreateTags ec2:DescribeInternetGateways
AWS::EC2::InternetGateway delete ec2:DescribeInternetGateways ec2:DeleteInternetGateway
AWS::EC2::VPCGatewayAttachment create ec2:AttachInternetGateway ec2:DescribeInternetGateways
AWS::EC2::VPCGatewayAttachment update ec2:DetachInternetGateway ec2:AttachInternetGateway ec2:DescribeInternetGateways
AWS::EC2::VPCGatewayAttachment delete ec2:DescribeInternetGateways ec2:DetachInternetGateway
AWS::EC2::VPCGatewayAttachment replace ec2:AttachInternetGateway ec2:DescribeInternetGateways ec2:DetachInternetGateway
AWS::EC2::Route create ec2:CreateRoute ec2:DescribeRouteTables
AWS::EC2::Route update ec2:ReplaceRoute ec2:DescribeRouteTables
AWS::EC2::Route delete ec2:DescribeRouteTables ec2:DeleteRoute
AWS::EC2::Route replace ec2:CreateRoute ec2:DescribeRouteTables ec2:DeleteRoute
AWS::EC2::EIP create ec2:AllocateAddress ec2:CreateTags ec2:DescribeAddresses
AWS::EC2::EIP update ec2:DescribeAddresses ec2:DeleteTags ec2:CreateTags
AWS::EC2::EIP delete ec2:DescribeAddresses ec2:ReleaseAddress
AWS::EC2::NatGateway create ec2:CreateNatGateway ec2:CreateTags ec2:DescribeNatGateways
AWS::EC2::NatGateway update ec2:DeleteTags ec2:CreateTags ec2:DescribeNatGateways
AWS::EC2::NatGateway delete ec2:DeleteNatGateway ec2:DescribeNatGateways
AWS::EC2::NatGateway replace ec2:CreateNatGateway ec2:CreateTags ec2:DescribeNatGateways ec2:DeleteNatGateway
AWS::EC2::Instance create ec2:RunInstances ec2:CreateTags iam:PassRole ec2:DescribeInstances ec2:ModifyInstanceAttribute
AWS::EC2::Instance update ec2:DescribeInstances ec2:StopInstances ec2:ModifyInstanceAttribute ec2:StartInstances ec2:DeleteTags ec2:CreateTags
AWS::EC2::Instance delete ec2:DescribeInstances ec2:TerminateInstances
AWS::EC2::Instance replace ec2:RunInstances ec2:CreateTags ec2:DescribeInstances ec2:TerminateInstances
AWS::EC2::VPCEndpoint create ec2:CreateVpcEndpoint ec2:CreateTags ec2:DescribeVpcEndpoints
AWS::EC2::VPCEndpoint update ec2:ModifyVpcEndpoint ec2:DeleteTags ec2:CreateTags ec2:DescribeVpcEndpoints
AWS::EC2::VPCEndpoint delete ec2:DescribeVpcEndpoints ec2:DeleteVpcEndpoints
AWS::EC2::VPCEndpoint replace ec2:CreateVpcEndpoint ec2:CreateTags ec2:DescribeVpcEndpoints ec2:DeleteVpcEndpoints
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

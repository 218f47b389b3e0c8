export const searchAndStreamActions = `
AWS::Elasticsearch::Domain create es:CreateElasticsearchDomain es:AddTags es:DescribeElasticsearchDomain
AWS::Elasticsearch::Domain update es:UpdateElasticsearchDomainConfig es:RemoveTags es:AddTags es:DescribeElasticsearchDomain
AWS::Elasticsearch::Domain delete es:DeleteElasticsearchDomain es:DescribeElasticsearchDomain
AWS::Elasticsearch::Domain replace es:CreateElasticsearchDomain es:AddTags es:DescribeElasticsearchDomain es:DeleteElasticsearchDomain
AWS::MSK::Cluster create kafka:CreateCluster kafka:TagResource ec2:DescribeSubnets ec2:DescribeVpcs ec2:DescribeSecurityGroups iam:CreateServiceLinkedRole kafka:DescribeCluster
AWS::MSK::Cluster update kafka:DescribeCluster kafka:UpdateBrokerStorage kafka:UpdateBrokerCount kafka:UpdateBrokerType kafka:UpdateConnectivity kafka:UpdateMonitoring kafka:UpdateClusterKafkaVersion kafka:UpdateSecurity kafka:UpdateStorage kafka:UntagResource kafka:TagResource kafka:UpdateClusterConfiguration
AWS::MSK::Cluster delete kafka:DeleteCluster kafka:DescribeCluster
AWS::MSK::Cluster replace kafka:CreateCluster kafka:TagResource ec2:DescribeSubnets ec2:DescribeVpcs ec2:DescribeSecurityGroups kafka:DescribeCluster kafka:DeleteCluster
`;

export const rdsActions = `
AWS::RDS::DBSubnetGroup create rds:DescribeDBSubnetGroups rds:CreateDBSubnetGroup rds:AddTagsToResource iam:CreateServiceLinkedRole rds:ListTagsForResource
AWS::RDS::DBSubnetGroup update rds:ModifyDBSubnetGroup rds:DescribeDBSubnetGroups rds:RemoveTagsFromResource rds:AddTagsToResource rds:ListTagsForResource
AWS::RDS::DBSubnetGroup delete rds:DeleteDBSubnetGroup rds:DescribeDBSubnetGroups
AWS::RDS::DBSubnetGroup replace rds:DescribeDBSubnetGroups rds:CreateDBSubnetGroup rds:AddTagsToResource rds:ListTagsForResource rds:DeleteDBSubnetGroup
AWS::RDS::DBParameterGroup create rds:DescribeDBParameterGroups rds:CreateDBParameterGroup rds:AddTagsToResource iam:CreateServiceLinkedRole rds:DescribeEngineDefaultParameters rds:ModifyDBParameterGroup rds:ListTagsForResource
AWS::RDS::DBParameterGroup update rds:RemoveTagsFromResource rds:AddTagsToResource rds:DescribeEngineDefaultParameters rds:DescribeDBParameters rds:ResetDBParameterGroup rds:ModifyDBParameterGroup rds:DescribeDBParameterGroups rds:ListTagsForResource
AWS::RDS::DBParameterGroup delete rds:DeleteDBParameterGroup
AWS::RDS::DBParameterGroup replace rds:DescribeDBParameterGroups rds:CreateDBParameterGroup rds:AddTagsToResource rds:DescribeEngineDefaultParameters rds:ModifyDBParameterGroup rds:ListTagsForResource rds:DeleteDBParameterGroup
AWS::RDS::DBClusterParameterGroup create rds:DescribeDBClusterParameterGroups rds:CreateDBClusterParameterGroup rds:AddTagsToResource iam:CreateServiceLinkedRole rds:DescribeDBClusterParameters rds:ModifyDBClusterParameterGroup rds:ListTagsForResource
AWS::RDS::DBClusterParameterGroup update rds:DescribeDBClusterParameters rds:RemoveTagsFromResource rds:AddTagsToResource rds:ResetDBClusterParameterGroup rds:ModifyDBClusterParameterGroup rds:DescribeDBClusterParameterGroups rds:ListTagsForResource
AWS::RDS::DBClusterParameterGroup delete rds:DeleteDBClusterParameterGroup
AWS::RDS::DBClusterParameterGroup replace rds:DescribeDBClusterParameterGroups rds:CreateDBClusterParameterGroup rds:AddTagsToResource rds:DescribeDBClusterParameters rds:ModifyDBClusterParameterGroup rds:ListTagsForResource rds:DeleteDBClusterParameterGroup
AWS::RDS::DBCluster create rds:DescribeDBClusters rds:CreateDBCluster rds:AddTagsToResource iam:CreateServiceLinkedRole rds:AddRoleToDBCluster iam:PassRole
AWS::RDS::DBCluster update rds:ModifyDBCluster rds:DescribeDBClusters rds:EnableHttpEndpoint rds:RemoveRoleFromDBCluster rds:AddRoleToDBCluster iam:PassRole rds:DescribeEvents rds:RemoveTagsFromResource rds:AddTagsToResource rds:DescribeDBSubnetGroups ec2:DescribeSecurityGroups rds:DisableHttpEndpoint
AWS::RDS::DBCluster delete rds:DescribeDBClusters rds:DeleteDBCluster rds:CreateDBClusterSnapshot
AWS::RDS::DBCluster replace rds:DescribeDBClusters rds:CreateDBCluster rds:AddTagsToResource rds:DeleteDBCluster
AWS::RDS::DBInstance create rds:DescribeDBInstances rds:CreateDBInstance rds:AddTagsToResource iam:CreateServiceLinkedRole rds:AddRoleToDBInstance iam:PassRole
AWS::RDS::DBInstance update rds:DescribeDBInstances rds:ModifyDBInstance rds:DescribeEvents rds:RebootDBInstance rds:RemoveRoleFromDBInstance rds:AddRoleToDBInstance iam:PassRole rds:RemoveTagsFromResource rds:AddTagsToResource ec2:DescribeSecurityGroups
AWS::RDS::DBInstance delete rds:DescribeDBInstances rds:DeleteDBInstance rds:CreateDBSnapshot
AWS::RDS::DBInstance replace rds:DescribeDBInstances rds:CreateDBInstance rds:AddTagsToResource rds:DeleteDBInstance
`;

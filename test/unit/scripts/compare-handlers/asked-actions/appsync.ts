export const appsyncActions = `
AWS::AppSync::GraphQLApi create appsync:CreateGraphqlApi appsync:TagResource iam:PassRole iam:CreateServiceLinkedRole appsync:PutGraphqlApiEnvironmentVariables
AWS::AppSync::GraphQLApi update appsync:UpdateGraphqlApi iam:PassRole appsync:GetGraphqlApiEnvironmentVariables appsync:PutGraphqlApiEnvironmentVariables appsync:UntagResource appsync:TagResource appsync:GetGraphqlApi
AWS::AppSync::GraphQLApi delete appsync:DeleteGraphqlApi
AWS::AppSync::GraphQLApi replace appsync:CreateGraphqlApi appsync:TagResource appsync:DeleteGraphqlApi
AWS::AppSync::GraphQLSchema create appsync:StartSchemaCreation appsync:GetSchemaCreationStatus
AWS::AppSync::GraphQLSchema update appsync:StartSchemaCreation appsync:GetSchemaCreationStatus
AWS::AppSync::GraphQLSchema delete
AWS::AppSync::GraphQLSchema replace appsync:StartSchemaCreation appsync:GetSchemaCreationStatus
AWS::AppSync::ApiKey create appsync:CreateApiKey
AWS::AppSync::ApiKey update appsync:UpdateApiKey
AWS::AppSync::ApiKey delete appsync:DeleteApiKey
AWS::AppSync::ApiKey replace appsync:CreateApiKey appsync:DeleteApiKey
AWS::AppSync::DataSource create appsync:CreateDataSource iam:PassRole appsync:GetDataSource
AWS::AppSync::DataSource update appsync:UpdateDataSource iam:PassRole
AWS::AppSync::DataSource delete appsync:GetDataSource appsync:DeleteDataSource
AWS::AppSync::DataSource replace appsync:CreateDataSource appsync:GetDataSource appsync:DeleteDataSource
AWS::AppSync::FunctionConfiguration create s3:GetObject appsync:CreateFunction
AWS::AppSync::FunctionConfiguration update s3:GetObject appsync:UpdateFunction
AWS::AppSync::FunctionConfiguration delete appsync:DeleteFunction
AWS::AppSync::Resolver create s3:GetObject appsync:CreateResolver appsync:GetResolver
AWS::AppSync::Resolver update s3:GetObject appsync:UpdateResolver
AWS::AppSync::Resolver delete appsync:DeleteResolver
AWS::AppSync::Resolver replace appsync:CreateResolver appsync:GetResolver appsync:DeleteResolver
AWS::AppSync::ApiCache create appsync:CreateApiCache appsync:GetApiCache
AWS::AppSync::ApiCache update appsync:UpdateApiCache appsync:GetApiCache
AWS::AppSync::ApiCache delete appsync:DeleteApiCache appsync:GetApiCache
AWS::AppSync::ApiCache replace appsync:CreateApiCache appsync:GetApiCache appsync:DeleteApiCache
AWS::AppSync::DomainName create appsync:CreateDomainName appsync:TagResource acm:DescribeCertificate cloudfront:UpdateDistribution appsync:GetDomainName
AWS::AppSync::DomainName update appsync:GetDomainName appsync:UpdateDomainName appsync:UntagResource appsync:TagResource
AWS::AppSync::DomainName delete appsync:GetDomainName appsync:DeleteDomainName
AWS::AppSync::DomainName replace appsync:CreateDomainName appsync:TagResource acm:DescribeCertificate cloudfront:UpdateDistribution appsync:GetDomainName appsync:DeleteDomainName
AWS::AppSync::DomainNameApiAssociation create appsync:AssociateApi appsync:GetApiAssociation
AWS::AppSync::DomainNameApiAssociation update appsync:AssociateApi appsync:GetApiAssociation
AWS::AppSync::DomainNameApiAssociation delete appsync:DisassociateApi appsync:GetApiAssociation
AWS::AppSync::DomainNameApiAssociation replace appsync:AssociateApi appsync:GetApiAssociation appsync:DisassociateApi
`;

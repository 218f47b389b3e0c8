export const appsyncActions = `
AWS::AppSync::GraphQLApi create appsync:CreateGraphqlApi appsync:TagResource iam:PassRole iam:CreateServiceLinkedRole appsync:PutGraphqlApiEnvironmentVariables
AWS::AppSync::GraphQLApi update appsync:UpdateGraphqlApi iam:PassRole appsync:PutGraphqlApiEnvironmentVariables appsync:UntagResource appsync:TagResource appsync:GetGraphqlApi
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
`;

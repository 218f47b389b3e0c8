export const lambdaActions = `
AWS::Lambda::Function create lambda:GetFunction lambda:CreateFunction iam:PassRole lambda:TagResource s3:GetObject lambda:GetLayerVersion lambda:PutFunctionConcurrency lambda:PutFunctionRecursionConfig
AWS::Lambda::Function update lambda:UpdateFunctionConfiguration iam:PassRole lambda:GetFunction lambda:DeleteFunctionConcurrency lambda:PutFunctionRecursionConfig lambda:UntagResource lambda:TagResource lambda:UpdateFunctionCode lambda:PutFunctionConcurrency
AWS::Lambda::Function delete lambda:DeleteFunction lambda:GetFunction
AWS::Lambda::Version create lambda:ListVersionsByFunction lambda:PublishVersion lambda:GetFunctionConfiguration lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig
AWS::Lambda::Version update
AWS::Lambda::Version delete lambda:GetFunctionConfiguration lambda:DeleteFunction
AWS::Lambda::Alias create lambda:CreateAlias lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig
AWS::Lambda::Alias update lambda:GetAlias lambda:UpdateAlias lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig lambda:DeleteProvisionedConcurrencyConfig
AWS::Lambda::Alias delete lambda:GetAlias lambda:DeleteAlias
AWS::Lambda::Permission create lambda:AddPermission
AWS::Lambda::Permission update
AWS::Lambda::Permission delete lambda:RemovePermission
AWS::Lambda::EventSourceMapping create lambda:CreateEventSourceMapping lambda:TagResource lambda:GetEventSourceMapping
AWS::Lambda::EventSourceMapping update lambda:UpdateEventSourceMapping lambda:UntagResource lambda:TagResource lambda:GetEventSourceMapping
AWS::Lambda::EventSourceMapping delete lambda:DeleteEventSourceMapping lambda:GetEventSourceMapping
AWS::Lambda::EventInvokeConfig create lambda:PutFunctionEventInvokeConfig
AWS::Lambda::EventInvokeConfig update lambda:UpdateFunctionEventInvokeConfig
AWS::Lambda::EventInvokeConfig delete lambda:DeleteFunctionEventInvokeConfig
AWS::Lambda::LayerVersion create lambda:PublishLayerVersion s3:GetObject
AWS::Lambda::LayerVersion update
AWS::Lambda::LayerVersion delete lambda:GetLayerVersion lambda:DeleteLayerVersion
AWS::Lambda::Url create lambda:CreateFunctionUrlConfig
AWS::Lambda::Url update lambda:UpdateFunctionUrlConfig
AWS::Lambda::Url delete lambda:DeleteFunctionUrlConfig
AWS::Lambda::LayerVersionPermission create lambda:AddLayerVersionPermission
AWS::Lambda::LayerVersionPermission update
AWS::Lambda::LayerVersionPermission delete lambda:GetLayerVersionPolicy lambda:RemoveLayerVersionPermission
AWS::Lambda::LayerVersionPermission replace lambda:AddLayerVersionPermission lambda:GetLayerVersionPolicy lambda:RemoveLayerVersionPermission
`;

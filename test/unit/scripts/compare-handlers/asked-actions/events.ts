export const eventsActions = `
AWS::Events::Connection create events:CreateConnection secretsmanager:CreateSecret secretsmanager:PutSecretValue secretsmanager:GetSecretValue events:DescribeConnection
AWS::Events::Connection update events:UpdateConnection secretsmanager:UpdateSecret secretsmanager:PutSecretValue secretsmanager:GetSecretValue events:DescribeConnection
AWS::Events::Connection delete events:DeleteConnection events:DescribeConnection
AWS::Events::Connection replace events:CreateConnection secretsmanager:CreateSecret secretsmanager:PutSecretValue secretsmanager:GetSecretValue events:DescribeConnection events:DeleteConnection
AWS::Events::ApiDestination create events:CreateApiDestination events:DescribeApiDestination
AWS::Events::ApiDestination update events:UpdateApiDestination events:DescribeApiDestination
AWS::Events::ApiDestination delete events:DeleteApiDestination
AWS::Events::ApiDestination replace events:CreateApiDestination events:DescribeApiDestination events:DeleteApiDestination
AWS::Events::Rule create events:DescribeRule events:PutRule events:TagResource events:PutTargets iam:PassRole
AWS::Events::Rule update events:PutRule events:DescribeRule events:RemoveTargets events:PutTargets iam:PassRole events:UntagResource events:TagResource
AWS::Events::Rule delete events:DescribeRule events:RemoveTargets events:DeleteRule
AWS::Events::EventBus create events:CreateEventBus events:TagResource events:DescribeEventBus
AWS::Events::EventBus update events:DescribeEventBus events:UpdateEventBus events:UntagResource events:TagResource
AWS::Events::EventBus delete events:DescribeEventBus events:DeleteEventBus
AWS::Events::EventBusPolicy create events:DescribeEventBus events:PutPermission
AWS::Events::EventBusPolicy update events:DescribeEventBus events:PutPermission
AWS::Events::EventBusPolicy delete events:DescribeEventBus events:RemovePermission
AWS::Events::EventBusPolicy replace events:DescribeEventBus events:PutPermission events:RemovePermission
AWS::Events::Archive create events:CreateArchive events:DescribeArchive
AWS::Events::Archive update events:DescribeArchive events:UpdateArchive
AWS::Events::Archive delete events:DescribeArchive events:DeleteArchive
AWS::Events::Archive replace events:CreateArchive events:DescribeArchive events:DeleteArchive
`;

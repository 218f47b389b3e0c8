export interface EventResource {
  readonly ResourceType: string;
  readonly ResourceName: string;
}

/** Members of a request that name a resource, and its type. Which of them AWS lists is assumed. */
const typesByMember: Readonly<Record<string, string>> = {
  accessKeyId: 'AWS::IAM::AccessKey',
  bucketName: 'AWS::S3::Bucket',
  functionName: 'AWS::Lambda::Function',
  groupName: 'AWS::IAM::Group',
  instanceProfileName: 'AWS::IAM::InstanceProfile',
  keyId: 'AWS::KMS::Key',
  logGroupName: 'AWS::Logs::LogGroup',
  policyArn: 'AWS::IAM::Policy',
  queueUrl: 'AWS::SQS::Queue',
  restApiId: 'AWS::ApiGateway::RestApi',
  roleName: 'AWS::IAM::Role',
  roleArn: 'AWS::IAM::Role',
  secretId: 'AWS::SecretsManager::Secret',
  stackName: 'AWS::CloudFormation::Stack',
  tableName: 'AWS::DynamoDB::Table',
  topicArn: 'AWS::SNS::Topic',
  userName: 'AWS::IAM::User',
  userPoolId: 'AWS::Cognito::UserPool',
};

/** The resources that a call names. */
export function listResources(
  parameters: Readonly<Record<string, unknown>> | null,
): readonly EventResource[] {
  return Object.entries(parameters ?? {}).flatMap(([name, value]) => {
    const type = typesByMember[name];
    return type !== undefined && typeof value === 'string'
      ? [{ ResourceType: type, ResourceName: value }]
      : [];
  });
}

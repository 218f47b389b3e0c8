import type { Step, Values } from '../cloudformation/resource-type.ts';
import { arnPart } from '../cloudformation/resource-types/appsync/arn-part.ts';

/** The call that tells whether a resource is there; where it answers for many, what of the answer is this one. */
export interface Read extends Pick<Step, 'call' | 'input'> {
  readonly finds?: (output: Values, physicalId: string) => boolean;
}

function named(call: string, member: string): Read {
  return { call, input: (resource) => ({ [member]: resource.physicalId }) };
}

/** One of many that a call lists by their ids. */
function listed(call: string, member: string): Read {
  return { call, input: ({ physicalId }) => ({ [member]: [physicalId] }) };
}

/** The members of a list of an answer. */
function membersOf(output: Values, member: string): readonly Values[] {
  return (output[member] ?? []) as readonly Values[];
}

/** A thing of an API: the API's id and its own. */
function ofApi(call: string, member: string): Read {
  return {
    call,
    input: ({ physicalId, properties }) => ({
      ApiId: properties['ApiId'],
      // Nothing but the identifier is known of what CloudFormation did not make.
      [member]: properties[member] ?? physicalId,
    }),
  };
}

/** A thing of a user pool. */
function ofUserPool(call: string, member: string): Read {
  return {
    call,
    input: ({ physicalId, properties }) => ({
      UserPoolId: properties['UserPoolId'],
      [member]: properties[member] ?? physicalId,
    }),
  };
}

/** WAF names its things by name, id and scope, and so do their physical ids. */
function scoped(call: string): Read {
  return {
    call,
    input: ({ physicalId }) => {
      const [Name = '', Id = '', Scope = ''] = physicalId.split('|');
      return { Name, Id, Scope };
    },
  };
}

/** The main read of each type; what else its handler reads, for properties, is not asked. */
export const reads: Readonly<Record<string, Read>> = {
  'AWS::ApiGateway::ApiKey': named('apigateway:GetApiKey', 'apiKey'),
  'AWS::ApiGateway::ClientCertificate': named('apigateway:GetClientCertificate', 'clientCertificateId'),
  'AWS::ApiGateway::BasePathMapping': {
    call: 'apigateway:GetBasePathMapping',
    input: ({ physicalId }) => {
      const [domainName = '', basePath = ''] = physicalId.split('|');
      return { domainName, basePath };
    },
  },
  'AWS::ApiGateway::DomainName': named('apigateway:GetDomainName', 'domainName'),
  'AWS::ApiGateway::RestApi': named('apigateway:GetRestApi', 'restApiId'),
  'AWS::ApiGateway::Stage': {
    call: 'apigateway:GetStage',
    input: ({ physicalId, properties }) => ({ restApiId: properties['RestApiId'], stageName: physicalId }),
  },
  'AWS::ApiGateway::UsagePlan': named('apigateway:GetUsagePlan', 'usagePlanId'),
  'AWS::ApiGateway::VpcLink': named('apigateway:GetVpcLink', 'vpcLinkId'),
  'AWS::ApiGatewayV2::Api': named('apigatewayv2:GetApi', 'ApiId'),
  'AWS::ApiGatewayV2::ApiMapping': {
    call: 'apigatewayv2:GetApiMapping',
    input: ({ physicalId, properties }) => ({
      DomainName: properties['DomainName'],
      ApiMappingId: physicalId,
    }),
  },
  'AWS::ApiGatewayV2::DomainName': named('apigatewayv2:GetDomainName', 'DomainName'),
  'AWS::ApiGatewayV2::Integration': ofApi('apigatewayv2:GetIntegration', 'IntegrationId'),
  'AWS::ApiGatewayV2::Model': ofApi('apigatewayv2:GetModel', 'ModelId'),
  'AWS::ApiGatewayV2::Route': ofApi('apigatewayv2:GetRoute', 'RouteId'),
  'AWS::ApiGatewayV2::RouteResponse': {
    call: 'apigatewayv2:GetRouteResponse',
    input: ({ physicalId, properties }) => ({
      ApiId: properties['ApiId'],
      RouteId: properties['RouteId'],
      RouteResponseId: properties['RouteResponseId'] ?? physicalId,
    }),
  },
  'AWS::ApiGatewayV2::Stage': ofApi('apigatewayv2:GetStage', 'StageName'),
  'AWS::ApiGatewayV2::VpcLink': named('apigatewayv2:GetVpcLink', 'VpcLinkId'),
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    call: 'application-autoscaling:DescribeScalableTargets',
    input: ({ properties }) => ({
      ServiceNamespace: properties['ServiceNamespace'],
      ResourceIds: [properties['ResourceId']],
      ScalableDimension: properties['ScalableDimension'],
    }),
    finds: (output) => membersOf(output, 'ScalableTargets').length > 0,
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    call: 'application-autoscaling:DescribeScalingPolicies',
    // `…:scalingPolicy:ID:resource/dynamodb/table/NAME:policyName/NAME`
    input: ({ physicalId }) => ({
      ServiceNamespace: physicalId.split(':resource/')[1]?.split('/')[0],
      PolicyNames: [physicalId],
    }),
    finds: (output) => membersOf(output, 'ScalingPolicies').length > 0,
  },
  'AWS::AutoScaling::AutoScalingGroup': {
    ...listed('autoscaling:DescribeAutoScalingGroups', 'AutoScalingGroupNames'),
    finds: (output) => membersOf(output, 'AutoScalingGroups').length > 0,
  },
  'AWS::AutoScaling::LaunchConfiguration': {
    ...listed('autoscaling:DescribeLaunchConfigurations', 'LaunchConfigurationNames'),
    finds: (output) => membersOf(output, 'LaunchConfigurations').length > 0,
  },
  'AWS::AppSync::DataSource': {
    call: 'appsync:GetDataSource',
    input: ({ physicalId }) => ({
      apiId: arnPart(physicalId, 'apis'),
      name: arnPart(physicalId, 'datasources'),
    }),
  },
  'AWS::AppSync::DomainName': named('appsync:GetDomainName', 'domainName'),
  'AWS::AppSync::DomainNameApiAssociation': {
    call: 'appsync:GetApiAssociation',
    input: ({ physicalId }) => ({ domainName: physicalId.split('/')[0] }),
  },
  'AWS::AppSync::FunctionConfiguration': {
    call: 'appsync:GetFunction',
    input: ({ physicalId }) => ({
      apiId: arnPart(physicalId, 'apis'),
      functionId: arnPart(physicalId, 'functions'),
    }),
  },
  'AWS::AppSync::GraphQLApi': {
    call: 'appsync:GetGraphqlApi',
    input: ({ physicalId }) => ({ apiId: physicalId.split('/').at(-1) }),
  },
  'AWS::AppSync::Resolver': {
    call: 'appsync:GetResolver',
    input: ({ physicalId }) => ({
      apiId: arnPart(physicalId, 'apis'),
      typeName: arnPart(physicalId, 'types'),
      fieldName: arnPart(physicalId, 'resolvers'),
    }),
  },
  'AWS::CertificateManager::Certificate': named('acm:DescribeCertificate', 'CertificateArn'),
  'AWS::CloudFront::CachePolicy': named('cloudfront:GetCachePolicy', 'Id'),
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': named(
    'cloudfront:GetCloudFrontOriginAccessIdentity',
    'Id',
  ),
  'AWS::CloudFront::Distribution': named('cloudfront:GetDistribution', 'Id'),
  'AWS::CloudFront::Function': {
    call: 'cloudfront:DescribeFunction',
    input: ({ physicalId }) => ({ Name: physicalId.split('/').at(-1) }),
  },
  'AWS::CloudFront::OriginAccessControl': named('cloudfront:GetOriginAccessControl', 'Id'),
  'AWS::CloudFront::ResponseHeadersPolicy': named('cloudfront:GetResponseHeadersPolicy', 'Id'),
  'AWS::CloudTrail::Trail': named('cloudtrail:GetTrail', 'Name'),
  'AWS::CloudWatch::CompositeAlarm': {
    call: 'cloudwatch:DescribeAlarms',
    input: ({ physicalId }) => ({ AlarmNames: [physicalId], AlarmTypes: ['CompositeAlarm'] }),
    finds: ({ CompositeAlarms: alarms }) => (alarms as unknown[]).length > 0,
  },
  'AWS::CloudWatch::Dashboard': named('cloudwatch:GetDashboard', 'DashboardName'),
  'AWS::CloudWatch::MetricStream': named('cloudwatch:GetMetricStream', 'Name'),
  'AWS::CodeDeploy::Application': named('codedeploy:GetApplication', 'applicationName'),
  'AWS::CodeDeploy::DeploymentGroup': {
    call: 'codedeploy:GetDeploymentGroup',
    input: ({ physicalId, properties }) => ({
      applicationName: properties['ApplicationName'],
      deploymentGroupName: physicalId,
    }),
  },
  'AWS::CodePipeline::Pipeline': named('codepipeline:GetPipeline', 'name'),
  'AWS::Cognito::IdentityPool': named('cognito-identity:DescribeIdentityPool', 'IdentityPoolId'),
  'AWS::Cognito::IdentityPoolRoleAttachment': {
    ...named('cognito-identity:GetIdentityPoolRoles', 'IdentityPoolId'),
    finds: ({ Roles: roles, RoleMappings: mappings }) => roles !== undefined || mappings !== undefined,
  },
  'AWS::Cognito::UserPool': named('cognito-idp:DescribeUserPool', 'UserPoolId'),
  'AWS::Cognito::UserPoolClient': ofUserPool('cognito-idp:DescribeUserPoolClient', 'ClientId'),
  'AWS::Cognito::UserPoolDomain': {
    ...named('cognito-idp:DescribeUserPoolDomain', 'Domain'),
    finds: ({ DomainDescription: domain }) => Object.keys(domain as object).length > 0,
  },
  'AWS::Cognito::UserPoolGroup': ofUserPool('cognito-idp:GetGroup', 'GroupName'),
  'AWS::Cognito::UserPoolIdentityProvider': ofUserPool(
    'cognito-idp:DescribeIdentityProvider',
    'ProviderName',
  ),
  'AWS::Cognito::UserPoolResourceServer': ofUserPool('cognito-idp:DescribeResourceServer', 'Identifier'),
  'AWS::DataPipeline::Pipeline': {
    call: 'datapipeline:DescribePipelines',
    input: ({ physicalId }) => ({ pipelineIds: [physicalId] }),
  },
  'AWS::DynamoDB::Table': named('dynamodb:DescribeTable', 'TableName'),
  'AWS::EC2::EIP': listed('ec2:DescribeAddresses', 'PublicIps'),
  'AWS::EC2::Instance': {
    ...listed('ec2:DescribeInstances', 'InstanceIds'),
    finds: (output) =>
      membersOf(output, 'Reservations')
        .flatMap((reservation) => membersOf(reservation, 'Instances'))
        .some(({ State: state }) => (state as { Name?: string }).Name !== 'terminated'),
  },
  'AWS::EC2::InternetGateway': listed('ec2:DescribeInternetGateways', 'InternetGatewayIds'),
  'AWS::EC2::NatGateway': {
    ...listed('ec2:DescribeNatGateways', 'NatGatewayIds'),
    finds: (output) => membersOf(output, 'NatGateways').some(({ State: state }) => state !== 'deleted'),
  },
  'AWS::EC2::Route': {
    call: 'ec2:DescribeRouteTables',
    input: ({ physicalId }) => ({ RouteTableIds: [physicalId.split('|')[0]] }),
    finds: (output, physicalId) =>
      membersOf(output, 'RouteTables')
        .flatMap((table) => membersOf(table, 'Routes'))
        .some((route) =>
          [
            route['DestinationCidrBlock'],
            route['DestinationIpv6CidrBlock'],
            route['DestinationPrefixListId'],
          ].includes(physicalId.split('|')[1]),
        ),
  },
  'AWS::EC2::RouteTable': listed('ec2:DescribeRouteTables', 'RouteTableIds'),
  'AWS::EC2::SecurityGroup': listed('ec2:DescribeSecurityGroups', 'GroupIds'),
  'AWS::EC2::SecurityGroupEgress': listed('ec2:DescribeSecurityGroupRules', 'SecurityGroupRuleIds'),
  'AWS::EC2::SecurityGroupIngress': listed('ec2:DescribeSecurityGroupRules', 'SecurityGroupRuleIds'),
  'AWS::EC2::Subnet': listed('ec2:DescribeSubnets', 'SubnetIds'),
  'AWS::EC2::SubnetRouteTableAssociation': {
    call: 'ec2:DescribeRouteTables',
    input: ({ physicalId }) => ({
      Filters: [{ Name: 'association.route-table-association-id', Values: [physicalId] }],
    }),
    finds: (output) => membersOf(output, 'RouteTables').length > 0,
  },
  'AWS::EC2::VPC': listed('ec2:DescribeVpcs', 'VpcIds'),
  'AWS::EC2::VPCEndpoint': listed('ec2:DescribeVpcEndpoints', 'VpcEndpointIds'),
  'AWS::EC2::VPCGatewayAttachment': {
    call: 'ec2:DescribeInternetGateways',
    input: ({ physicalId }) => ({
      Filters: [{ Name: 'attachment.vpc-id', Values: [physicalId.split('|')[1]] }],
    }),
    finds: (output) => membersOf(output, 'InternetGateways').length > 0,
  },
  'AWS::ECR::Repository': {
    call: 'ecr:DescribeRepositories',
    input: ({ physicalId }) => ({ repositoryNames: [physicalId] }),
  },
  'AWS::ElasticLoadBalancingV2::Listener': listed('elasticloadbalancing:DescribeListeners', 'ListenerArns'),
  'AWS::ElasticLoadBalancingV2::ListenerRule': listed('elasticloadbalancing:DescribeRules', 'RuleArns'),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': listed(
    'elasticloadbalancing:DescribeLoadBalancers',
    'LoadBalancerArns',
  ),
  'AWS::ElasticLoadBalancingV2::TargetGroup': listed(
    'elasticloadbalancing:DescribeTargetGroups',
    'TargetGroupArns',
  ),
  'AWS::Events::EventBus': named('events:DescribeEventBus', 'Name'),
  'AWS::Events::Rule': {
    call: 'events:DescribeRule',
    input: ({ physicalId, properties }) => ({
      Name: physicalId.split('|').at(-1),
      EventBusName: properties['EventBusName'],
    }),
  },
  'AWS::Glue::Crawler': named('glue:GetCrawler', 'Name'),
  'AWS::Glue::Database': named('glue:GetDatabase', 'Name'),
  'AWS::GuardDuty::Detector': named('guardduty:GetDetector', 'DetectorId'),
  'AWS::GuardDuty::IPSet': {
    call: 'guardduty:GetIPSet',
    input: ({ physicalId, properties }) => ({ DetectorId: properties['DetectorId'], IpSetId: physicalId }),
  },
  'AWS::IAM::Group': named('iam:GetGroup', 'GroupName'),
  'AWS::IAM::InstanceProfile': named('iam:GetInstanceProfile', 'InstanceProfileName'),
  'AWS::IAM::ManagedPolicy': named('iam:GetPolicy', 'PolicyArn'),
  'AWS::IAM::OIDCProvider': named('iam:GetOpenIDConnectProvider', 'OpenIDConnectProviderArn'),
  'AWS::IAM::Role': named('iam:GetRole', 'RoleName'),
  'AWS::IAM::ServiceLinkedRole': named('iam:GetRole', 'RoleName'),
  'AWS::IAM::User': named('iam:GetUser', 'UserName'),
  'AWS::IoT::TopicRule': named('iot:GetTopicRule', 'ruleName'),
  // Source: the key's and the alias's ReadHandler of https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-kms
  'AWS::KMS::Alias': {
    call: 'kms:ListAliases',
    input: () => ({}),
    finds: (output, physicalId) =>
      membersOf(output, 'Aliases').some(({ AliasName: name }) => name === physicalId),
  },
  'AWS::KMS::Key': {
    call: 'kms:DescribeKey',
    input: ({ physicalId }) => ({ KeyId: physicalId }),
    finds: ({ KeyMetadata: key }) => (key as Values)['KeyState'] !== 'PendingDeletion',
  },
  'AWS::Kinesis::Stream': named('kinesis:DescribeStreamSummary', 'StreamName'),
  'AWS::Kinesis::StreamConsumer': named('kinesis:DescribeStreamConsumer', 'ConsumerARN'),
  'AWS::KinesisFirehose::DeliveryStream': named('firehose:DescribeDeliveryStream', 'DeliveryStreamName'),
  'AWS::Lambda::CodeSigningConfig': named('lambda:GetCodeSigningConfig', 'CodeSigningConfigArn'),
  'AWS::Lambda::EventSourceMapping': named('lambda:GetEventSourceMapping', 'UUID'),
  'AWS::Lambda::Function': named('lambda:GetFunction', 'FunctionName'),
  'AWS::Lambda::LayerVersion': named('lambda:GetLayerVersionByArn', 'Arn'),
  'AWS::Lambda::Permission': {
    call: 'lambda:GetPolicy',
    input: ({ properties }) => ({ FunctionName: properties['FunctionName'] }),
    finds: ({ Policy: text }, physicalId) =>
      (JSON.parse(String(text)) as { Statement: readonly { Sid?: string }[] }).Statement.some(
        ({ Sid }) => Sid === physicalId,
      ),
  },
  'AWS::Lambda::Url': named('lambda:GetFunctionUrlConfig', 'FunctionName'),
  'AWS::Lambda::Version': named('lambda:GetFunction', 'FunctionName'),
  'AWS::Logs::LogGroup': {
    call: 'logs:DescribeLogGroups',
    input: ({ physicalId }) => ({ logGroupNamePrefix: physicalId }),
    finds: ({ logGroups }, physicalId) =>
      (logGroups as { logGroupName?: string }[]).some(({ logGroupName }) => logGroupName === physicalId),
  },
  'AWS::Logs::LogStream': {
    call: 'logs:DescribeLogStreams',
    input: ({ physicalId, properties }) => ({
      logGroupName: properties['LogGroupName'],
      logStreamNamePrefix: physicalId,
    }),
    finds: ({ logStreams }, physicalId) =>
      (logStreams as { logStreamName?: string }[]).some(({ logStreamName }) => logStreamName === physicalId),
  },
  'AWS::Logs::MetricFilter': {
    call: 'logs:DescribeMetricFilters',
    input: ({ physicalId, properties }) => ({
      logGroupName: properties['LogGroupName'],
      filterNamePrefix: physicalId,
    }),
    finds: ({ metricFilters }, physicalId) =>
      (metricFilters as { filterName?: string }[]).some(({ filterName }) => filterName === physicalId),
  },
  'AWS::Logs::ResourcePolicy': {
    call: 'logs:DescribeResourcePolicies',
    input: () => ({}),
    finds: ({ resourcePolicies }, physicalId) =>
      (resourcePolicies as { policyName?: string }[]).some(({ policyName }) => policyName === physicalId),
  },
  'AWS::MSK::Cluster': named('kafka:DescribeCluster', 'ClusterArn'),
  'AWS::RDS::DBCluster': named('rds:DescribeDBClusters', 'DBClusterIdentifier'),
  'AWS::RDS::DBClusterParameterGroup': named(
    'rds:DescribeDBClusterParameterGroups',
    'DBClusterParameterGroupName',
  ),
  'AWS::RDS::DBInstance': named('rds:DescribeDBInstances', 'DBInstanceIdentifier'),
  'AWS::RDS::DBParameterGroup': named('rds:DescribeDBParameterGroups', 'DBParameterGroupName'),
  'AWS::RDS::DBSubnetGroup': named('rds:DescribeDBSubnetGroups', 'DBSubnetGroupName'),
  'AWS::Route53::HostedZone': named('route53:GetHostedZone', 'Id'),
  'AWS::S3::Bucket': named('s3:HeadBucket', 'Bucket'),
  'AWS::S3::BucketPolicy': named('s3:GetBucketPolicy', 'Bucket'),
  'AWS::SES::Template': named('ses:GetTemplate', 'TemplateName'),
  'AWS::SNS::Subscription': named('sns:GetSubscriptionAttributes', 'SubscriptionArn'),
  'AWS::SNS::Topic': named('sns:GetTopicAttributes', 'TopicArn'),
  'AWS::SNS::TopicInlinePolicy': named('sns:GetTopicAttributes', 'TopicArn'),
  'AWS::SQS::Queue': named('sqs:GetQueueAttributes', 'QueueUrl'),
  'AWS::SQS::QueueInlinePolicy': named('sqs:GetQueueAttributes', 'QueueUrl'),
  'AWS::SSM::Parameter': named('ssm:GetParameter', 'Name'),
  'AWS::StepFunctions::Activity': named('states:DescribeActivity', 'activityArn'),
  'AWS::StepFunctions::StateMachine': named('states:DescribeStateMachine', 'stateMachineArn'),
  'AWS::WAFv2::IPSet': scoped('wafv2:GetIPSet'),
  'AWS::WAFv2::WebACL': scoped('wafv2:GetWebACL'),
  'AWS::WAFv2::WebACLAssociation': {
    call: 'wafv2:GetWebACLForResource',
    input: ({ physicalId }) => ({ ResourceArn: physicalId.split('|')[0] }),
    finds: ({ WebACL }, physicalId) =>
      (WebACL as { ARN?: string } | undefined)?.ARN === physicalId.split('|')[1],
  },
};

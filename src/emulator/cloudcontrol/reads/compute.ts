import { named, listed, membersOf, type Read } from '../read.ts';

/** What runs, where it runs, and what delivers it. */
export const computeReads: Readonly<Record<string, Read>> = {
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
  'AWS::CloudFormation::Stack': {
    call: 'cloudformation:DescribeStacks',
    input: ({ physicalId }) => ({ StackName: physicalId }),
    finds: (output) =>
      membersOf(output, 'Stacks').some(({ StackStatus: status }) => status !== 'DELETE_COMPLETE'),
  },
  'AWS::CodeDeploy::Application': named('codedeploy:GetApplication', 'applicationName'),
  'AWS::CodeDeploy::DeploymentGroup': {
    call: 'codedeploy:GetDeploymentGroup',
    input: ({ physicalId, properties }) => ({
      applicationName: properties['ApplicationName'],
      deploymentGroupName: physicalId,
    }),
  },
  'AWS::CodePipeline::Pipeline': named('codepipeline:GetPipeline', 'name'),
  'AWS::EC2::EIP': listed('ec2:DescribeAddresses', 'PublicIps'),
  'AWS::EC2::FlowLog': listed('ec2:DescribeFlowLogs', 'FlowLogIds'),
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
  'AWS::EC2::NetworkAcl': listed('ec2:DescribeNetworkAcls', 'NetworkAclIds'),
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
  'AWS::EC2::SubnetNetworkAclAssociation': {
    call: 'ec2:DescribeNetworkAcls',
    input: ({ physicalId }) => ({
      Filters: [{ Name: 'association.association-id', Values: [physicalId] }],
    }),
    finds: (output) => membersOf(output, 'NetworkAcls').length > 0,
  },
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
  'AWS::IAM::Group': named('iam:GetGroup', 'GroupName'),
  'AWS::IAM::InstanceProfile': named('iam:GetInstanceProfile', 'InstanceProfileName'),
  'AWS::IAM::ManagedPolicy': named('iam:GetPolicy', 'PolicyArn'),
  'AWS::IAM::OIDCProvider': named('iam:GetOpenIDConnectProvider', 'OpenIDConnectProviderArn'),
  'AWS::IAM::Role': named('iam:GetRole', 'RoleName'),
  'AWS::IAM::ServiceLinkedRole': named('iam:GetRole', 'RoleName'),
  'AWS::IAM::User': named('iam:GetUser', 'UserName'),
  'AWS::Lambda::CodeSigningConfig': named('lambda:GetCodeSigningConfig', 'CodeSigningConfigArn'),
  'AWS::Lambda::Alias': {
    call: 'lambda:GetAlias',
    input: ({ physicalId }) => {
      const [Name, ...rest] = physicalId.split(':').toReversed();
      return { FunctionName: rest.toReversed().join(':'), Name };
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    call: 'lambda:GetFunctionEventInvokeConfig',
    input: ({ properties }) => ({
      FunctionName: properties['FunctionName'],
      Qualifier: properties['Qualifier'],
    }),
  },
  'AWS::Lambda::LayerVersionPermission': {
    call: 'lambda:GetLayerVersionPolicy',
    input: ({ physicalId }) => {
      const [version = ''] = physicalId.split('#');
      const [VersionNumber, ...layer] = version.split(':').toReversed();
      return { LayerName: layer.toReversed().join(':'), VersionNumber: Number(VersionNumber) };
    },
    finds: ({ Policy: policy }, physicalId) => String(policy).includes(`"${physicalId.split('#')[1]}"`),
  },
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
  'AWS::StepFunctions::Activity': named('states:DescribeActivity', 'activityArn'),
  'AWS::StepFunctions::StateMachine': named('states:DescribeStateMachine', 'stateMachineArn'),
};

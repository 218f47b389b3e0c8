import type { Reason } from '../reasons.ts';

const answersItself = 'the call that creates answers the whole resource';

/** Parts of APIs and of queues. */
export const apiPartReasons: readonly Reason[] = [
  ...['ClientCertificate', 'DocumentationPart', 'DocumentationVersion'].map((name): Reason => ({
    type: `AWS::ApiGateway::${name}`,
    handler: 'create',
    action: 'apigateway:GET',
    because: answersItself,
    source: 'assumed, as for other types of API Gateway',
  })),
  {
    type: 'AWS::ApiGateway::VpcLink',
    handler: 'create',
    action: 'elasticloadbalancing:DescribeLoadBalancers',
    because: 'who makes a link must see the load balancer; the list leaves it out',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/grant-permissions-to-create-vpclink.html',
  },
  {
    type: 'AWS::ApiGateway::VpcLink',
    handler: 'update',
    action: 'apigateway:DELETE',
    because: 'a tag that goes is taken away with DELETE; the other types of API Gateway list it',
    source: 'assumed',
  },
  {
    type: 'AWS::ApiGateway::VpcLink',
    handler: 'delete',
    action: 'apigateway:PUT',
    because: 'nothing is tagged when a link goes',
    source: 'assumed',
  },
  {
    type: 'AWS::SQS::QueueInlinePolicy',
    action: 'sqs:GetQueueUrl',
    because: 'the property is the URL',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queueinlinepolicy.html',
  },
];

import { apigatewayActions } from './asked-actions/apigateway.ts';
import { apigatewayPartActions } from './asked-actions/apigateway-parts.ts';
import { apigatewayv2Actions } from './asked-actions/apigatewayv2.ts';
import { apigatewayv2PartActions } from './asked-actions/apigatewayv2-parts.ts';
import { appsyncActions } from './asked-actions/appsync.ts';
import { cloudformationActions } from './asked-actions/cloudformation.ts';
import { cloudtrailActions } from './asked-actions/cloudtrail.ts';
import { cloudwatchActions } from './asked-actions/cloudwatch.ts';
import { codeSigningActions } from './asked-actions/code-signing.ts';
import { codedeployActions } from './asked-actions/codedeploy.ts';
import { cognitoActions } from './asked-actions/cognito.ts';
import { dataAndDetectionActions } from './asked-actions/data-and-detection.ts';
import { deliveryActions } from './asked-actions/delivery.ts';
import { dynamodbActions } from './asked-actions/dynamodb.ts';
import { ec2Actions } from './asked-actions/ec2.ts';
import { edgeActions } from './asked-actions/edge.ts';
import { elasticloadbalancingActions } from './asked-actions/elasticloadbalancing.ts';
import { ecrActions } from './asked-actions/ecr.ts';
import { eventsActions } from './asked-actions/events.ts';
import { firehoseActions } from './asked-actions/firehose.ts';
import { iamActions } from './asked-actions/iam.ts';
import { inlinePolicyActions } from './asked-actions/inline-policies.ts';
import { iotActions } from './asked-actions/iot.ts';
import { kinesisActions } from './asked-actions/kinesis.ts';
import { kmsActions } from './asked-actions/kms.ts';
import { lambdaActions } from './asked-actions/lambda.ts';
import { logsActions } from './asked-actions/logs.ts';
import { rdsActions } from './asked-actions/rds.ts';
import { s3Actions } from './asked-actions/s3.ts';
import { scalingActions } from './asked-actions/scaling.ts';
import { searchAndStreamActions } from './asked-actions/search-and-streams.ts';
import { secretsmanagerActions } from './asked-actions/secretsmanager.ts';
import { snsActions } from './asked-actions/sns.ts';
import { sqsActions } from './asked-actions/sqs.ts';
import { ssmActions } from './asked-actions/ssm.ts';
import { stepfunctionsActions } from './asked-actions/stepfunctions.ts';

/**
 * What the sample of each type asks for: type, handler, and every permission once, in the order in which it is first asked for.
 * `replace` is what the update asks for that makes the resource anew, the deletion of the old one included.
 */
export const askedActions: readonly string[] = [
  apigatewayActions,
  apigatewayPartActions,
  apigatewayv2Actions,
  apigatewayv2PartActions,
  appsyncActions,
  cloudformationActions,
  cloudtrailActions,
  cloudwatchActions,
  codeSigningActions,
  codedeployActions,
  cognitoActions,
  dataAndDetectionActions,
  deliveryActions,
  dynamodbActions,
  ec2Actions,
  edgeActions,
  elasticloadbalancingActions,
  ecrActions,
  eventsActions,
  firehoseActions,
  iamActions,
  inlinePolicyActions,
  iotActions,
  kinesisActions,
  kmsActions,
  lambdaActions,
  logsActions,
  rdsActions,
  s3Actions,
  scalingActions,
  searchAndStreamActions,
  secretsmanagerActions,
  snsActions,
  sqsActions,
  ssmActions,
  stepfunctionsActions,
].flatMap((rows) => rows.trim().split('\n'));

import { apigatewayActions } from './asked-actions/apigateway.ts';
import { apigatewayv2Actions } from './asked-actions/apigatewayv2.ts';
import { appsyncActions } from './asked-actions/appsync.ts';
import { cloudformationActions } from './asked-actions/cloudformation.ts';
import { cloudwatchActions } from './asked-actions/cloudwatch.ts';
import { codedeployActions } from './asked-actions/codedeploy.ts';
import { cognitoActions } from './asked-actions/cognito.ts';
import { dataAndDetectionActions } from './asked-actions/data-and-detection.ts';
import { deliveryActions } from './asked-actions/delivery.ts';
import { dynamodbActions } from './asked-actions/dynamodb.ts';
import { ec2Actions } from './asked-actions/ec2.ts';
import { edgeActions } from './asked-actions/edge.ts';
import { eventsActions } from './asked-actions/events.ts';
import { firehoseActions } from './asked-actions/firehose.ts';
import { iamActions } from './asked-actions/iam.ts';
import { iotActions } from './asked-actions/iot.ts';
import { kinesisActions } from './asked-actions/kinesis.ts';
import { kmsActions } from './asked-actions/kms.ts';
import { lambdaActions } from './asked-actions/lambda.ts';
import { logsActions } from './asked-actions/logs.ts';
import { rdsActions } from './asked-actions/rds.ts';
import { s3Actions } from './asked-actions/s3.ts';
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
  apigatewayv2Actions,
  appsyncActions,
  cloudformationActions,
  cloudwatchActions,
  codedeployActions,
  cognitoActions,
  dataAndDetectionActions,
  deliveryActions,
  dynamodbActions,
  ec2Actions,
  edgeActions,
  eventsActions,
  firehoseActions,
  iamActions,
  iotActions,
  kinesisActions,
  kmsActions,
  lambdaActions,
  logsActions,
  rdsActions,
  s3Actions,
  secretsmanagerActions,
  snsActions,
  sqsActions,
  ssmActions,
  stepfunctionsActions,
].flatMap((rows) => rows.trim().split('\n'));

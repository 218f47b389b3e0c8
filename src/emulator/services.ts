import { apiGatewayService } from './apigateway/service.ts';
import { apiGatewayV2Service } from './apigatewayv2/service.ts';
import { cloudControlService } from './cloudcontrol/service.ts';
import { cloudFormationService } from './cloudformation/service.ts';
import { cloudTrailService } from './cloudtrail/service.ts';
import { cloudWatchService } from './cloudwatch/service.ts';
import { cognitoIdpService } from './cognito-idp/service.ts';
import { dynamoDbService } from './dynamodb/service.ts';
import { ec2Service } from './ec2/service.ts';
import { ecrService } from './ecr/service.ts';
import { eventsService } from './events/service.ts';
import { iamService } from './iam/service.ts';
import { kmsService } from './kms/service.ts';
import { lambdaService } from './lambda/service.ts';
import { logsService } from './logs/service.ts';
import type { Service } from './operation.ts';
import { s3Service } from './s3/service.ts';
import { secretsManagerService } from './secretsmanager/service.ts';
import { snsService } from './sns/service.ts';
import { sqsService } from './sqs/service.ts';
import { ssmService } from './ssm/service.ts';
import { stsService } from './sts/service.ts';

/** Every service of the emulated account. */
export const services: readonly Service[] = [
  apiGatewayService,
  apiGatewayV2Service,
  cloudControlService,
  cloudFormationService,
  cloudTrailService,
  cloudWatchService,
  cognitoIdpService,
  dynamoDbService,
  ec2Service,
  ecrService,
  eventsService,
  iamService,
  kmsService,
  lambdaService,
  logsService,
  s3Service,
  secretsManagerService,
  snsService,
  sqsService,
  ssmService,
  stsService,
];

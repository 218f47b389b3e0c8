import type { Loaders } from './directory.ts';
import type { Service } from './operation.ts';

/** Every service of the emulated account, by its id. */
export const services: Loaders<Service> = {
  apigateway: async () => (await import('./apigateway/service.ts')).apiGatewayService,
  apigatewayv2: async () => (await import('./apigatewayv2/service.ts')).apiGatewayV2Service,
  cloudcontrol: async () => (await import('./cloudcontrol/service.ts')).cloudControlService,
  cloudformation: async () => (await import('./cloudformation/service.ts')).cloudFormationService,
  cloudtrail: async () => (await import('./cloudtrail/service.ts')).cloudTrailService,
  cloudwatch: async () => (await import('./cloudwatch/service.ts')).cloudWatchService,
  'cognito-idp': async () => (await import('./cognito-idp/service.ts')).cognitoIdpService,
  dynamodb: async () => (await import('./dynamodb/service.ts')).dynamoDbService,
  ec2: async () => (await import('./ec2/service.ts')).ec2Service,
  ecr: async () => (await import('./ecr/service.ts')).ecrService,
  events: async () => (await import('./events/service.ts')).eventsService,
  iam: async () => (await import('./iam/service.ts')).iamService,
  kms: async () => (await import('./kms/service.ts')).kmsService,
  lambda: async () => (await import('./lambda/service.ts')).lambdaService,
  logs: async () => (await import('./logs/service.ts')).logsService,
  s3: async () => (await import('./s3/service.ts')).s3Service,
  secretsmanager: async () => (await import('./secretsmanager/service.ts')).secretsManagerService,
  sns: async () => (await import('./sns/service.ts')).snsService,
  sqs: async () => (await import('./sqs/service.ts')).sqsService,
  ssm: async () => (await import('./ssm/service.ts')).ssmService,
  sts: async () => (await import('./sts/service.ts')).stsService,
};

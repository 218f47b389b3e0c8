import type {
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
  DeleteServiceLinkedRoleRequest,
  DeleteServiceLinkedRoleResponse,
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse,
} from '@aws-sdk/client-iam';
import { randomUUID } from 'node:crypto';
import { defineStore, type Account } from '../../account.ts';
import type { Moment } from '../../clock.ts';
import { AwsError, defineOperation, type Requirement } from '../../operation.ts';
import { onRole, roleArn } from '../arns.ts';
import { findRoleByName } from '../find.ts';
import { required } from '../input.ts';
import { renderRole } from '../render.ts';
import { iamState, type Role } from '../store.ts';
import { addRole, makeRole } from './create-role.ts';

/** Spellings that do not follow from the service's principal; others are made of its first word. */
const roleNames: Readonly<Record<string, string>> = {
  'ops.apigateway.amazonaws.com': 'AWSServiceRoleForAPIGateway',
  'wafv2.amazonaws.com': 'AWSServiceRoleForWAFV2Logging',
  'logger.cloudfront.amazonaws.com': 'AWSServiceRoleForCloudFrontLogger',
  'replicator.lambda.amazonaws.com': 'AWSServiceRoleForLambdaReplicator',
  'appstream.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_AppStreamFleet',
  'cassandra.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_CassandraTable',
  'comprehend.application-autoscaling.amazonaws.com':
    'AWSServiceRoleForApplicationAutoScaling_ComprehendEndpoint',
  'custom-resource.application-autoscaling.amazonaws.com':
    'AWSServiceRoleForApplicationAutoScaling_CustomResource',
  'dynamodb.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_DynamoDBTable',
  'ec2.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_EC2SpotFleetRequest',
  'ecs.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_ECSService',
  'elasticache.application-autoscaling.amazonaws.com':
    'AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG',
  'kafka.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_KafkaCluster',
  'lambda.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency',
  'neptune.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_NeptuneCluster',
  'rds.application-autoscaling.amazonaws.com': 'AWSServiceRoleForApplicationAutoScaling_RDSCluster',
  'sagemaker.application-autoscaling.amazonaws.com':
    'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint',
  'elasticloadbalancing.amazonaws.com': 'AWSServiceRoleForElasticLoadBalancing',
  'opensearchservice.amazonaws.com': 'AWSServiceRoleForAmazonOpenSearchService',
  'autoscaling.amazonaws.com': 'AWSServiceRoleForAutoScaling',
  'es.amazonaws.com': 'AWSServiceRoleForAmazonElasticsearchService',
  'appsync.amazonaws.com': 'AWSServiceRoleForAppSync',
  'cognito-idp.amazonaws.com': 'AWSServiceRoleForAmazonCognitoIdp',
  'email.cognito-idp.amazonaws.com': 'AWSServiceRoleForAmazonCognitoIdpEmailService',
  'guardduty.amazonaws.com': 'AWSServiceRoleForAmazonGuardDuty',
  'rds.amazonaws.com': 'AWSServiceRoleForRDS',
};

export function toCreateServiceLinkedRole(
  service: string,
  suffix: string | undefined,
  account: Account,
): readonly Requirement[] {
  return [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: roleArn(account.accountId, serviceLinkedRoleName(service, suffix), pathFor(service)),
      context: { 'iam:AWSServiceName': service },
    },
  ];
}

export function makeServiceLinkedRole(account: Account, service: string, suffix?: string): Role {
  const role = makeRole(account, {
    name: serviceLinkedRoleName(service, suffix),
    path: pathFor(service),
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
    }),
  });
  addRole(account, role);
  return role;
}

export const createServiceLinkedRole = defineOperation<
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse
>({
  name: 'CreateServiceLinkedRole',
  requires: (input, { account }) =>
    toCreateServiceLinkedRole(input.AWSServiceName ?? '', input.CustomSuffix, account),
  handle: (input, { account }) => {
    const service = required(input.AWSServiceName, 'aWSServiceName');
    const name = serviceLinkedRoleName(service, input.CustomSuffix);
    if (iamState(account).roles.has(name)) {
      throw new AwsError(
        'InvalidInput',
        `Service role name ${name} has been taken in this account, please try a different suffix.`,
      );
    }
    const role = makeServiceLinkedRole(account, service, input.CustomSuffix);
    role.description = input.Description;
    return { Role: renderRole(account, role) };
  },
});

export const deleteServiceLinkedRole = defineOperation<
  DeleteServiceLinkedRoleRequest,
  DeleteServiceLinkedRoleResponse
>({
  name: 'DeleteServiceLinkedRole',
  requires: (input, call) => [onRole('DeleteServiceLinkedRole', call, input.RoleName ?? '', 'arn')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    iamState(account).roles.delete(role.name);
    const task = `task${role.path}${role.name}/${randomUUID()}`;
    const tasks = account.store(deletionStore);
    for (const [id, over] of tasks) if (over.hasPassed) tasks.delete(id);
    tasks.set(task, account.clock.after(deletionMs));
    return { DeletionTaskId: task };
  },
});

/** A few seconds; how many is assumed. */
const deletionMs = 5000;

/** When the deletions that go on will be over, by their tasks. */
const deletionStore = defineStore('iam/service-linked-role-deletions', () => new Map<string, Moment>());

export const getServiceLinkedRoleDeletionStatus = defineOperation<
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse
>({
  name: 'GetServiceLinkedRoleDeletionStatus',
  requires: (input, call) => [
    onRole('GetServiceLinkedRoleDeletionStatus', call, input.DeletionTaskId?.split('/').at(-2) ?? '', 'arn'),
  ],
  handle: (input, { account }) => {
    const over = account.store(deletionStore).get(required(input.DeletionTaskId, 'deletionTaskId'));
    return { Status: over?.hasPassed === false ? 'IN_PROGRESS' : 'SUCCEEDED' };
  },
});

function pathFor(service: string): string {
  return `/aws-service-role/${service}/`;
}

export function serviceLinkedRoleName(service: string, suffix: string | undefined): string {
  const [word = ''] = service.split('.');
  const name = roleNames[service] ?? `AWSServiceRoleFor${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return suffix === undefined ? name : `${name}_${suffix}`;
}

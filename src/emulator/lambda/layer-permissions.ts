import { randomUUID } from 'node:crypto';
import type {
  AddLayerVersionPermissionRequest,
  AddLayerVersionPermissionResponse,
  GetLayerVersionPolicyRequest,
  GetLayerVersionPolicyResponse,
  RemoveLayerVersionPermissionRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation, type Call, type Requirement } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';
import { conflict, notFound } from './function-name.ts';
import { getVersion, layerArn } from './layers.ts';

interface Statement {
  readonly Sid: string;
}

/** Statements of the policies of layer versions, by the version's ARN. */
const policies = defineRegionalStore('lambda-layer-policies', () => new Map<string, readonly Statement[]>());

interface NamedVersion {
  readonly LayerName: string | undefined;
  readonly VersionNumber: number | undefined;
}

const versionArn = (input: NamedVersion, call: Call) =>
  `${layerArn(input.LayerName, call)}:${input.VersionNumber}`;

const onVersion =
  (operation: string) =>
  (input: NamedVersion, call: Call): readonly Requirement[] => [
    { action: `lambda:${operation}`, resource: versionArn(input, call) },
  ];

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html */
export const addLayerVersionPermission = defineOperation({
  name: 'AddLayerVersionPermission',
  requires: onVersion('AddLayerVersionPermission'),
  handle: (input: AddLayerVersionPermissionRequest, call): AddLayerVersionPermissionResponse => {
    const arn = versionArn(input, call);
    getVersion(arn, call);
    const statements = policies(call).get(arn) ?? [];
    const sid = input.StatementId ?? '';
    if (statements.some(({ Sid }) => Sid === sid)) {
      throw conflict(
        `The statement id (${sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    const statement = {
      Sid: sid,
      Effect: 'Allow',
      Principal: input.Principal === '*' ? '*' : { AWS: principalArn(input.Principal) },
      Action: input.Action,
      Resource: arn,
      ...(input.OrganizationId !== undefined && {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': input.OrganizationId } },
      }),
    };
    policies(call).set(arn, [...statements, statement]);
    return { Statement: JSON.stringify(statement), RevisionId: randomUUID() };
  },
});

function principalArn(principal = ''): string {
  return /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
}

export const getLayerVersionPolicy = defineOperation({
  name: 'GetLayerVersionPolicy',
  requires: onVersion('GetLayerVersionPolicy'),
  handle: (input: GetLayerVersionPolicyRequest, call): GetLayerVersionPolicyResponse => {
    const arn = versionArn(input, call);
    const statements = policies(call).get(arn) ?? [];
    if (statements.length === 0) throw notFound('No policy is associated with the given resource.');
    const policy = { Version: '2012-10-17', Id: 'default', Statement: statements };
    return { Policy: JSON.stringify(policy), RevisionId: randomUUID() };
  },
});

export const removeLayerVersionPermission = defineOperation({
  name: 'RemoveLayerVersionPermission',
  requires: onVersion('RemoveLayerVersionPermission'),
  handle: (input: RemoveLayerVersionPermissionRequest, call): object => {
    const arn = versionArn(input, call);
    const statements = policies(call).get(arn) ?? [];
    const kept = statements.filter(({ Sid }) => Sid !== input.StatementId);
    if (kept.length === statements.length) {
      throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
    }
    policies(call).set(arn, kept);
    return {};
  },
});

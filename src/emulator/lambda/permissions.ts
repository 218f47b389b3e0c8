import { randomUUID } from 'node:crypto';

import type {
  AddPermissionRequest,
  AddPermissionResponse,
  GetPolicyRequest,
  GetPolicyResponse,
  RemovePermissionRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import {
  conflict,
  functionArn,
  getConfigurationOf,
  getFunctionOf,
  invalid,
  notFound,
  parseFunctionName,
} from './function-name.ts';
import { policyText } from './function-policy.ts';
import { onFunction } from './requirements.ts';
import type { PermissionStatement } from './store.ts';

export const addPermission = defineOperation({
  name: 'AddPermission',
  requires: (input: AddPermissionRequest, call) => [
    onFunction('lambda:AddPermission', input, call, {
      ...(input.Principal !== undefined && { 'lambda:Principal': input.Principal }),
      ...(input.FunctionUrlAuthType !== undefined && {
        'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType,
      }),
    }),
  ],
  handle: (input: AddPermissionRequest, call): AddPermissionResponse => {
    const named = parseFunctionName(input);
    getConfigurationOf(input, call);
    const found = getFunctionOf(input, call);
    const statements = found.policies.get(named.qualifier ?? '') ?? [];
    if (statements.some((statement) => statement.Sid === input.StatementId)) {
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    const statement = toStatement(input, functionArn(named, call));
    found.policies.set(named.qualifier ?? '', [...statements, statement]);
    return { Statement: JSON.stringify(statement) };
  },
});

export const removePermission = defineOperation({
  name: 'RemovePermission',
  requires: (input: RemovePermissionRequest, call) => [onFunction('lambda:RemovePermission', input, call)],
  handle: (input: RemovePermissionRequest, call): object => {
    const qualifier = parseFunctionName(input).qualifier ?? '';
    const found = getFunctionOf(input, call);
    const statements = found.policies.get(qualifier) ?? [];
    const kept = statements.filter((statement) => statement.Sid !== input.StatementId);
    if (statements.length === 0) throw notFound('No policy is associated with the given resource.');
    if (kept.length === statements.length) {
      throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
    }
    found.policies.set(qualifier, kept);
    return {};
  },
});

export const getPolicy = defineOperation({
  name: 'GetPolicy',
  requires: (input: GetPolicyRequest, call) => [onFunction('lambda:GetPolicy', input, call)],
  handle: (input: GetPolicyRequest, call): GetPolicyResponse => {
    const text = policyText(getFunctionOf(input, call), parseFunctionName(input).qualifier);
    if (text === undefined) throw notFound('The resource you requested does not exist.');
    return { Policy: text, RevisionId: randomUUID() };
  },
});

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function toStatement(input: AddPermissionRequest, resource: string): PermissionStatement {
  const action = input.Action ?? '';
  if (!/^(lambda:[A-Za-z*]+|\*)$/.test(action)) {
    throw invalid(`Provided principal or action was invalid: ${action}`);
  }
  const equal = {
    ...(input.SourceAccount !== undefined && { 'AWS:SourceAccount': input.SourceAccount }),
    ...(input.PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': input.PrincipalOrgID }),
    ...(input.FunctionUrlAuthType !== undefined && {
      'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType,
    }),
    ...(input.EventSourceToken !== undefined && { 'lambda:EventSourceToken': input.EventSourceToken }),
  };
  const condition = {
    ...(Object.keys(equal).length > 0 && { StringEquals: equal }),
    ...(input.SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
    ...(input.InvokedViaFunctionUrl !== undefined && {
      Bool: { 'lambda:InvokedViaFunctionUrl': String(input.InvokedViaFunctionUrl) },
    }),
  };
  return {
    Sid: input.StatementId ?? '',
    Effect: 'Allow',
    Principal: toPrincipal(input.Principal ?? ''),
    Action: action,
    Resource: resource,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

function toPrincipal(principal: string): PermissionStatement['Principal'] {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  if (principal.startsWith('arn:')) return { AWS: principal };
  if (/^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(principal)) return { Service: principal };
  throw invalid('The provided principal was invalid. Please check the principal and try again.');
}

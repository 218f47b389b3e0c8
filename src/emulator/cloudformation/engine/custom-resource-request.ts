import { setTimeout as sleep } from 'node:timers/promises';

import type { Account } from '../../account.ts';
import { AwsError } from '../../operation.ts';
import { whenQuiet } from '../../lambda/run/invocations.ts';
import type { Handling, Values } from '../resource-type.ts';
import { callService } from './call-service.ts';
import { parseResponse, type ResponseReading } from './custom-resource-response.ts';
import { awaitResponse } from './custom-resource-responses.ts';
import { wait } from './patience.ts';

export interface CustomRequest {
  readonly requestType: 'Create' | 'Delete' | 'Update';
  readonly resourceType: string;
  /** Absent on creation. */
  readonly physicalId?: string;
  /** Only on updates. */
  readonly oldProperties?: Values;
}

export type CustomAnswer = ResponseReading & { readonly requestId: string };

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html (ServiceTimeout) */
const longestSeconds = 3600;

/** `arn:aws:lambda:us-east-1:123456789012:function:name`, without a qualifier. */
function functionOf(token: string): string {
  return token.split(':').slice(0, 7).join(':');
}

/** Numbers and booleans become text on their way: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1037 */
function withTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item)]));
}

/** Longest wait for a function that has answered to come to its end. */
const lastWordsMs = 1000;

/** What the function still writes gets to its log before the role that it needs for that may be deleted. */
async function lastWords(account: Account, functionArn: string): Promise<void> {
  await Promise.race([whenQuiet(account, functionArn), sleep(lastWordsMs, undefined, { ref: false })]);
}

/** Why this token cannot be asked; undefined where it can. */
function findTokenProblem(token: unknown, region: string): string | undefined {
  if (typeof token !== 'string') return 'Invalid service token.';
  if (token.startsWith('arn:aws:sns:')) return 'NotImplemented: custom resources that are backed by SNS';
  return token.startsWith(`arn:aws:lambda:${region}:`) ? undefined : 'Invalid service token.';
}

/** In the words of CloudFormation's older handlers. */
function wordRefusal({ message, status, code, requestId }: AwsError): string {
  if (code === 'NotImplemented') return `NotImplemented: ${message}`;
  return `${message} (Service: AWSLambdaInternal; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId ?? ''}; Proxy: null)`;
}

/**
 * Asks the function behind a custom resource, as the stack's caller, and waits for what it PUTs to the ResponseURL.
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html; as whom it is invoked:
 * https://github.com/KensioSoftware/yulin/issues/1329
 */
export async function askCustomResource(
  { run, view }: Handling,
  request: CustomRequest,
): Promise<CustomAnswer> {
  const { account, stack } = run;
  const requestId = run.runtime.uuid();
  const { ServiceToken: token, ServiceTimeout: timeout } = view.properties;
  const problem = findTokenProblem(token, stack.region);
  if (problem !== undefined) return { kind: 'unasked', reason: problem, requestId };
  using awaited = awaitResponse(
    { account, region: stack.region },
    { stackId: stack.stackId, logicalId: view.logicalId, requestId },
  );
  const event = {
    RequestType: request.requestType,
    ServiceToken: token,
    ResponseURL: awaited.url,
    StackId: stack.stackId,
    RequestId: requestId,
    LogicalResourceId: view.logicalId,
    ...(request.physicalId !== undefined && { PhysicalResourceId: request.physicalId }),
    ResourceType: request.resourceType,
    ResourceProperties: withTexts(view.properties),
    ...(request.oldProperties && { OldResourceProperties: withTexts(request.oldProperties) }),
  };
  try {
    const Payload = Buffer.from(JSON.stringify(event));
    await callService(run, 'lambda', 'Invoke', { FunctionName: token, InvocationType: 'Event', Payload });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { kind: 'unasked', reason: wordRefusal(error), requestId };
  }
  const silence = async (): Promise<undefined> => {
    // The code runs in the machine's time; the account's passes once it is over.
    await whenQuiet(account, functionOf(String(token)));
    await wait(run, Math.min(Number(timeout ?? longestSeconds) || longestSeconds, longestSeconds) * 1000);
    return undefined;
  };
  const body = await Promise.race([awaited.body, silence()]);
  await lastWords(account, functionOf(String(token)));
  return { ...parseResponse(body, requestId), requestId };
}

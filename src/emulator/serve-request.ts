import { randomUUID } from 'node:crypto';
import type { Account } from './account.ts';
import { answerAdmin, isAdminRequest } from './admin/answer-admin.ts';
import { internalFailure, type Dispatcher, type ReportFault } from './dispatch.ts';
import { wearKey } from './hostility/dying-key.ts';
import { findCredential } from './iam/access-keys.ts';
import { recordUse } from './iam/record-use.ts';
import { AwsError, type Caller, type ClientAttempt } from './operation.ts';
import { authenticate, type Authentication } from './sigv4/authenticate.ts';
import { refusalError } from './sigv4/refusals.ts';
import { readClaim } from './sigv4/signature-claim.ts';
import { identifyService, type Target } from './wire/identify.ts';
import { answerServiceBucket } from './service-buckets.ts';
import { readCall } from './wire/read-call.ts';
import type { WireRequest } from './wire/request.ts';
import type { WireResponse } from './wire/response.ts';
import { writeAnswer } from './wire/write-answer.ts';
import { hostId, writeError } from './wire/write-error.ts';
import { writeStrange } from './wire/write-strange.ts';

/** One served request, for a log: it holds no secret, no signature and no body. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** Without the query, which may carry a signature. */
  readonly path: string;
  readonly service: string | undefined;
  readonly operation: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly status: number;
  /** Of the error, if it was one. */
  readonly code: string | undefined;
  readonly durationMs: number;
}

export interface ServingHooks {
  readonly onRequest: (record: RequestRecord) => void;
  readonly reportFault: ReportFault;
}

/** What is learned about a request on its way, for the record. */
interface Progress {
  service?: string;
  operation?: string;
  accessKeyId?: string;
  code?: string;
}

/** Answers requests to an account: who, what, may they, then the operation. Never rejects. */
export function createRequestHandler(
  account: Account,
  dispatcher: Dispatcher,
  hooks: ServingHooks,
): (request: WireRequest) => Promise<WireResponse> {
  return async (request) => {
    const startedMs = performance.now();
    const requestId = randomUUID();
    const progress: Progress = {};
    const response = await answer(request, requestId, progress);
    hooks.onRequest({
      requestId,
      method: request.method,
      path: request.path,
      service: progress.service,
      operation: progress.operation,
      accessKeyId: progress.accessKeyId,
      status: response.status,
      code: progress.code,
      durationMs: performance.now() - startedMs,
    });
    return response;
  };

  async function answer(request: WireRequest, requestId: string, progress: Progress): Promise<WireResponse> {
    const presigned = answerServiceBucket(account, request);
    if (presigned) return presigned;
    if (isAdminRequest(request)) return answerAdmin(account, request);
    const reading = readClaim(request);
    const claim = reading.kind === 'claim' ? reading.claim : undefined;
    const target = identifyService(request, claim?.service);
    if (!target) return writeStrange(request, claim?.service, requestId);
    progress.service = target.service.id;
    if (claim) progress.accessKeyId = claim.accessKeyId;
    try {
      const authentication = authenticate(request, reading, {
        findCredential: (accessKeyId) => findCredential(account, accessKeyId),
        now: new Date(),
      });
      if (authentication.kind === 'refused') throw refusalError(authentication.refusal, target.protocol);
      return withRequestId(target, requestId, await run(target, authentication, requestId, progress));
    } catch (error) {
      if (!(error instanceof AwsError))
        hooks.reportFault(error, { service: target.service.id, operation: progress.operation ?? 'unknown' });
      const known = error instanceof AwsError ? error : internalFailure(requestId);
      progress.code = known.code;
      return withRequestId(target, requestId, writeError(target, known, requestId));
    }
  }

  async function run(
    target: Target,
    { claim, credential, request }: Extract<Authentication, { kind: 'authenticated' }>,
    requestId: string,
    progress: Progress,
  ): Promise<WireResponse> {
    const { operation, input } = readCall(target, request);
    progress.operation = operation.name;
    const caller: Caller = {
      principal: credential.principal,
      accessKeyId: claim.accessKeyId,
      calledVia: [],
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    };
    recordUse(account, claim, credential.principal);
    wearKey(account, caller);
    const output = await dispatcher.dispatch(target.service.id, operation.name, input, {
      account,
      region: claim.region,
      caller,
      requestId,
      body: request.body,
      // Who was given a URL sends it once: it is no client that would try again.
      ...(claim.style === 'header' && { attempt: readAttempt(request) }),
    });
    return writeAnswer(target, operation, output, requestId);
  }
}

/**
 * Which of its client's attempts a request is, as SDKs tell it: `attempt=2; max=3`.
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
function readAttempt({ headers }: WireRequest): ClientAttempt {
  const told = headers['amz-sdk-request'] ?? '';
  const number = (name: string): number | undefined => {
    const text = new RegExp(`\\b${name}=(\\d{1,3})`).exec(told)?.[1];
    return text === undefined ? undefined : Number(text);
  };
  return { nth: number('attempt') ?? 1, of: number('max') };
}

function withRequestId({ protocol }: Target, requestId: string, response: WireResponse): WireResponse {
  const ids =
    protocol === 's3-rest-xml'
      ? { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId(requestId) }
      : { 'x-amzn-requestid': requestId };
  return { ...response, headers: { ...response.headers, ...ids } };
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { defineStore, type Account } from '../account.ts';
import type { Call, Principal, Requirement } from '../operation.ts';

/** Of this account alone: what another account encoded cannot be read here. */
const sealingKey = defineStore('encoded-messages', () => randomBytes(32));

const ivBytes = 12;
const tagBytes = 16;

/**
 * The opaque text that stands for a refusal. Only DecodeAuthorizationMessage of the same account can read it, and only whole.
 * `sentence` is IAM's plain one.
 */
function encodeRefusal(sentence: string, requirement: Requirement, call: Call): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', call.account.store(sealingKey), iv);
  const told = deflateRawSync(JSON.stringify(describeRefusal(sentence, requirement, call)));
  return Buffer.concat([iv, cipher.update(told), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** JSON text; undefined where the blob is not one of this account's, or was cut or changed. */
export function decodeRefusal(blob: string, account: Account): string | undefined {
  const sealed = Buffer.from(blob, 'base64url');
  if (sealed.length <= ivBytes + tagBytes || sealed.toString('base64url') !== blob) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', account.store(sealingKey), sealed.subarray(0, ivBytes));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    const told = Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
    return inflateRawSync(told).toString('utf8');
  } catch {
    return undefined;
  }
}

/**
 * EC2's way to word a refusal, for any service.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export function wordEncodedRefusal(sentence: string, requirement: Requirement, call: Call): string {
  const blob = encodeRefusal(sentence, requirement, call);
  const told = call.account.hostility.has('encoded-messages') ? '' : ` ${sentence}.`;
  return `You are not authorized to perform this operation.${told} Encoded authorization failure message: ${blob}`;
}

/**
 * The members that AWS documents. Which conditions are among them is as seen in
 * https://github.com/vmware-archive/terraforming-aws/pull/73: the resource's parts, and what the service says of it.
 */
function describeRefusal(
  sentence: string,
  { action, resource, context = {} }: Requirement,
  call: Call,
): object {
  const [, , service = '', region = '', account = '', ...rest] = resource.split(':');
  const path = rest.join(':');
  const [type = '', id] = path.split(/\/(.*)/s);
  const isArn = resource.startsWith('arn:');
  const parts: Readonly<Record<string, string>> = isArn
    ? {
        'aws:Resource': path,
        'aws:Account': account,
        'aws:Region': region || call.region,
        'aws:Service': service,
        ...(id === undefined ? {} : { 'aws:ID': id, 'aws:Type': type }),
        'aws:ARN': resource,
      }
    : { 'aws:Region': call.region, 'aws:Service': action.split(':')[0] ?? '' };
  return {
    allowed: false,
    explicitDeny: sentence.includes('with an explicit deny'),
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: {
      principal: describePrincipal(call.caller.principal),
      action,
      resource,
      conditions: {
        items: Object.entries({ ...parts, ...context }).map(([key, value]) => ({
          key,
          values: { items: [value].flat().map((one) => ({ value: one })) },
        })),
      },
    },
  };
}

function describePrincipal(principal: Principal): object {
  const { arn } = principal;
  switch (principal.kind) {
    case 'root':
      return { id: principal.accountId, arn };
    case 'user':
      return { id: principal.userId, name: principal.userName, arn };
    case 'assumed-role':
      return { id: `${principal.roleId}:${principal.sessionName}`, arn };
    case 'federated-user':
      return { id: `${principal.accountId}:${principal.sessionName}`, arn };
  }
}

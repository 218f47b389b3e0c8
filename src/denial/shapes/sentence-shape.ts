import { readEncoded, readSurroundings } from '../frames/surroundings.ts';
import type { Reading } from '../reading.ts';
import { readAction } from '../sentence/action.ts';
import { readPrincipal } from '../sentence/principal.ts';
import { readReason } from '../sentence/reason.ts';
import { readResource } from '../sentence/resource.ts';
import type { Finding, Shape } from './shape.ts';

const anchor = 'notauthorizedtoperform';

/** `User: PRINCIPAL is not authorized to perform: ACTION on resource: RESOURCE REASON`, in whatever parts of it are there. */
export const sentenceShape: Shape = {
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  anchors: [anchor],
  read: readSentence,
};

function readSentence(reading: Reading, at: number): Finding | undefined {
  const subject = readPrincipal(reading, at);
  const action = readAction(reading, at + anchor.length);
  if (action === undefined) return undefined;
  const resource = readResource(reading, action.end);
  const reason = readReason(reading, resource.end);
  const around = readSurroundings(reading, subject.start, reason.end);
  const { start, end } = around;
  const after = reading.lower.slice(reason.end, reason.end + 120);
  if (reason.publicAccessBlock === true) return lookAlike(start, end, 'public-access-block');
  if (/^[.,;:"']{0,3}cross-accountpassroleisnotallowed/.test(after))
    return lookAlike(start, end, 'trust-policy');
  if (action.printed.toLowerCase() === 'execute-api:invoke') return lookAlike(start, end, 'runtime');
  const skipped = after.startsWith('foratleastoneofthelambdafunctions');
  const encoded = around.encoded ?? readEncoded(reading, reason.end)?.blob;
  return {
    start,
    end,
    means: {
      kind: 'denial',
      printed: {
        actionAsPrinted: action.printed,
        resourceAsPrinted: resource.printed,
        principal: subject.principal,
        deniedBy: reason.deniedBy,
        policyArn: reason.policyArn,
        authorizationId: reason.authorizationId,
        api: around.api,
        service: around.service,
        requestId: around.requestId,
        encoded,
        // Serverless warns that it deploys although nothing may have changed.
        soft: around.soft || skipped,
        ...(skipped && { lacking: 'deployer' as const }),
      },
    },
  };
}

function lookAlike(
  start: number,
  end: number,
  kind: 'public-access-block' | 'trust-policy' | 'runtime',
): Finding {
  return { start, end, means: { kind: 'look-alike', lookAlike: kind } };
}

import { readEncoded, readSurroundings } from '../frames/surroundings.ts';
import { gapBefore, type Reading } from '../reading.ts';
import { readAction } from '../sentence/action.ts';
import { isCutAction } from '../sentence/cut.ts';
import { readPrincipal } from '../sentence/principal.ts';
import { readReason, reasonOpening } from '../sentence/reason.ts';
import { readResource } from '../sentence/resource.ts';
import { readCutSentence } from './cut-sentence.ts';
import type { Finding, Shape } from './shape.ts';

const anchor = 'notauthorizedtoperform';

/** `User: PRINCIPAL is not authorized to perform: ACTION on resource: RESOURCE REASON`, in whatever parts of it are there. */
export const sentenceShape: Shape = {
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  anchors: [anchor],
  read: readSentence,
};

/** The same without an action: `User: PRINCIPAL is not authorized to access this resource`, of a service and not of an API's authorizer. */
export const accessShape: Shape = {
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html',
  anchors: ['isnotauthorizedtoaccessthisresource'],
  read: (reading, at) => {
    const subject = readPrincipal(reading, at);
    if (subject.principal?.startsWith('arn:') !== true) return undefined;
    const around = readSurroundings(
      reading,
      subject.start,
      at + 'isnotauthorizedtoaccessthisresource'.length,
    );
    const { start, end, api, service, requestId, soft } = around;
    return {
      start,
      end,
      means: { kind: 'denial', printed: { principal: subject.principal, api, service, requestId, soft } },
    };
  },
};

/** What stands for anybody in a regular expression. */
const pattern = /(?:\.[*+]\??|\\s[*+]|\[\^[^\]]{1,8}\][*+])\)?(?:is|are)?$/;

function readSentence(reading: Reading, at: number): Finding | undefined {
  // Source that looks for the sentence.
  if (pattern.test(reading.lower.slice(Math.max(0, at - 24), at))) return undefined;
  const subject = readPrincipal(reading, at);
  const action = readAction(reading, at + anchor.length);
  if (action === undefined) return readCutSentence(reading, subject, at + anchor.length);
  const isCut = isCutAction(reading, action.end - action.printed.length, action.end);
  const resource = readResource(reading, action.end);
  const reason = readReason(reading, skipMasked(reading, resource.end));
  const around = readSurroundings(reading, subject.start, reason.end);
  const { start, end } = around;
  const after = reading.lower.slice(reason.end, reason.end + 120);
  if (reason.publicAccessBlock === true) return lookAlike(start, end, 'public-access-block');
  if (/^[.,;:"']{0,3}cross-accountpassroleisnotallowed/.test(after))
    return lookAlike(start, end, 'trust-policy');
  // Huawei Cloud says AWS's own sentence, with a third part in its actions.
  if (
    /^:[a-z]/.test(reading.lower.slice(action.end, action.end + 2)) &&
    gapBefore(reading, action.end) === ''
  )
    return lookAlike(start, end, 'other-cloud');
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
        isCut,
        resourceAsPrinted: resource.printed,
        principal: subject.principal,
        deniedBy: reason.deniedBy,
        policyArn: reason.policyArn,
        authorizationId: reason.authorizationId,
        authorizationRegion: reason.authorizationRegion,
        api: around.api,
        service: around.service,
        requestId: around.requestId,
        encoded,
        // Serverless warns that it deploys although nothing may have changed.
        relayedBy: around.ofCustomResource ? 'custom-resource' : undefined,
        soft: around.soft || skipped,
        ...(skipped && { lacking: 'deployer' as const }),
      },
    },
  };
}

/** A person may have put words such as `<account id>` where the ARN had a number: the reason comes after the rest of it. */
function skipMasked(reading: Reading, at: number): number {
  if (!/^[:/]{0,2}</.test(reading.squashed.slice(at, at + 3))) return at;
  return at + (reasonOpening.exec(reading.lower.slice(at, at + 300))?.index ?? 0);
}

function lookAlike(
  start: number,
  end: number,
  kind: 'public-access-block' | 'trust-policy' | 'runtime' | 'other-cloud',
): Finding {
  return { start, end, means: { kind: 'look-alike', lookAlike: kind } };
}

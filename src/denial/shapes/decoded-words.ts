import { denial } from './finding.ts';
import type { Shape } from './shape.ts';

/** How far behind its beginning a decoded message may name the call: statements that matched stand between. */
const reach = 8000;

/** What an encoded message says once somebody has decoded it. */
export const decodedShape: Shape = {
  source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html',
  anchors: ['"allowed":false,"explicitdeny":'],
  read: (reading, at) => {
    const window = reading.squashed.slice(at, at + reach);
    const opening = window.indexOf('"context":{"principal":{');
    if (opening === -1) return undefined;
    const call =
      /^"context":\{"principal":\{[^{}]{0,900}?"arn":"([^"]{1,900})"[^{}]{0,300}\},"action":"([^"]{3,140})","resource":"([^"]{1,2100})"/.exec(
        window.slice(opening, opening + 4500),
      );
    if (!call) return undefined;
    const [all, principal, actionAsPrinted, resourceAsPrinted] = call;
    return denial(at, at + opening + all.length, {
      actionAsPrinted,
      resourceAsPrinted,
      principal,
      deniedBy: window.startsWith('"allowed":false,"explicitDeny":true') ? 'explicit-identity' : 'unknown',
    });
  },
};

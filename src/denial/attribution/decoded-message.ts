import type { ReadingContext } from '../context.ts';
import { createDenial } from '../create-denial.ts';
import type { Denial } from '../denial.ts';

/**
 * What an encoded message says once it is decoded. Undefined where it is not of that form.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export function readDecodedMessage<Told extends Denial>(
  decoded: string,
  denial: Told,
  context: ReadingContext,
): Told | undefined {
  const message = parse(decoded);
  const call = message?.context;
  if (call?.action === undefined) return undefined;
  const { raw, encoded, span } = denial;
  const told = createDenial(
    {
      actionAsPrinted: call.action,
      resourceAsPrinted: call.resource,
      principal: call.principal?.arn,
      deniedBy: message?.explicitDeny === true ? 'explicit-identity' : 'unknown',
      encoded,
      raw,
      span,
    },
    context,
  );
  return { ...denial, ...told };
}

interface Decoded {
  readonly explicitDeny?: boolean;
  readonly context?: {
    readonly action?: string;
    readonly resource?: string;
    readonly principal?: { readonly arn?: string };
  };
}

function parse(text: string): Decoded | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

import type { ReadingContext } from '../context.ts';
import { createDenial } from '../create-denial.ts';
import type { SeenDenial } from '../harvest.ts';

/**
 * What an encoded message says once it is decoded. Undefined where it is not of that form.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export function readDecodedMessage(
  decoded: string,
  { raw, seen, encoded }: SeenDenial,
  context: ReadingContext,
): SeenDenial | undefined {
  const message = parse(decoded);
  const told = message?.context;
  if (told?.action === undefined) return undefined;
  const denial = createDenial(
    {
      actionAsPrinted: told.action,
      resourceAsPrinted: told.resource,
      principal: told.principal?.arn,
      deniedBy: message?.explicitDeny === true ? 'explicit-identity' : 'unknown',
      encoded,
      raw,
    },
    context,
  );
  return { ...denial, seen };
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

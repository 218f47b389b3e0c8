import { z } from 'zod';
import type { PlannedFailure } from '../hostility/fail-next.ts';

const failureSchema = z.strictObject({
  operation: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, {
    error: (issue) =>
      `"${String(issue.input)}" is not an operation, expected one such as lambda:CreateFunction`,
  }),
  error: z.strictObject({
    code: z.string().regex(/^[A-Za-z][A-Za-z0-9._]{0,127}$/, {
      error: (issue) => `"${String(issue.input)}" is not an error code such as ServiceException`,
    }),
    message: z.string().max(4096),
    status: z.int().min(400).max(599).optional(),
  }),
  times: z.int().min(1).max(1000).optional(),
});

export type FailureReading =
  | { readonly kind: 'failure'; readonly failure: PlannedFailure }
  | { readonly kind: 'refused'; readonly message: string };

/** Reads which operation is to fail and how. */
export function readFailure(body: Uint8Array): FailureReading {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return { kind: 'refused', message: 'the body is not JSON' };
  }
  const parsed = failureSchema.safeParse(value);
  if (parsed.success) return { kind: 'failure', failure: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message,
  );
  return { kind: 'refused', message: problems.join('\n') };
}

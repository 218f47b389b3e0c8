import { z } from 'zod';

/** A text field of one form. Every refusal names the value and what was expected. */
export function text(expected: string, isValid: (value: string) => boolean) {
  const error = (issue: { input?: unknown }): string => `${show(issue.input)} is not ${expected}`;
  return z.string({ error }).refine(isValid, { error });
}

/** A value as its writer knows it. */
export function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
}

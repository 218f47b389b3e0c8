import { expect, it } from 'vitest';
import { refusalError, type Refusal } from '../../../../src/emulator/sigv4/refusals.ts';

it.each<[Refusal, string]>([
  [{ kind: 'missing' }, '400 MissingParameter'],
  [{ kind: 'incomplete', style: 'header', message: 'no date' }, '400 IncompleteSignature'],
  [{ kind: 'unknown-key', accessKeyId: 'AKIA' }, '401 AuthFailure'],
  [{ kind: 'wrong-token' }, '401 AuthFailure'],
  [{ kind: 'wrong-signature', canonicalRequest: undefined }, '401 AuthFailure'],
])('EC2 answers %o with %s', (refusal, answer) => {
  const { status, code } = refusalError(refusal, 'ec2-query');
  expect(`${status} ${code}`).toBe(answer);
});

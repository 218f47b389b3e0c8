import { expect, test } from 'vitest';
import { createEvidence } from '../../../src/artifact/create-evidence.ts';
import { evidenceLineSchema, type EvidenceLine } from '../../../src/artifact/evidence.ts';

const scrub = (text: string): string => text.replaceAll('secret', '…');
const now = (): Date => new Date('2026-01-02T03:04:05.678Z');

test('a fact becomes a line that says when, in which run and in which form', () => {
  const told: EvidenceLine[] = [];
  const record = createEvidence({ runId: 'r1', now, tell: [(line) => told.push(line)] });
  record({ type: 'run.ended', outcome: 'proven' });
  expect(told).toEqual([
    { version: 1, runId: 'r1', at: '2026-01-02T03:04:05.678Z', type: 'run.ended', outcome: 'proven' },
  ]);
  expect(evidenceLineSchema.safeParse(told[0]).success).toBe(true);
});

test('everyone is told, in order', () => {
  const order: string[] = [];
  const tell = [() => order.push('file'), () => order.push('terminal')];
  createEvidence({ runId: 'r1', now, tell })({ type: 'run.ended', outcome: 'proven' });
  expect(order).toEqual(['file', 'terminal']);
});

test('every text is scrubbed, however deep', () => {
  const record = createEvidence({ runId: 'r1', now, scrub, tell: [] });
  const line = record({
    type: 'denial.seen',
    denialId: 'd1',
    attempt: 1,
    phase: 'deploy',
    decision: 'unreadable',
    denial: {
      deniedBy: 'unknown',
      certainty: 'unknown',
      lacking: 'unknown',
      soft: false,
      raw: 'a secret',
      seen: { via: 'client', logicalId: 'secret' },
    },
  });
  expect(JSON.stringify(line)).not.toContain('secret');
  expect(line).toMatchObject({ attempt: 1, denial: { raw: 'a …', soft: false } });
});

test('a line with a field that no fact has is no evidence', () => {
  const line = { version: 1, runId: 'r1', at: now().toISOString(), type: 'run.ended', outcome: 'x', more: 1 };
  expect(evidenceLineSchema.safeParse(line).success).toBe(false);
});

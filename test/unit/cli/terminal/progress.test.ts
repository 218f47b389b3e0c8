import { describe, expect, test } from 'vitest';
import type { EvidenceLine, Fact } from '../../../../src/artifact/evidence.ts';
import { renderLine } from '../../../../src/cli/terminal/render-line.ts';
import { renderLive } from '../../../../src/cli/terminal/render-live.ts';
import { emptyView, followRun, type RunView } from '../../../../src/cli/terminal/run-view.ts';
import { createStyle } from '../../../../src/cli/terminal/style.ts';
import { makeLine } from '../../../support/run-record.ts';
import { lines } from './story.ts';

const style = createStyle(false);

function follow(until: readonly EvidenceLine[]): RunView {
  return until.reduce((view, line) => followRun(view, line), emptyView);
}

/** The view as it is drawn right after the line of that number. */
function draw(count: number, width = 100): string {
  const seen = lines.slice(0, count);
  const nowMs = Date.parse(seen.at(-1)?.at ?? '2026-01-02T03:04:05.000Z');
  return renderLive(follow(seen), { nowMs, width, frame: 0, style });
}

test('plain progress is a line for each fact that matters', () => {
  const texts = lines.map((line, index) => renderLine(line, follow(lines.slice(0, index + 1)), style));
  expect(texts.filter((text) => text !== undefined).join('\n')).toMatchInlineSnapshot(`
    "   0.0s  orders in account 123456789012 · eu-central-1, as arn:aws:iam::123456789012:user/operator
       0.0s  making what the service expects: stack shared of shared.yml
       1.0s  ✔ stack shared is there after 0.9s
       1.0s  discovery begins: stage habc, a user without any permission
       5.0s  ~ deploy #1: lambda:GetFunction on * was refused and not missed
       5.0s  + deploy #1: cloudformation:DescribeStacks on arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/*
       9.0s  AWS took 4.0s to honour the policy
       9.0s  orders-habc was in ROLLBACK_COMPLETE: deleted it
        14s  ↔ deploy #2: cloudformation:DescribeStacks widened to * (two runs show different text in the same place)
        14s  ✔ deploy #2 passed in 4.0s
        16s  ! update #3: cloudformation:DescribeStacks on arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-habc/* was refused by arn:aws:organizations::1:policy/p-1, which no grant answers
        16s  ! update #3: cloudformation:DescribeStacks on arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-habc/* was refused to arn:aws:iam::123456789012:role/r, not to the deployer
        16s  ? update #3: Access Denied
        17s  ✖ update #3 ended after 2.0s: blocked
        18s  SecureString /orders/habc/token is removed
        18s  ✖ discovery ended early, 1 refusal on the way
        19s  removal test begins: stage hghi, a fresh user without 2 grants that may not be needed; up to 7 attempts, about 1m 24s
        19s  ✔ removal test ended: the whole life passed, 1 refusal on the way
        19s  proof begins: stage hdef, a fresh user with only 1 grant
        20s  ! left over: stack orders-habc (DELETE_FAILED)
        21s  run ended: blocked"
  `);
});

describe('the live view', () => {
  test('before anything is known', () => {
    expect(draw(0)).toMatchInlineSnapshot(`"⠋ looking at the service and the account"`);
  });

  test('before the first life', () => {
    expect(draw(1)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 0.0s

        ⠋ making the deployer

        0 attempts · 0 grants"
    `);
  });

  test('while what the service expects is made', () => {
    expect(draw(2)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 0.0s

        ⠋ making stack shared of shared.yml

        0 attempts · 0 grants"
    `);
  });

  test('while AWS is waited for', () => {
    expect(draw(10)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 5.0s

        discovery · stage habc
        ⠋ deploy    attempt 1
        · update
        · info
        · rollback
        · remove
        ⠋ waiting until AWS honours the policy

        refused  lambda:GetFunction on *
        granted  cloudformation:DescribeStacks on arn:aws:clo…Region}:\${AccountId}:stack/orders-\${Stage}/*

        1 attempt · 1 grant · 1 refusal not missed"
    `);
  });

  test('while a later phase runs', () => {
    expect(draw(16)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 15s

        discovery · stage habc
        ✔ deploy    2 attempts · 7.0s
        ⠋ update    attempt 1
        · info
        · rollback
        · remove

        refused  lambda:GetFunction on *
        granted  cloudformation:DescribeStacks on *

        3 attempts · 1 grant · 1 refusal not missed"
    `);
  });

  test('at the end', () => {
    expect(draw(lines.length)).toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 21s

        proof · life 3 · stage hdef
        · deploy
        · update
        · info
        · rollback
        · remove

        refused  Access Denied
        granted  cloudformation:DescribeStacks on *

        3 attempts · 1 grant · 1 refusal not missed · 1 leftover"
    `);
  });

  test.each([30, 60, 90])('is never wider than a terminal of %i columns', (width) => {
    for (let count = 1; count <= lines.length; count += 1) {
      const widest = Math.max(
        ...draw(count, width)
          .split('\n')
          .map((text) => text.length),
      );
      expect(widest).toBeLessThanOrEqual(width);
    }
  });

  test('turns while something runs', () => {
    const view = follow(lines.slice(0, 5));
    const at = (frame: number): string => renderLive(view, { nowMs: 0, width: 80, frame, style });
    expect(at(0)).not.toBe(at(1));
    expect(at(0)).toBe(at(10));
  });
});

describe('lives side by side', () => {
  const removal = { type: 'life.started', purpose: 'removal', deployerArn: 'arn' } as const;
  const withheld = { grants: 9, attempts: 14, estimateMs: 60_000 };
  const facts: readonly Fact[] = [
    { ...removal, life: 2, stage: 'h2x', stackName: 'orders-h2x', withheld },
    { ...removal, life: 3, stage: 'h3x', stackName: 'orders-h3x', withheld },
    { type: 'attempt.started', attempt: 7, life: 2, phase: 'deploy' },
    { type: 'attempt.started', attempt: 8, life: 3, phase: 'deploy' },
    {
      type: 'attempt.ended',
      attempt: 7,
      life: 2,
      phase: 'deploy',
      verdict: 'passed',
      durationMs: 4000,
      exit: { kind: 'exited', code: 0 },
      childMs: 3000,
      outputFile: 'attempts/007.log',
    },
    {
      type: 'policy.applied',
      life: 3,
      grantee: 'deployer',
      grants: 4,
      inlineCharacters: 10,
      managedPolicies: 0,
    },
    { type: 'life.ended', life: 2, purpose: 'removal', passed: true, refusals: 9 },
    {
      type: 'life.ended',
      life: 3,
      purpose: 'removal',
      passed: false,
      refusals: 1,
      failure: 'orders-bucket already exists',
    },
  ];
  const told = [...lines.slice(0, 1), ...facts.map((fact, nth) => makeLine(fact, nth + 1))];

  test('are told apart', () => {
    const texts = told.map((line, index) => renderLine(line, follow(told.slice(0, index + 1)), style));
    expect(
      texts
        .slice(1)
        .filter((text) => text !== undefined)
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "   1.0s  removal test begins: stage h2x, a fresh user without 9 grants that may not be needed; up to 14 attempts, about 1m 00s
         2.0s  removal test of life 3 begins: stage h3x, a fresh user without 9 grants that may not be needed; up to 14 attempts, about 1m 00s
         5.0s  ✔ deploy #7 of life 2 passed in 4.0s
         7.0s  ✔ removal test of life 2 ended: the whole life passed, 9 refusals on the way
         8.0s  ! removal test of life 3 failed beside others and is lived again alone: orders-bucket already exists"
    `);
  });

  test('are drawn one below the other', () => {
    expect(renderLive(follow(told.slice(0, 7)), { nowMs: 0, width: 80, frame: 0, style }))
      .toMatchInlineSnapshot(`
      "orders · account 123456789012 · eu-central-1 · 0.0s

        removal test · life 2 · stage h2x
        ✔ deploy    1 attempt · 4.0s
        · update
        · info
        · rollback
        · remove

        removal test · life 3 · stage h3x
        ⠋ deploy    attempt 1
        · update
        · info
        · rollback
        · remove
        ⠋ waiting until AWS honours the policy

        2 attempts · 0 grants"
    `);
  });

  test('give way to the life that follows', () => {
    const proof = {
      ...removal,
      purpose: 'sufficiency',
      life: 4,
      stage: 'h4x',
      stackName: 'orders-h4x',
    } as const;
    expect(follow([...told, makeLine(proof, 20)]).lives.map(({ number }) => number)).toEqual([4]);
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../../../src/emulator/authorization/evaluate.ts';
import { compilePolicyDocument } from '../../../../src/emulator/authorization/policy-document.ts';

/**
 * A second evaluator, written to be obvious: statements are lists of strings, wildcards become regular expressions,
 * and every rule is one line. It knows identity policies, a boundary and two condition operators.
 */
interface Line {
  readonly Effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: boolean;
  readonly resources: readonly string[];
  readonly notResources: boolean;
  readonly condition:
    | { readonly operator: string; readonly key: string; readonly values: readonly string[] }
    | undefined;
}

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly keys: Readonly<Record<string, string>>;
}

function glob(pattern: string, flags: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags);
}

function speaks(line: Line, asked: Asked): boolean {
  const action = line.actions.some((one) => glob(one, 'i').test(asked.action));
  const resource = line.resources.some((one) => glob(one, '').test(asked.resource));
  return action !== line.notActions && resource !== line.notResources && fulfils(line, asked);
}

function fulfils({ condition }: Line, { keys }: Asked): boolean {
  if (!condition) return true;
  const value = keys[condition.key];
  switch (condition.operator) {
    case 'StringEquals':
      return value !== undefined && condition.values.includes(value);
    case 'StringNotEquals':
      return value === undefined || !condition.values.includes(value);
    case 'StringLikeIfExists':
      return value === undefined || condition.values.some((one) => glob(one, '').test(value));
    case 'Null':
      return condition.values.includes(value === undefined ? 'true' : 'false');
    default:
      throw new Error(condition.operator);
  }
}

function naive(identity: readonly Line[], boundary: readonly Line[] | undefined, asked: Asked): string {
  const says = (lines: readonly Line[], effect: string): boolean =>
    lines.some((line) => line.Effect === effect && speaks(line, asked));
  if (says(identity, 'Deny')) return 'identity explicit';
  if (boundary && says(boundary, 'Deny')) return 'boundary explicit';
  if (!says(identity, 'Allow')) return 'identity';
  if (boundary && !says(boundary, 'Allow')) return 'boundary';
  return 'allowed';
}

function compile(lines: readonly Line[]) {
  const Statement = lines.map((line) => ({
    Effect: line.Effect,
    [line.notActions ? 'NotAction' : 'Action']: line.actions,
    [line.notResources ? 'NotResource' : 'Resource']: line.resources,
    ...(line.condition && {
      Condition: { [line.condition.operator]: { [line.condition.key]: line.condition.values } },
    }),
  }));
  return [{ document: compilePolicyDocument(JSON.stringify({ Version: '2012-10-17', Statement })) }];
}

/** Few letters, so that patterns and texts meet often. */
const word = (letters: string) =>
  fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 0, maxLength: 4 });
const lines = fc.array(
  fc.record({
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    actions: fc.array(
      word('aA*?').map((text) => `s3:${text}`),
      { minLength: 1, maxLength: 2 },
    ),
    notActions: fc.boolean(),
    resources: fc.array(
      word('aA:*?').map((text) => `arn:aws:s3:::${text}`),
      { minLength: 1, maxLength: 2 },
    ),
    notResources: fc.boolean(),
    condition: fc.option(
      fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLikeIfExists', 'Null').chain((operator) =>
        fc.record({
          operator: fc.constant(operator),
          key: fc.constantFrom('k:one', 'k:two'),
          values: fc.array(operator === 'Null' ? fc.constantFrom('true', 'false') : word('ab*'), {
            minLength: 1,
            maxLength: 2,
          }),
        }),
      ),
      { nil: undefined },
    ),
  }),
  { maxLength: 3 },
);
const asked = fc.record({
  action: word('aA').map((text) => `s3:${text}`),
  resource: word('aA:').map((text) => `arn:aws:s3:::${text}`),
  keys: fc.dictionary(fc.constantFrom('k:one', 'k:two'), word('ab'), { maxKeys: 2 }),
});

test('both evaluators decide alike', () => {
  fc.assert(
    fc.property(lines, fc.option(lines, { nil: undefined }), asked, (identity, boundary, question) => {
      const decision = evaluate(
        { identity: compile(identity), boundary: boundary && compile(boundary) },
        {
          action: question.action,
          resource: question.resource,
          context: new Map(Object.entries(question.keys)),
          principal: { kind: 'user', accountId: '1', arn: 'arn', userName: 'u', userId: 'i' },
        },
      );
      const told =
        decision.kind === 'allowed' ? 'allowed' : `${decision.by}${decision.explicit ? ' explicit' : ''}`;
      expect(told).toBe(naive(identity, boundary, question));
    }),
    { numRuns: 3000 },
  );
});

import { describe, expect, test } from 'vitest';
import { weighParts } from '../../../src/proof/necessity.ts';
import { refused } from '../../support/fake-effects.ts';

const never = () => false;
const of = (logicalId: string, status = 'CREATE_FAILED') => ({ logicalId, status });
const weigh = (
  denials: Parameters<typeof weighParts>[0],
  isUnmissed: Parameters<typeof weighParts>[1] = never,
  faults: Parameters<typeof weighParts>[2] = [],
  isSole: Parameters<typeof weighParts>[3] = () => true,
) => {
  const parts = weighParts(denials, isUnmissed, faults, isSole);
  return denials.map((denial) => {
    const part = parts.get(denial);
    return part === undefined ? 'none' : part.alone ? 'alone' : part.ends ? 'ends' : 'before';
  });
};

describe('the part of a refusal in the failure of its attempt', () => {
  test.each([
    ['one is alone', [refused('a:A', '*', of('One'))], ['alone']],
    [
      'each resource fails by itself',
      [refused('a:A', '*', of('One')), refused('a:B', '*', of('Two'))],
      ['alone', 'alone'],
    ],
    [
      'of several in one step the last ends it',
      [refused('a:A', '*', of('One')), refused('a:B', '*', of('One'))],
      ['before', 'ends'],
    ],
    [
      'making and deleting are steps of their own',
      [refused('a:A', '*', of('One')), refused('a:B', '*', of('One', 'DELETE_FAILED'))],
      ['alone', 'alone'],
    ],
    [
      'so is the command',
      [refused('a:A', '*', of('One')), refused('a:B', '*', { via: 'client' })],
      ['alone', 'alone'],
    ],
  ])('%s', (_, denials, expected) => {
    expect(weigh(denials)).toEqual(expected);
  });

  test('what a life did not miss has none beside another, and is looked at where it is alone', () => {
    const [unmissed, other] = [refused('a:A', '*', of('One')), refused('a:B', '*', of('One'))];
    const isUnmissed = (denial: object) => denial === unmissed;
    expect(weigh([unmissed, other], isUnmissed)).toEqual(['none', 'alone']);
    expect(weigh([unmissed], isUnmissed)).toEqual(['alone']);
  });

  test('one of several calls that the failure may mean shows nothing alone', () => {
    const denial = refused('a:A', '*', of('One'));
    expect(weigh([denial], never, [], never)).toEqual(['ends']);
  });

  test('one beside a passing failure of the same step shows nothing alone', () => {
    const fault = (logicalId: string) =>
      ({
        kind: 'throttling',
        raw: 'Rate exceeded',
        seen: { via: 'cloudformation', ...of(logicalId) },
      }) as const;
    const denials = [refused('a:A', '*', of('One'))];
    expect(weigh(denials, never, [fault('One')])).toEqual(['ends']);
    expect(weigh(denials, never, [fault('Two')])).toEqual(['alone']);
  });
});

import { describe, expect, it } from 'vitest';
import {
  countSufficientLives,
  provesSufficiency,
  showsSufficiency,
  type LivedLife,
} from '../../../src/proof/sufficiency.ts';

const life: LivedLife = { purpose: 'sufficiency', passed: true, refusals: 0, dropped: 0 };

describe('sufficiency', () => {
  it.each<[string, LivedLife, boolean, boolean]>([
    ['a fresh life that passed', life, true, true],
    ['the discovery', { ...life, purpose: 'discovery' }, false, false],
    ['a life that withheld something', { ...life, purpose: 'removal' }, false, false],
    ['a life that ended early', { ...life, passed: false }, false, false],
    ['a life that was refused something', { ...life, refusals: 1 }, false, false],
    ['a life after which a grant was dropped', { ...life, dropped: 1 }, true, false],
  ])('%s', (_, lived, shows, proves) => {
    expect(showsSufficiency(lived)).toBe(shows);
    expect(provesSufficiency([lived], 1)).toBe(proves);
  });

  const refused: LivedLife = { ...life, refusals: 1 };
  const removal: LivedLife = { ...life, purpose: 'removal' };

  it.each<[string, readonly LivedLife[], number]>([
    ['no life', [], 0],
    ['two in a row', [refused, life, life], 2],
    ['one since something was refused', [life, refused, life], 1],
    ['one since something was withheld', [life, removal, life], 1],
    ['none since a grant was dropped', [life, { ...life, dropped: 1 }], 0],
  ])('counts %s', (_, lives, expected) => {
    expect(countSufficientLives(lives)).toBe(expected);
    expect(provesSufficiency(lives, 2)).toBe(expected === 2);
  });
});

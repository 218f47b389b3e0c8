import { describe, expect, it } from 'vitest';
import { provesSufficiency, showsSufficiency, type LivedLife } from '../../../src/proof/sufficiency.ts';

const life: LivedLife = { purpose: 'sufficiency', passed: true, refusals: 0, dropped: 0 };

describe('sufficiency', () => {
  it.each<[string, LivedLife | undefined, boolean, boolean]>([
    ['a fresh life that passed', life, true, true],
    ['the discovery', { ...life, purpose: 'discovery' }, false, false],
    ['a life that ended early', { ...life, passed: false }, false, false],
    ['a life that was refused something', { ...life, refusals: 1 }, false, false],
    ['a life after which a grant was dropped', { ...life, dropped: 1 }, true, false],
  ])('%s', (_, lived, shows, proves) => {
    expect(lived && showsSufficiency(lived)).toBe(shows);
    expect(provesSufficiency(lived)).toBe(proves);
  });

  it('is not proven by no life', () => {
    expect(provesSufficiency(undefined)).toBe(false);
  });
});

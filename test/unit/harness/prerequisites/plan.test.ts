import { describe, expect, it } from 'vitest';
import {
  bindPrerequisite,
  planPrerequisites,
  type Prerequisite,
} from '../../../../src/harness/prerequisites/prerequisite.ts';
import { findSecretParts, whyNotSecret } from '../../../../src/harness/prerequisites/secret-parts.ts';

const written = (text: string) => ({ text, verbatim: false });
const taken = (text: string) => ({ text, verbatim: true });
const stack = {
  kind: 'stack',
  file: 'a.yml',
  templateBody: '',
  parameters: {},
  asksForStage: false,
} as const;
const secret = { kind: 'secure-string', name: '/a', value: taken('example') } as const;
const object = { kind: 'object', bucket: 'b', key: 'k', body: written('x') } as const;

describe('what a life has of its own', () => {
  it.each<[string, Prerequisite, 'perRun' | 'perLife']>([
    ['a stack', stack, 'perRun'],
    ['a stack that asks for the stage', { ...stack, asksForStage: true }, 'perLife'],
    ['a stack named after the stage', { ...stack, stackName: 'a-${Stage}' }, 'perLife'],
    ['a stack named after the region', { ...stack, stackName: 'a-${Region}' }, 'perRun'],
    ['a stack that is given the stage', { ...stack, parameters: { A: written('${Stage}') } }, 'perLife'],
    ['a stack given a secret with that text', { ...stack, parameters: { A: taken('${Stage}') } }, 'perRun'],
    ['a SecureString', secret, 'perRun'],
    ['a SecureString named after the stage', { ...secret, name: '/${Stage}/a' }, 'perLife'],
    ['a SecureString under a key of the stage', { ...secret, keyId: 'alias/${Stage}' }, 'perLife'],
    ['an object', object, 'perRun'],
    ['an object in a bucket of the stage', { ...object, bucket: 'b-${Stage}' }, 'perLife'],
    ['an object that holds the stage', { ...object, body: written('${Stage}') }, 'perLife'],
    ['bytes', { ...object, body: Buffer.from('${Stage}') }, 'perRun'],
  ])('%s', (_, one, scope) => {
    expect(planPrerequisites([one])).toEqual({ perRun: [], perLife: [], [scope]: [one] });
  });
});

describe('in a life', () => {
  const parameters = { accountId: '111122223333', region: 'eu-central-1', stage: 'hx' };
  it.each<[string, Prerequisite, object]>([
    [
      'a stack gets its name and its parameters',
      {
        ...stack,
        stackName: 'a-${Stage}',
        asksForStage: true,
        parameters: { A: written('${AccountId}'), B: taken('${Stage}') },
      },
      {
        stackName: 'a-hx',
        parameters: { A: taken('111122223333'), B: taken('${Stage}'), Stage: taken('hx') },
      },
    ],
    [
      'a SecureString keeps its value',
      { ...secret, name: '/${Stage}' },
      { name: '/hx', value: secret.value },
    ],
    [
      'an object gets its place and its text',
      { ...object, bucket: 'b-${Region}', key: '${Stage}/k', body: written('${Stage} ${x}') },
      { bucket: 'b-eu-central-1', key: 'hx/k', body: taken('hx ${x}') },
    ],
  ])('%s', (_, one, bound) => {
    expect(bindPrerequisite(one, parameters)).toMatchObject(bound);
  });
});

describe('a secret', () => {
  it.each([
    ['short', /^has 5 characters, expected 8 at least/],
    ['long enough', undefined],
  ])('%j', (value, why) => {
    expect(whyNotSecret(value) ?? '').toMatch(why ?? /^$/);
  });

  it.each([
    ['example-token', ['example-token']],
    [
      '{"user":"me","password":"example-password-1"}',
      ['{"user":"me","password":"example-password-1"}', 'example-password-1'],
    ],
    ['short\nline-of-a-longer-secret\n', ['short\nline-of-a-longer-secret\n', 'line-of-a-longer-secret']],
  ])('%j is looked for as a whole and in parts', (value, parts) => {
    expect(findSecretParts(value)).toEqual(parts);
  });
});

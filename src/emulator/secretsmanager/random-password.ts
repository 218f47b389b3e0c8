import { randomInt } from 'node:crypto';
import type { GetRandomPasswordRequest, GetRandomPasswordResponse } from '@aws-sdk/client-secrets-manager';
import { AwsError, defineOperation } from '../operation.ts';

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
export const getRandomPassword = defineOperation<GetRandomPasswordRequest, GetRandomPasswordResponse>({
  name: 'GetRandomPassword',
  requires: () => [{ action: 'secretsmanager:GetRandomPassword', resource: '*' }],
  handle: (input) => ({ RandomPassword: createPassword(input) }),
});

function createPassword(input: GetRandomPasswordRequest): string {
  const { PasswordLength: length = 32, ExcludeCharacters: excluded = '' } = input;
  const kinds = [
    input.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    input.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    input.ExcludeNumbers ? '' : '0123456789',
    input.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    input.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => Array.from(kind).filter((character) => !excluded.includes(character)))
    .filter((kind) => kind.length > 0);
  const all = kinds.flat();
  if (all.length === 0 || length < 1 || length > 4096) {
    throw new AwsError(
      'InvalidParameterException',
      all.length === 0
        ? 'The password has no characters left that it could be made of.'
        : "1 validation error detected: Value at 'passwordLength' failed to satisfy constraint: Member must have value between 1 and 4096",
    );
  }
  const wanted = input.RequireEachIncludedType === false ? [] : kinds;
  if (wanted.length > length) {
    throw new AwsError('InvalidParameterException', 'The password is too short to hold each included type.');
  }
  const picked = [...wanted, ...Array.from({ length: length - wanted.length }, () => all)].map(pick);
  return shuffled(picked).join('');
}

function pick(characters: readonly string[]): string {
  return characters[randomInt(characters.length)] ?? '';
}

function shuffled(items: readonly string[]): string[] {
  const left = [...items];
  return items.map(() => left.splice(randomInt(left.length), 1)[0] ?? '');
}

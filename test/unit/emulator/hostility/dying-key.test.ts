import { describe, expect, test } from 'vitest';
import { findCredential, keyLives } from '../../../../src/emulator/iam/access-keys.ts';
import { wearKey } from '../../../../src/emulator/hostility/dying-key.ts';
import { createHostileAccount } from '../../../support/hostile-account.ts';

type Place = ReturnType<typeof createHostileAccount>;

/** Requests that a key was accepted for, up to a thousand. */
function useUp({ account }: Place, accessKeyId: string): number {
  for (let requests = 0; requests < 1000; requests += 1) {
    const credential = findCredential(account, accessKeyId);
    if (!credential) return requests;
    wearKey(account, {
      principal: credential.principal,
      accessKeyId,
      calledVia: [],
      sourceIp: '127.0.0.1',
      userAgent: 'test',
    });
  }
  return 1000;
}

describe('a dying key', () => {
  test('stops after 40 to 250 requests, for good, and the next key of the user does not', async () => {
    const place = createHostileAccount(['dying-key'], { seed: 3 });
    const user = await place.user('deployer');
    const requests = useUp(place, user.accessKeyId);
    expect(requests).toBeGreaterThanOrEqual(40);
    expect(requests).toBeLessThan(250);
    expect(findCredential(place.account, user.accessKeyId)).toBeUndefined();
    expect(keyLives(place.account, user.accessKeyId)).toBe(false);
    const { AccessKey: next } = await place.operator.call<{ AccessKey: { AccessKeyId: string } }>(
      'iam:CreateAccessKey',
      { UserName: 'deployer' },
    );
    expect(useUp(place, next.AccessKeyId)).toBe(1000);
  });

  test('each user loses one, the same seed after the same requests', async () => {
    const runs = await Promise.all(
      [5, 5, 6].map(async (seed) => {
        const place = createHostileAccount(['dying-key'], { seed });
        const names = ['a', 'b', 'c'];
        const requests: number[] = [];
        for (const name of names) {
          const { accessKeyId } = await place.user(name);
          requests.push(useUp(place, accessKeyId));
        }
        return requests;
      }),
    );
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).not.toEqual(runs[2]);
    expect(runs.flat().every((requests) => requests < 250)).toBe(true);
  });

  test('never is the operator’s', () => {
    const place = createHostileAccount(['dying-key']);
    expect(useUp(place, place.operator.accessKeyId)).toBe(1000);
  });

  test('is none where nobody asked for it', async () => {
    const place = createHostileAccount([]);
    const user = await place.user('deployer');
    expect(useUp(place, user.accessKeyId)).toBe(1000);
  });
});

import { test } from 'vitest';
import { Hostility } from '/work/main/src/emulator/hostility/hostility.ts';
import { drawStartDelayMs } from '/work/main/src/emulator/hostility/random-order.ts';
test('x', () => {
  for (let seed = 0; seed < 10; seed += 1) {
    const h = new Hostility(['silent-clean-up', 'random-order'], seed);
    console.log(seed, Array.from({ length: 8 }, () => h.strikes('silent-clean-up', 'AWS::SNS::Topic', 0.1)).filter(Boolean).length, Array.from({length: 8}, (_, i) => drawStartDelayMs(h, 'Topic'+i)));
  }
});

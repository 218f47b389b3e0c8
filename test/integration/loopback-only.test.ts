import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';

describe('a test', () => {
  it.each([
    ['options', () => connect({ host: '192.0.2.1', port: 443 })],
    ['port and host', () => connect(443, '192.0.2.1')],
  ])('cannot reach another machine, named by %s', (_, reach) => {
    expect(reach).toThrow('a test tried to reach 192.0.2.1; only loopback is allowed');
  });
});

import { describe, expect, it } from 'vitest';
import { canaryCharacters, canaryDocument } from '../../../src/account/canary.ts';
import { userName } from '../../../src/account/names.ts';

describe('canaryDocument', () => {
  it.each(['aws', 'aws-cn', 'aws-us-gov'])('fits its share of the inline policies in %s', (partition) => {
    const name = userName('20260101t000000-abcdef', 99);
    const document = canaryDocument(`arn:${partition}:iam::111122223333:user/harness/${name}`, '9999');
    expect(document.replaceAll(/\s/g, '').length).toBeLessThanOrEqual(canaryCharacters);
  });

  it('allows one call with one user agent', () => {
    const document: unknown = JSON.parse(canaryDocument('arn:aws:iam::111122223333:user/harness/a', '0007'));
    expect(document).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:GetUser',
          Resource: 'arn:aws:iam::111122223333:user/harness/a',
          Condition: { StringLike: { 'aws:UserAgent': '*canary/0007*' } },
        },
      ],
    });
  });
});

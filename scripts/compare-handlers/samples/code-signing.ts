import type { Sample } from '../sample.ts';

const profile = 'arn:aws:signer:us-east-1:123456789012:/signing-profiles/app/abcdefgh';
const publishers = { AllowedPublishers: { SigningProfileVersionArns: [profile] } };

export const codeSigningSamples: readonly Sample[] = [
  {
    type: 'AWS::Lambda::CodeSigningConfig',
    states: ['a', 'b'].map((Description) => ({ ...publishers, Description })),
  },
];

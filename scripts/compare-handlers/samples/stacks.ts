import type { Sample } from '../sample.ts';

export const stackSamples: readonly Sample[] = [
  {
    type: 'AWS::CloudFormation::Stack',
    states: ['a', 'b'].map((Name) => ({
      TemplateURL: 'https://s3.amazonaws.com/artifacts/nested.json',
      Parameters: { Name },
    })),
  },
];

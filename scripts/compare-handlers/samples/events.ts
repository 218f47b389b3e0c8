import { needed, type Sample } from '../sample.ts';

const bus = { Type: 'AWS::Events::EventBus', Properties: { Name: 'shop' }, exports: ['Arn'] };

export const eventsSamples: readonly Sample[] = [
  {
    type: 'AWS::Events::Archive',
    needs: { Bus: bus },
    states: [7, 14].map((RetentionDays) => ({
      SourceArn: needed('Bus.Arn'),
      EventPattern: { source: ['shop'] },
      RetentionDays,
    })),
    replacement: { ArchiveName: 'other', SourceArn: needed('Bus.Arn') },
  },
];

import { describe, expect, it } from 'vitest';
import type { StackEvent } from '../../../src/denial/observation.ts';
import { findFailure } from '../../../src/harness/find-failure.ts';

function event(at: number, status: string, reason?: string): StackEvent {
  return {
    kind: 'stack-event',
    stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/s/1',
    stackName: 's',
    eventId: String(at),
    at: `2026-01-01T00:00:0${at}.000Z`,
    logicalId: `Thing${at}`,
    physicalId: '',
    resourceType: 'AWS::SQS::Queue',
    status,
    ...(reason !== undefined && { reason }),
  };
}

describe('findFailure', () => {
  it.each<[string, string, readonly StackEvent[], string | undefined]>([
    [
      'takes the first resource that failed, not those cancelled for it',
      'Error:\nsomething else\n',
      [
        event(3, 'CREATE_FAILED', 'Resource creation cancelled'),
        event(2, 'CREATE_FAILED', 'name taken'),
        event(1, 'CREATE_COMPLETE'),
      ],
      'Thing2 (AWS::SQS::Queue) CREATE_FAILED: name taken',
    ],
    [
      "takes the CLI's message where no resource failed",
      'Deploying\n\nError:\nCannot parse "serverless.yml": bad indentation\nin line 3\n\nView more\n',
      [],
      'Cannot parse "serverless.yml": bad indentation\nin line 3',
    ],
    ['takes the last lines where there is no error block', 'a\n\nb\n', [], 'a\nb'],
    ['has nothing to say about nothing', '\n', [], undefined],
  ])('%s', (_, output, events, failure) => {
    expect(findFailure(output, events)).toBe(failure);
  });

  it('is short', () => {
    expect(findFailure(`Error:\n${'x'.repeat(5000)}`, [])).toHaveLength(2001);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { Account } from '../../../../src/emulator/account.ts';
import { Hostility, type HostileMode } from '../../../../src/emulator/hostility/hostility.ts';
import { disorder, visibleEvents } from '../../../../src/emulator/hostility/late-events.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

function open(modes: readonly HostileMode[], seed = 1): Account {
  return new Account({
    accountId: '123456789012',
    propagationMs: 0,
    hostility: new Hostility(modes, seed),
  });
}

function eventsNow(stamp = ''): StackEvent[] {
  return Array.from({ length: 30 }, (_, index) => ({
    StackId: 's',
    EventId: `${index}`,
    StackName: 'n',
    LogicalResourceId: `Thing${index}at${stamp}`,
    ResourceType: 'AWS::SNS::Topic',
    ResourceStatus: 'CREATE_COMPLETE',
    Timestamp: new Date(),
  }));
}

describe('late events', () => {
  test('come out one by one within a second, in no order of theirs', () => {
    const account = open(['late-events']);
    const events = eventsNow();
    const counts: number[] = [];
    for (let tenths = 0; tenths <= 10; tenths += 1) {
      counts.push(visibleEvents(account, events).length);
      vi.advanceTimersByTime(100);
    }
    expect(counts[0]).toBe(0);
    expect(counts[5]).toBeGreaterThan(0);
    expect(counts[5]).toBeLessThan(30);
    expect(counts[10]).toBe(30);
    vi.setSystemTime(Date.now() - 600);
    const ids = visibleEvents(account, events).map(({ EventId: id }) => Number(id));
    expect(ids).not.toEqual(ids.map((_, index) => index));
    expect(ids).toEqual(ids.toSorted((one, other) => one - other));
  });

  test('are the same for the same seed, whatever stamps a framework puts into ids', () => {
    const later = (seed: number, stamp: string) => {
      const events = eventsNow(stamp);
      vi.advanceTimersByTime(500);
      return visibleEvents(open(['late-events'], seed), events).map(({ EventId: id }) => id);
    };
    expect(later(1, '1699999999999')).toEqual(later(1, '1700000000000'));
    expect(later(1, '')).not.toEqual(later(2, ''));
  });

  test("hold back the stack's own until the earlier ones are out", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const account = open(['late-events'], seed);
      const events = ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE', 'UPDATE_IN_PROGRESS'].map((status) => ({
        StackId: 's',
        PhysicalResourceId: 's',
        EventId: status,
        StackName: 'n',
        ResourceType: 'AWS::CloudFormation::Stack',
        ResourceStatus: status as 'CREATE_COMPLETE',
        Timestamp: new Date(),
      }));
      for (let tenths = 0; tenths <= 10; tenths += 1) {
        const visible = visibleEvents(account, events);
        expect(visible).toEqual(events.slice(0, visible.length));
        vi.advanceTimersByTime(100);
      }
      expect(visibleEvents(account, events)).toHaveLength(3);
    }
  });

  test('are there at once in a mild account', () => {
    expect(visibleEvents(open([]), eventsNow())).toHaveLength(30);
  });
});

describe('the order within a page', () => {
  const page = Array.from({ length: 100 }, (_, index) => ({
    StackId: 's',
    PhysicalResourceId: `${index}`,
    index,
  }));

  test('has neighbours changed, and loses nothing', () => {
    const shown = disorder(open(['late-events']), page);
    expect(shown).not.toEqual(page);
    expect(shown.toSorted((one, other) => one.index - other.index)).toEqual(page);
  });

  test("is right among the stack's own", () => {
    const own = page.map((event) => ({ ...event, PhysicalResourceId: event.index % 2 ? 's' : 'other' }));
    const shown = disorder(open(['late-events']), own);
    const indexes = shown.filter((event) => event.PhysicalResourceId === 's').map(({ index }) => index);
    expect(indexes).toEqual(indexes.toSorted((one, other) => one - other));
    const only = page.map((event) => ({ ...event, PhysicalResourceId: 's' }));
    expect(disorder(open(['late-events']), only)).toEqual(only);
  });

  test('is right in a mild account', () => {
    expect(disorder(open([]), page)).toEqual(page);
  });
});

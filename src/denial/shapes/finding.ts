import { readSurroundings } from '../frames/surroundings.ts';
import type { Printed } from '../create-denial.ts';
import type { Reading } from '../reading.ts';
import type { Finding } from './shape.ts';

export function denial(start: number, end: number, printed: Omit<Printed, 'raw'>): Finding {
  return { start, end, means: { kind: 'denial', printed } };
}

/** A denial with what the frame around it adds. */
export function framed(reading: Reading, start: number, end: number, printed: Omit<Printed, 'raw'>): Finding {
  const around = readSurroundings(reading, start, end);
  return denial(around.start, around.end, {
    api: around.api,
    service: around.service,
    requestId: around.requestId,
    encoded: around.encoded,
    soft: around.soft,
    relayedBy: around.ofCustomResource ? 'custom-resource' : undefined,
    ...Object.fromEntries(Object.entries(printed).filter(([, value]) => value !== undefined)),
  });
}

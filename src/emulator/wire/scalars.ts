import { UnreadableRequest } from './request.ts';
import type { SimpleShape, TimestampFormat, TimestampShape } from './shape.ts';

type ScalarShape = SimpleShape | TimestampShape;

/** Text of a header, query, label, form or XML element to the value the SDK would give. */
export function readScalar(shape: ScalarShape, text: string, dates: TimestampFormat): unknown {
  switch (shape.kind) {
    case 'string':
    case 'document':
      return text;
    case 'boolean':
      return readBoolean(text);
    case 'number':
      return readNumber(text);
    case 'blob':
      return new Uint8Array(Buffer.from(text, 'base64'));
    case 'timestamp':
      return readTimestamp(text, shape.format ?? dates);
  }
}

/** @throws Error where the value is not of the shape: a fault of the operation that answered it */
export function writeScalar(shape: ScalarShape, value: unknown, dates: TimestampFormat): string {
  switch (shape.kind) {
    case 'timestamp':
      return writeTimestamp(value, shape.format ?? dates);
    case 'blob':
      return Buffer.from(bytesOf(value)).toString('base64');
    case 'document':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'string':
    case 'boolean':
    case 'number':
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return String(value);
      if (typeof value === 'bigint') return value.toString();
      throw new Error(`${JSON.stringify(value)} was answered where a ${shape.kind} belongs`);
  }
}

export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return Buffer.from(value);
  throw new Error(`${typeof value} was answered where bytes belong`);
}

/** Epoch seconds, ISO 8601 or an HTTP date, as the protocol asks; the other forms are read too, as AWS does. */
export function readTimestamp(text: string, format: TimestampFormat): Date {
  const seconds = format === 'epoch-seconds' || /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const date = Number.isNaN(seconds) ? new Date(text) : new Date(Math.round(seconds * 1000));
  if (Number.isNaN(date.getTime())) throw new UnreadableRequest(`${text} is not a timestamp`);
  return date;
}

function writeTimestamp(value: unknown, format: TimestampFormat): string {
  if (!(value instanceof Date)) throw new Error(`${typeof value} was answered where a Date belongs`);
  switch (format) {
    case 'date-time':
      return value.toISOString();
    case 'http-date':
      return value.toUTCString();
    case 'epoch-seconds':
      return String(value.getTime() / 1000);
  }
}

function readBoolean(text: string): boolean {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  throw new UnreadableRequest(`${text} is not a boolean`);
}

function readNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value) && text !== 'NaN') throw new UnreadableRequest(`${text} is not a number`);
  return value;
}

import { destination, pino, type Logger } from 'pino';
import type { LogLevel } from '../config/config.ts';

/** Fields that never reach the log, wherever they stand; whoever logs text scrubs it before. */
const secretFields = [
  'secretAccessKey',
  'sessionToken',
  'authorization',
  'Authorization',
  'credentials',
  'env',
];

/**
 * The log: JSON on stderr, and only where a level was asked for, so that plain progress stays readable without.
 * It is written at once, so that a killed run keeps its last line.
 */
export function createLogger(level: LogLevel | undefined): Logger {
  return pino(
    {
      level: level ?? 'silent',
      redact: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    },
    destination({ fd: 2, sync: true }),
  );
}

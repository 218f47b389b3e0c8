/** What a script uses that runs the harness itself. Everything else is reached through the command line. */
export { readConfig } from './config/read-config.ts';
export { readRunRecord } from './artifact/read-run-record.ts';
export { runHarness } from './harness/run-harness.ts';
export { HarnessError } from './errors.ts';
export type { EvidenceLine } from './artifact/evidence.ts';
export type { RunRecord } from './artifact/run-record.ts';
export type { Config } from './config/config.ts';
export type { HarnessInput, HarnessResult } from './harness/run-harness.ts';
export type { PolicyDocument } from './policy/document.ts';

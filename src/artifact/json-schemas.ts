import { z } from 'zod';
import { evidenceLineSchema } from './evidence.ts';
import { runRecordSchema } from './run-record.ts';

/** The JSON Schemas (draft 2020-12) of what scripts read, by the name of their file. */
export function createJsonSchemas(): Readonly<Record<string, object>> {
  return {
    'run.schema.json': describe(runRecordSchema, 'run.json of harness: one run'),
    'evidence.schema.json': describe(evidenceLineSchema, 'one line of evidence.jsonl of harness'),
  };
}

function describe(schema: z.ZodType, title: string): object {
  // A file that was written is described, and that is what zod calls the output.
  return { title, ...z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'output' }) };
}

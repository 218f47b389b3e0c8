import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseDenials } from '../../../src/denial/parse-denials.ts';

const root = path.resolve('test/fixtures/denials');

/** Only what is stated is compared; `null` stands for what must not be told. */
const expected = z.record(z.string(), z.union([z.string(), z.boolean(), z.null(), z.array(z.string())]));

const fixtureSchema = z.strictObject({
  source: z.string().min(1),
  context: z.record(z.string(), z.string()).optional(),
  text: z.string().min(1),
  denials: z.array(expected),
  notDenials: z.array(expected),
});

const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .toSorted();

describe('the corpus of refusals', () => {
  test('is there', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  test.each(names)('%s', (name) => {
    const { context, text, denials, notDenials } = fixtureSchema.parse(
      parse(readFileSync(path.join(root, name), 'utf8')),
    );
    const read = parseDenials(text, context ?? {});
    expect({
      denials: read.denials.map((denial, index) => pick(denial, denials[index])),
      notDenials: read.lookAlikes.map((lookAlike, index) => pick(lookAlike, notDenials[index])),
    }).toEqual({ denials, notDenials });
  });
});

/** The fields that are compared; of what was not expected at all, everything. */
function pick(found: object, wanted: z.infer<typeof expected> | undefined): object {
  if (wanted === undefined) return found;
  const fields = new Map(Object.entries(found));
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, fields.get(key) ?? null]));
}

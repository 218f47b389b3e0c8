import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createJsonSchemas } from '../../../src/artifact/json-schemas.ts';

const shipped = new URL('../../../schemas/', import.meta.url);

test('the shipped schemas are those of the code: npx tsx scripts/generate-schemas.ts', async () => {
  const files = Object.fromEntries(
    await Promise.all(
      (await readdir(shipped)).map(
        async (name) => [name, JSON.parse(await readFile(new URL(name, shipped), 'utf8'))] as const,
      ),
    ),
  ) as Record<string, unknown>;
  expect(files).toEqual(JSON.parse(JSON.stringify(createJsonSchemas())));
});

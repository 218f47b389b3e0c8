import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createJsonSchemas } from '../src/artifact/json-schemas.ts';

/** Writes schemas/*.json from the code that reads and writes those files. */
const dir = fileURLToPath(new URL('../schemas/', import.meta.url));
await mkdir(dir, { recursive: true });
for (const [name, schema] of Object.entries(createJsonSchemas())) {
  await writeFile(`${dir}${name}`, `${JSON.stringify(schema, undefined, 2)}\n`);
}

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { HarnessError } from '../../errors.ts';

/** In the order in which Serverless looks. */
const configNames = ['yml', 'yaml', 'json', 'js', 'mjs', 'cjs', 'ts'].map(
  (extension) => `serverless.${extension}`,
);

/** @throws HarnessError `service-not-found` */
export async function findConfigFile(serviceDir: string): Promise<string> {
  const names = await readNames(serviceDir);
  const found = configNames.find((name) => names.has(name));
  if (found !== undefined) return path.join(serviceDir, found);
  throw new HarnessError(`${serviceDir} holds no serverless.yml; expected the directory of a service`, {
    code: 'service-not-found',
    fault: 'user',
    hint: `Name the directory that holds one of ${configNames.join(', ')}.`,
  });
}

async function readNames(directory: string): Promise<Set<string>> {
  try {
    return new Set(await readdir(directory));
  } catch (cause) {
    throw new HarnessError(`${directory} cannot be read; expected the directory of a service`, {
      code: 'service-not-found',
      fault: 'user',
      cause,
    });
  }
}

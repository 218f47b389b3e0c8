import type { Values } from '../resource-type.ts';
import { validationError } from '../template/validation-error.ts';
import type { Run } from './run.ts';

const pattern = /\{\{resolve:([a-z-]+):([^{}]+)\}\}/g;

async function readSsm(run: Run, reference: string): Promise<string> {
  const output = (await run.account.invoke(
    'ssm',
    'GetParameters',
    { Names: [reference], WithDecryption: false },
    run.caller,
    run.stack.region,
  )) as { readonly Parameters?: readonly { readonly Value?: string }[] };
  const value = output.Parameters?.[0]?.Value;
  if (value === undefined) {
    throw validationError(`Parameters: [ssm:${reference}] cannot be found.`);
  }
  return value;
}

async function replaceAll(run: Run, text: string): Promise<string> {
  let result = text;
  for (const [whole, service = '', reference = ''] of text.matchAll(pattern)) {
    if (service !== 'ssm') throw validationError(`NotImplemented: dynamic reference to ${service}`);
    const value = await readSsm(run, reference);
    result = result.replace(whole, () => value);
  }
  return result;
}

/**
 * Properties with `{{resolve:ssm:name:version}}` read as the caller.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export async function readDynamicReferences(run: Run, properties: Values): Promise<Values> {
  const visit = async (value: unknown): Promise<unknown> => {
    if (typeof value === 'string') return value.includes('{{resolve:') ? replaceAll(run, value) : value;
    if (Array.isArray(value)) return Promise.all(value.map(visit));
    if (typeof value !== 'object' || value === null) return value;
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, item]) => [key, await visit(item)] as const),
    );
    return Object.fromEntries(entries);
  };
  return (await visit(properties)) as Values;
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ConfigError, type Problem } from '../../config/config-error.ts';
import type { PrerequisiteSetting, ValueSource } from '../../config/prerequisites.ts';
import type { Secrets } from '../../secrets.ts';
import type { Prerequisite, PrerequisiteStack, Value } from './prerequisite.ts';
import { findSecretParts, whyNotSecret } from './secret-parts.ts';
import { unfoldLists } from './unfold-lists.ts';

/** A template, of which CloudFormation alone can tell whether it asks for a stage. */
export type ReadPrerequisite =
  | Omit<PrerequisiteStack, 'asksForStage'>
  | Exclude<Prerequisite, { kind: 'stack' }>;

export interface ReadPrerequisitesOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told every secret value. */
  readonly secrets: Pick<Secrets, 'add'>;
}

/** Of a template that is not in a bucket. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
const mostTemplateBytes = 51_200;

/**
 * Reads all files and values that the settings name, before anything is made.
 * @throws ConfigError with every problem at once
 */
export async function readPrerequisites(
  settings: readonly PrerequisiteSetting[],
  options: ReadPrerequisitesOptions,
): Promise<ReadPrerequisite[]> {
  const unfolded = await unfoldLists(settings);
  const problems: Problem[] = [...unfolded.problems];
  const reader = createReader(options, (message) => problems.push({ path: '--prerequisites', message }));
  const found: ReadPrerequisite[] = [];
  for (const setting of unfolded.settings) {
    const one = await reader.readPrerequisite(setting);
    if (one) found.push(one);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return found;
}

function createReader({ env, secrets }: ReadPrerequisitesOptions, complain: (message: string) => void) {
  async function readContent(file: string, expected: string): Promise<Buffer | undefined> {
    try {
      return await readFile(file);
    } catch (error) {
      complain(`"${file}" ${describe(error)}, expected ${expected}`);
      return undefined;
    }
  }

  function keepSecret(text: string, from: string): Value {
    const why = whyNotSecret(text);
    if (why !== undefined) complain(`${from} ${why}`);
    for (const part of findSecretParts(text)) secrets.add(part);
    return { text, verbatim: true };
  }

  async function readSource(source: ValueSource): Promise<Value | undefined> {
    switch (source.kind) {
      case 'text':
        return { text: source.text, verbatim: false };
      case 'env': {
        const text = env[source.name] ?? '';
        if (text !== '') return keepSecret(text, `the environment variable ${source.name}`);
        complain(`the environment variable ${source.name} is not set, expected a value`);
        return undefined;
      }
      case 'file': {
        const content = await readContent(source.file, 'a file that holds a value');
        // Without the line end that an editor leaves in a file.
        return content && keepSecret(content.toString('utf8').replace(/\r?\n$/, ''), `"${source.file}"`);
      }
    }
  }

  async function readStack({
    template,
    parameters,
    ...rest
  }: Extract<PrerequisiteSetting, { kind: 'stack' }>): Promise<ReadPrerequisite | undefined> {
    const content = await readContent(template, 'a CloudFormation template');
    if (content && content.length > mostTemplateBytes) {
      complain(
        `"${template}" has ${content.length} bytes, expected ${mostTemplateBytes} at most: cut it into several`,
      );
    }
    const values: Record<string, Value> = {};
    for (const [name, source] of Object.entries(parameters)) {
      const value = await readSource(source);
      if (value) values[name] = value;
    }
    return (
      content && {
        ...rest,
        file: basename(template),
        templateBody: content.toString('utf8'),
        parameters: values,
      }
    );
  }

  return {
    async readPrerequisite(setting: PrerequisiteSetting): Promise<ReadPrerequisite | undefined> {
      switch (setting.kind) {
        case 'file':
          return readStack({ kind: 'stack', template: setting.file, parameters: {} });
        case 'stack':
          return readStack(setting);
        case 'secure-string': {
          const { value: source, ...rest } = setting;
          // Whatever it comes from: it is given to be kept secret.
          const value =
            source.kind === 'text'
              ? keepSecret(source.text, `the value of ${setting.name}`)
              : await readSource(source);
          return value && { ...rest, value };
        }
        case 'object': {
          const { content, ...rest } = setting;
          if (content.kind === 'text') return { ...rest, body: { text: content.text, verbatim: false } };
          const body = await readContent(content.file, 'the content of an object');
          return body && { ...rest, body };
        }
      }
    },
  };
}

function describe(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'does not exist';
  // `--prerequisites a.yml ./service` takes the service for one more file.
  if (code === 'EISDIR') return 'is a directory (the service comes before --prerequisites)';
  return `cannot be read (${code ?? String(error)})`;
}

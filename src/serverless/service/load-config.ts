import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';

/** A configuration as it was written: variables stand where they stood. */
export type RawConfig = Readonly<Record<string, unknown>>;

const configSchema = z.record(z.string(), z.unknown());
/** Precedes the answer of a configuration that is a program: it may print things of its own. */
const answerMark = '\u0000harness:';
const programTimeoutMs = 30_000;

/**
 * @param cliPath of the Serverless Framework's command, which may bring along what reads TypeScript
 * @throws HarnessError `service-unreadable`
 */
export async function loadConfig(file: string, cliPath?: string): Promise<RawConfig> {
  const parsed = configSchema.safeParse(await loadAny(file, cliPath));
  if (!parsed.success) throw unreadable(file, 'it holds no object', parsed.error);
  return parsed.data;
}

async function loadAny(file: string, cliPath: string | undefined): Promise<unknown> {
  switch (path.extname(file)) {
    case '.yml':
    case '.yaml':
      return parseYaml(await readFile(file, 'utf8'), file);
    case '.json':
      return parseJson(await readFile(file, 'utf8'), file);
    default:
      return runProgram(file, cliPath);
  }
}

/** @throws HarnessError `service-unreadable`, with the line */
export function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text, { merge: true, logLevel: 'silent', prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    const [problem] = error.message.split(' at line');
    throw unreadable(file, `${problem ?? error.code}${line === undefined ? '' : ` at line ${line}`}`, error);
  }
  // Tags of CloudFormation (`!Ref`) are unknown here and stay what they stand before.
  return document.toJS() as unknown;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : 'it is no JSON', cause);
  }
}

/** In a process of its own, without any credentials, since it is the user's code. */
async function runProgram(file: string, cliPath: string | undefined): Promise<unknown> {
  const tsx = path.extname(file) === '.ts' ? findTsx(file, cliPath) : undefined;
  if (path.extname(file) === '.ts' && tsx === undefined) {
    throw unreadable(file, 'tsx is not installed, which reads TypeScript');
  }
  const load = tsx
    ? `require(${JSON.stringify(tsx)}).require(${JSON.stringify(file)}, ${JSON.stringify(file)})`
    : `import(${JSON.stringify(pathToFileURL(file).href)})`;
  const program = `Promise.resolve(${load})
    .then((loaded) => loaded.default ?? loaded)
    .then((config) => config.default ?? config)
    .then((config) => process.stdout.write(${JSON.stringify(answerMark)} + JSON.stringify(config)))`;
  const result = await execa(process.execPath, ['--eval', program], {
    cwd: path.dirname(file),
    extendEnv: false,
    env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1' },
    stdin: 'ignore',
    reject: false,
    timeout: programTimeoutMs,
  });
  const answer = result.stdout.split(answerMark)[1];
  if (answer !== undefined) return parseJson(answer, file);
  const problem = /^\S*Error\b.*$/m.exec(result.stderr)?.[0] ?? result.shortMessage ?? 'it answers nothing';
  throw unreadable(file, problem, result);
}

/** With the service, or with the Serverless Framework that it has installed or is run by. */
function findTsx(file: string, cliPath: string | undefined): string | undefined {
  for (const from of [file, resolveFrom(file, 'osls/package.json'), cliPath]) {
    const found = from && resolveFrom(from, 'tsx/cjs/api');
    if (found) return found;
  }
  return undefined;
}

function resolveFrom(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}

export function unreadable(file: string, problem: string, cause?: unknown): HarnessError {
  return new HarnessError(`${file} cannot be read: ${problem}`, {
    code: 'service-unreadable',
    fault: 'user',
    cause,
  });
}

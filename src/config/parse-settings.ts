import type { z } from 'zod';
import type { Problem } from './config-error.ts';
import { describeUnknownSetting } from './nearest-name.ts';
import { fileSchema, flagsSchema, type FileSettings, type FlagSettings } from './settings.ts';

/** What could be read, and what was wrong with the rest: the rules are then applied to what could be read. */
export interface ParsedSettings<Settings> {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  /** Names of the settings that were given but could not be read. */
  readonly faulty: ReadonlySet<string>;
}

/** `name`: the configuration file as its writer knows it. */
export function parseFileSettings(name: string, input: unknown): ParsedSettings<FileSettings> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const message = 'the file holds no settings, expected an object of them';
    return { settings: {}, problems: [{ path: name, message }], faulty: new Set() };
  }
  return parse(fileSchema, input, (key) => `${name}: ${key}`);
}

/** `input`: options as commander gives them. */
export function parseFlagSettings(input: unknown): ParsedSettings<FlagSettings> {
  return parse(
    flagsSchema,
    input,
    (key) => `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
}

function parse<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  input: unknown,
  locate: (key: string) => string,
): ParsedSettings<z.output<z.ZodObject<Shape>>> {
  const result = schema.safeParse(input);
  if (result.success) return { settings: result.data, problems: [], faulty: new Set() };
  const problems: Problem[] = [];
  const faulty = new Set<string>();
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        faulty.add(key);
        problems.push({ path: locate(key), message: describeUnknownSetting(key, Object.keys(schema.shape)) });
      }
      continue;
    }
    const key = String(issue.path[0] ?? '');
    faulty.add(key);
    problems.push({ path: locate(issue.path.map(String).join('.')), message: issue.message });
  }
  // Without its faulty parts the rest is valid, so that the rules can be applied to it in the same go.
  const rest = Object.fromEntries(Object.entries(input as object).filter(([key]) => !faulty.has(key)));
  return { settings: schema.parse(rest), problems, faulty };
}

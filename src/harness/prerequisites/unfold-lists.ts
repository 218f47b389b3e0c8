import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import type { Problem } from '../../config/config-error.ts';
import { prerequisitesSchema } from '../../config/prerequisites-schema.ts';
import { type PrerequisiteSetting, resolvePrerequisite } from '../../config/prerequisites.ts';

export interface Unfolded {
  readonly settings: readonly PrerequisiteSetting[];
  readonly problems: readonly Problem[];
}

/** A file that holds a list stands for the entries of the list; what stands in there is relative to it. */
export async function unfoldLists(settings: readonly PrerequisiteSetting[]): Promise<Unfolded> {
  const all = await Promise.all(settings.map(unfold));
  return {
    settings: all.flatMap(({ settings }) => settings),
    problems: all.flatMap(({ problems }) => problems),
  };
}

async function unfold(setting: PrerequisiteSetting): Promise<Unfolded> {
  const itself = { settings: [setting], problems: [] };
  if (setting.kind !== 'file') return itself;
  // Whoever reads it as a template tells why it cannot be read.
  const list = parseList(await readFile(setting.file, 'utf8').catch(() => ''));
  if (list === undefined) return itself;
  const parsed = prerequisitesSchema.safeParse(list);
  if (parsed.success) {
    const directory = dirname(setting.file);
    return { settings: parsed.data.map((one) => resolvePrerequisite(one, directory)), problems: [] };
  }
  const name = basename(setting.file);
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: `${name}: ${path.map(String).join('.')}`,
    message,
  }));
  return { settings: [], problems };
}

/** Undefined of what is no list: whether it is a template CloudFormation tells, in its own words. */
function parseList(text: string): unknown {
  // The short forms of a template's functions are tags that YAML does not know.
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length === 0 && isSeq(document.contents) ? document.toJS() : undefined;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSandboxProjects, sandboxRoot } from '../../../../scripts/sandbox/sandbox-projects.ts';

const projects = readSandboxProjects();
const read = (...names: string[]): string => readFileSync(join(...names), 'utf8');

test('the README tells of every sandbox project, in the order of the alphabet', () => {
  const rows = [...read('README.md').matchAll(/^\| \[`([\w-]+)`\]\(([^)]+)\) +\| \S/gm)];
  expect(rows.map(([, name, link]) => [name, link])).toEqual(
    projects.map((name) => [name, `${sandboxRoot}/${name}`]),
  );
});

test.each(projects)('%s is a service of its own name with a README', (project) => {
  const directory = join(sandboxRoot, project);
  const config = ['serverless.yml', 'serverless.ts'].find((file) => existsSync(join(directory, file)));
  expect(read(directory, config ?? 'serverless.yml')).toMatch(
    new RegExp(`^\\s*service: '?${project}'?,?$`, 'm'),
  );
  expect(read(directory, 'README.md')).toMatch(new RegExp(`^# ${project}\\n\\n\\S`));
});

const installed = projects.filter((project) => existsSync(join(sandboxRoot, project, 'package.json')));
test.each(installed)('%s pins what it brings along, wherever that is installed from', (project) => {
  const directory = join(sandboxRoot, project);
  const { name, devDependencies } = JSON.parse(read(directory, 'package.json')) as {
    readonly name: string;
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  expect(name).toBe(project);
  expect(Object.values(devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(read(directory, 'package-lock.json')).not.toContain('"resolved"');
});

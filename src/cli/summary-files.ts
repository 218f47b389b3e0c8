import { existsSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { artifactPaths } from '../artifact/artifact-paths.ts';
import type { SummaryFiles } from './terminal/render-summary.ts';

/** What lies in the artifact's directory after a run, as seen from where the person stands. */
export function readSummaryFiles(outDir: string, cwd: string, proven: boolean): SummaryFiles {
  const paths = artifactPaths(outDir);
  const show = (path: string): string => {
    const short = relative(cwd, path);
    return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
  };
  const ifThere = <Name extends string>(name: Name, path: string): { [name in Name]?: string } =>
    existsSync(path) ? ({ [name]: show(path) } as { [name in Name]: string }) : {};
  return {
    outDir: show(outDir),
    record: show(paths.record),
    evidence: show(paths.evidence),
    ...ifThere('policy', proven ? paths.policy : paths.unprovenPolicy),
    ...ifThere('template', proven ? paths.template : paths.unprovenTemplate),
    ...ifThere('rolePolicy', proven ? paths.rolePolicy : paths.unprovenRolePolicy),
    ...ifThere('roleTemplate', proven ? paths.roleTemplate : paths.unprovenRoleTemplate),
    ...ifThere('boundary', proven ? paths.boundary : paths.unprovenBoundary),
    ...ifThere('report', paths.report),
    ...(!proven && ifThere('earlierPolicy', paths.policy)),
  };
}

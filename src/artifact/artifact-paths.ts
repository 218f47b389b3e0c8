import { join } from 'node:path';

/**
 * Where everything lies in the artifact's directory.
 *
 * The newest run owns the plain names. A proven policy stays where it is until another run has proven its own:
 * an unproven run writes beside it under other names, so that nobody takes the one for the other.
 */
export function artifactPaths(outDir: string) {
  return {
    /** Of the last run that was proven. */
    policy: join(outDir, 'policy.json'),
    template: join(outDir, 'policy.template.json'),
    /** Of the newest run, only where it was not proven. */
    unprovenPolicy: join(outDir, 'policy.unproven.json'),
    unprovenTemplate: join(outDir, 'policy.template.unproven.json'),
    /** The same of the deployment role, only where the service has one. */
    rolePolicy: join(outDir, 'deployment-role.json'),
    roleTemplate: join(outDir, 'deployment-role.template.json'),
    unprovenRolePolicy: join(outDir, 'deployment-role.unproven.json'),
    unprovenRoleTemplate: join(outDir, 'deployment-role.template.unproven.json'),
    /** The permissions boundary of the roles that the service makes, only where one was asked for. */
    boundary: join(outDir, 'boundary.json'),
    boundaryTemplate: join(outDir, 'boundary.template.json'),
    unprovenBoundary: join(outDir, 'boundary.unproven.json'),
    unprovenBoundaryTemplate: join(outDir, 'boundary.template.unproven.json'),
    /** Of the newest run, however it ended. */
    record: join(outDir, 'run.json'),
    evidence: join(outDir, 'evidence.jsonl'),
    /** Of the newest run, for people. */
    report: join(outDir, 'report.html'),
    ignore: join(outDir, '.gitignore'),
    /** One directory for each earlier run, with its own files under their plain names. */
    earlier: join(outDir, 'earlier'),
    attempts: join(outDir, 'attempts'),
  };
}

/** What a run leaves in one directory of `attempts/`; relative to the artifact's directory, as the evidence names it. */
export function attemptOutputFile(of: {
  readonly runId: string;
  readonly attempt: number;
  readonly phase: string;
}): string {
  return `attempts/${of.runId}/${String(of.attempt).padStart(3, '0')}-${of.phase}.txt`;
}

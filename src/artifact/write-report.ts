import { artifactPaths } from './artifact-paths.ts';
import { replaceFile } from './replace-file.ts';
import { renderReport } from './report/render-report.ts';
import type { ReportInput } from './report/report-input.ts';

/**
 * Writes report.html beside the other files of the run, as a whole.
 * @throws artifact-unwritable
 */
export async function writeReport(outDir: string, input: ReportInput): Promise<void> {
  await replaceFile(artifactPaths(outDir).report, renderReport(input));
}

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureDeployments } from './measure-emulator/measure-deployments.ts';
import { reportStarts } from './measure-emulator/report-starts.ts';
import { measureStarts } from './measure-emulator/start-up.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { starts: { type: 'string', default: '10' }, against: { type: 'string', multiple: true } },
});

function parseCount(text: string, what: string): number {
  const count = Number(text);
  if (text.trim() !== '' && Number.isInteger(count) && count >= 0) return count;
  console.error(`${text} is no number of ${what}`);
  process.exit(2);
}

const deployments = parseCount(positionals[0] ?? '1000', 'deployments');
const starts = parseCount(values.starts, 'starts');
const dist = fileURLToPath(new URL('../dist', import.meta.url));

if (starts > 0) {
  // What is new is measured against what was before, so that comes first.
  const builds = [...(values.against ?? []).map((directory) => resolve(directory)), dist];
  const measured = await measureStarts(builds, starts);
  console.log('harness emulate, from the start of its process to the line that says that it is ready');
  console.table(reportStarts(measured));
}
if (deployments > 0) {
  const rows = await measureDeployments(deployments);
  console.log(
    'one deployment: a stack made, changed and deleted; the times are the account’s own, without the way there and back',
  );
  console.table(rows);
}

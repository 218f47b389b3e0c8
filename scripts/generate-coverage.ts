import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readCoverage, type Coverage } from '../src/emulator/emulator.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const begin = '<!-- begin of what scripts/generate-coverage.ts writes -->';
const end = '<!-- end of what scripts/generate-coverage.ts writes -->';

/** Where CloudFormation names a service by another word than its API does: what the type begins with, and the service. */
const serviceIds: readonly (readonly [string, string])[] = [
  ['CertificateManager::', 'acm'],
  ['Cognito::Identity', 'cognito-identity'],
  ['Cognito::', 'cognito-idp'],
  ['ElasticLoadBalancingV2::', 'elasticloadbalancing'],
  ['Elasticsearch::', 'es'],
  ['KinesisFirehose::', 'firehose'],
  ['MSK::', 'kafka'],
  ['OpenSearchService::', 'es'],
  ['StepFunctions::', 'states'],
];

/** The README's table of what the emulated account covers: services, their operations, their resource types. */
export function renderCoverageTable({ services, resourceTypes }: Coverage): string {
  const rows = new Map(services.map(({ id, operations }) => [id, { operations, types: [] as string[] }]));
  for (const type of resourceTypes) {
    const id = serviceOf(
      type,
      services.map((service) => service.id),
    );
    const row = rows.get(id) ?? { operations: [], types: [] };
    row.types.push(type.split('::')[2] ?? type);
    rows.set(id, row);
  }
  const operations = services.reduce((sum, service) => sum + service.operations.length, 0);
  const table = [...rows]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, row]) => [`\`${id}\``, String(row.operations.length || ''), row.types.join(', ')]);
  return [
    `It covers ${services.length} services with ${operations} operations, and ${resourceTypes.length} resource types of CloudFormation:`,
    '',
    ...alignTable([['service', 'operations', 'resource types'], ...table]),
  ].join('\n');
}

/** A type of a service that is not there gets a row of its own. */
function serviceOf(type: string, ids: readonly string[]): string {
  const named = serviceIds.find(([prefix]) => type.startsWith(`AWS::${prefix}`))?.[1];
  const namespace = type.split('::')[1]?.toLowerCase() ?? type;
  return named ?? ids.find((id) => id.replaceAll('-', '') === namespace) ?? namespace;
}

/** The README with this in its place. */
export function placeCoverage(text: string, coverage: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks ${begin} or ${end}`);
  return `${before}${begin}\n\n${coverage}\n\n${end}${after}`;
}

/** As the formatter would have it. */
function alignTable([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await readFile(readme, 'utf8');
  await writeFile(readme, placeCoverage(text, renderCoverageTable(await readCoverage())));
}

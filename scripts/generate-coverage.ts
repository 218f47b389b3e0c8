import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readCoverage, type Coverage } from '../src/emulator/emulator.ts';
import { alignTable, placeInReadme } from './readme-table.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
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
  return placeInReadme(text, 'scripts/generate-coverage.ts', coverage);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await readFile(readme, 'utf8');
  await writeFile(readme, placeCoverage(text, renderCoverageTable(await readCoverage())));
}

import { AwsError } from '../operation.ts';

interface Engine {
  readonly port: number;
  /** Of who names none; assumed, for AWS moves it on. */
  readonly version: string;
}

const engines: Readonly<Record<string, Engine>> = {
  'aurora-mysql': { port: 3306, version: '8.0.mysql_aurora.3.08.2' },
  'aurora-postgresql': { port: 5432, version: '16.6' },
  mariadb: { port: 3306, version: '11.4.4' },
  mysql: { port: 3306, version: '8.0.40' },
  postgres: { port: 5432, version: '17.2' },
  'oracle-ee': { port: 1521, version: '19' },
  'oracle-se2': { port: 1521, version: '19' },
  'sqlserver-ee': { port: 1433, version: '16.00' },
  'sqlserver-ex': { port: 1433, version: '16.00' },
  'sqlserver-se': { port: 1433, version: '16.00' },
  'sqlserver-web': { port: 1433, version: '16.00' },
};

/** @throws AwsError InvalidParameterValue */
export function getEngine(name: string | undefined): Engine {
  const engine = name !== undefined && Object.hasOwn(engines, name) ? engines[name] : undefined;
  if (engine) return engine;
  throw new AwsError('InvalidParameterValue', `Invalid DB engine: ${name ?? ''}`);
}

export function isAurora(name: string | undefined): boolean {
  return name?.startsWith('aurora') === true;
}

/** `8.0`, `16`: what parameter and option groups are made for. PostgreSQL counts major versions by one number. */
function majorOf(engine: string, version: string): string {
  const [first = '', second] = version.split('.');
  return engine.endsWith('postgres') || engine.endsWith('postgresql') || second === undefined
    ? first
    : `${first}.${second}`;
}

/** `mysql8.0`, `aurora-postgresql16`. */
export function familyOf(engine: string | undefined = '', version?: string): string {
  const known = Object.hasOwn(engines, engine) ? engines[engine] : undefined;
  return `${engine}${majorOf(engine, version ?? known?.version ?? '')}`;
}

/** `default:mysql-8-0`. */
export function defaultOptionGroup(engine: string | undefined = '', version?: string): string {
  const known = Object.hasOwn(engines, engine) ? engines[engine] : undefined;
  return `default:${engine}-${majorOf(engine, version ?? known?.version ?? '').replaceAll('.', '-')}`;
}

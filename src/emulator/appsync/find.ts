import type { DataSource, FunctionConfiguration } from '@aws-sdk/client-appsync';
import { AwsError } from '../operation.ts';
import { badRequest, notFound, type ApiRecord } from './store.ts';

/** @throws AwsError NotFoundException */
export function findDataSource({ dataSources }: ApiRecord, name: string | undefined): DataSource {
  const source = dataSources.get(name ?? '');
  if (source) return source;
  throw notFound(`No data source found named ${name ?? ''}`);
}

export function checkName(name: string): void {
  if (/^[_A-Za-z][_0-9A-Za-z]*$/.test(name)) return;
  throw badRequest(
    `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [_A-Za-z][_0-9A-Za-z]*`,
  );
}

/** @throws AwsError NotFoundException */
export function findFunction({ functions }: ApiRecord, id: string | undefined): FunctionConfiguration {
  const found = functions.get(id ?? '');
  if (found) return found;
  throw notFound('No function found.');
}

/** What hangs on a schema waits while it is being looked at. @throws AwsError ConcurrentModificationException */
export function assertNotAltered({ creation }: ApiRecord): void {
  if (creation === undefined || creation.over.hasPassed) return;
  throw new AwsError(
    'ConcurrentModificationException',
    'Schema is currently being altered, please wait until that is complete.',
    409,
  );
}

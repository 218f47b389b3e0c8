import type {
  CreateDatabaseRequest,
  DatabaseInput,
  DeleteDatabaseRequest,
  GetDatabaseRequest,
  GetDatabaseResponse,
  GetDatabasesRequest,
  GetDatabasesResponse,
  UpdateDatabaseRequest,
} from '@aws-sdk/client-glue';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { toTag } from './tags.ts';
import { assertOwnCatalog, dropTags, getThing, glueState, invalidInput, onPaths, setTags } from './store.ts';

const path = (name: string | undefined) => `database/${name ?? ''}`;
const inCatalog = (name: string | undefined) => ['catalog', path(name)];

/** Source: https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html (catalog and database) */
export const createDatabase = defineOperation<CreateDatabaseRequest, object>({
  name: 'CreateDatabase',
  requires: (input, call) => [
    ...onPaths('CreateDatabase', inCatalog(input.DatabaseInput?.Name), call, requestTagContext(input.Tags)),
    ...toTag(path(input.DatabaseInput?.Name), input.Tags, call),
  ],
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const name = checkName(input.DatabaseInput);
    const { databases } = glueState(call);
    if (databases.has(name)) throw new AwsError('AlreadyExistsException', 'Database already exists.');
    databases.set(name, {
      ...input.DatabaseInput,
      Name: name,
      CreateTime: new Date(),
      CatalogId: call.account.accountId,
    });
    setTags(path(name), input.Tags, call);
    return {};
  },
});

export const getDatabase = defineOperation<GetDatabaseRequest, GetDatabaseResponse>({
  name: 'GetDatabase',
  requires: (input, call) => onPaths('GetDatabase', inCatalog(input.Name), call),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    return { Database: getStored(input.Name, call) };
  },
});

/** Asked on every database: https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html (database/*). */
export const getDatabases = defineOperation<GetDatabasesRequest, GetDatabasesResponse>({
  name: 'GetDatabases',
  requires: (_input, call) => onPaths('GetDatabases', inCatalog('*'), call),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const most = Math.min(input.MaxResults ?? 100, call.pageSize ?? 100);
    const { items, next } = cutPage([...glueState(call).databases.values()], input.NextToken, most, () =>
      invalidInput('Invalid NextToken'),
    );
    return { DatabaseList: items, NextToken: next };
  },
});

/** A database keeps its name (that another is refused, and how, is assumed). */
export const updateDatabase = defineOperation<UpdateDatabaseRequest, object>({
  name: 'UpdateDatabase',
  requires: (input, call) => onPaths('UpdateDatabase', inCatalog(input.Name), call),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const current = getStored(input.Name, call);
    if (checkName(input.DatabaseInput) !== current.Name) {
      throw invalidInput('Database name cannot be changed.');
    }
    const { CreateTime, CatalogId } = current;
    glueState(call).databases.set(current.Name ?? '', {
      ...input.DatabaseInput,
      Name: current.Name,
      CreateTime,
      CatalogId,
    });
    return {};
  },
});

/** Whoever deletes a database deletes what may be in it. Source: the service authorization reference of AWS Glue. */
export const deleteDatabase = defineOperation<DeleteDatabaseRequest, object>({
  name: 'DeleteDatabase',
  requires: (input, call) =>
    onPaths(
      'DeleteDatabase',
      [...inCatalog(input.Name), `table/${input.Name ?? ''}/*`, `userDefinedFunction/${input.Name ?? ''}/*`],
      call,
    ),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const { Name: name = '' } = getStored(input.Name, call);
    glueState(call).databases.delete(name);
    dropTags(path(name), call);
    return {};
  },
});

function getStored(name: string | undefined, call: Call) {
  return getThing(glueState(call).databases, name, `Database ${name ?? ''} not found.`);
}

/** Names are kept in small letters. Source: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-databases.html (DatabaseInput) */
function checkName(input: DatabaseInput | undefined): string {
  const name = input?.Name?.toLowerCase() ?? '';
  if (name.length > 0 && name.length <= 255) return name;
  throw invalidInput('Database name must not be empty and at most 255 characters long.');
}

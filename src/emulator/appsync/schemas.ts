import type {
  GetIntrospectionSchemaRequest,
  GetSchemaCreationStatusRequest,
  GetSchemaCreationStatusResponse,
  StartSchemaCreationRequest,
  StartSchemaCreationResponse,
} from '@aws-sdk/client-appsync';
import { AwsError, defineOperation } from '../operation.ts';
import { assertNotAltered } from './find.ts';
import { underApi } from './requirements.ts';
import { judgeSchema } from './schema/judge-schema.ts';
import { getApi, notFound } from './store.ts';

/** How long AppSync looks at a schema; assumed. */
const creationMs = 3000;

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_StartSchemaCreation.html */
export const startSchemaCreation = defineOperation<StartSchemaCreationRequest, StartSchemaCreationResponse>({
  name: 'StartSchemaCreation',
  requires: (input, call) => [underApi('StartSchemaCreation', input.apiId, '/schemacreation', call)],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    assertNotAltered(record);
    const definition = Buffer.from(input.definition ?? new Uint8Array()).toString('utf8');
    const creation = {
      definition,
      verdict: judgeSchema(definition),
      over: call.account.clock.after(creationMs),
    };
    record.creation = creation;
    if (creation.verdict.kind === 'good') record.schema = creation;
    return { status: 'PROCESSING' };
  },
});

export const getSchemaCreationStatus = defineOperation<
  GetSchemaCreationStatusRequest,
  GetSchemaCreationStatusResponse
>({
  name: 'GetSchemaCreationStatus',
  requires: (input, call) => [underApi('GetSchemaCreationStatus', input.apiId, '/schemacreation', call)],
  handle: (input, call) => {
    const { creation } = getApi(call, input.apiId);
    if (!creation) return { status: 'NOT_APPLICABLE' };
    if (!creation.over.hasPassed) return { status: 'PROCESSING', details: 'The schema is being processed' };
    const { verdict } = creation;
    return verdict.kind === 'bad'
      ? { status: 'FAILED', details: verdict.details }
      : { status: 'SUCCESS', details: `Successfully created schema with ${verdict.schema.names.size} types` };
  },
});

export const getIntrospectionSchema = defineOperation<
  GetIntrospectionSchemaRequest,
  { readonly schema: Uint8Array }
>({
  name: 'GetIntrospectionSchema',
  requires: (input, call) => [underApi('GetIntrospectionSchema', input.apiId, '/schema', call)],
  handle: (input, call) => {
    const { schema } = getApi(call, input.apiId);
    if (!schema) throw notFound('No schema found.');
    if (input.format !== 'SDL') {
      throw new AwsError('NotImplemented', 'schemas are told in SDL only in this emulated account', 501);
    }
    return { schema: Buffer.from(schema.definition) };
  },
});

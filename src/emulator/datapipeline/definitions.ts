import type {
  GetPipelineDefinitionInput,
  GetPipelineDefinitionOutput,
  PutPipelineDefinitionInput,
  PutPipelineDefinitionOutput,
  ValidatePipelineDefinitionInput,
  ValidatePipelineDefinitionOutput,
} from '@aws-sdk/client-data-pipeline';
import { toPassRole } from '../iam/pass-role.ts';
import { defineOperation, type Call, type Requirement } from '../operation.ts';
import { getStored, onPipeline, replace } from './store.ts';

type Definition = Pick<PutPipelineDefinitionInput, 'pipelineObjects' | 'pipelineId'>;

/**
 * The pipeline's role and that of what it starts, which objects give by name or ARN.
 * Source: https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-iam-roles.html
 */
function toPassRoles({ pipelineObjects }: Definition, { account }: Call): readonly Requirement[] {
  const given = (field: string): readonly string[] =>
    (pipelineObjects ?? []).flatMap(({ fields }) =>
      (fields ?? []).flatMap(({ key, stringValue }) => (key === field ? (stringValue ?? []) : [])),
    );
  const arnOf = (role: string): string =>
    role.startsWith('arn:') ? role : `arn:aws:iam::${account.accountId}:role/${role}`;
  const passed = (field: string, service: string) =>
    [...new Set(given(field))].flatMap((role) => toPassRole(arnOf(role), service));
  return [...passed('role', 'datapipeline.amazonaws.com'), ...passed('resourceRole', 'ec2.amazonaws.com')];
}

/** An object that refers to one that is not there is what is looked for. The words are assumed. */
function validate({ pipelineObjects }: Definition): PutPipelineDefinitionOutput {
  const ids = new Set((pipelineObjects ?? []).map(({ id }) => id));
  const validationErrors = (pipelineObjects ?? []).flatMap(({ id, fields }) => {
    const lost = (fields ?? []).filter(({ refValue }) => refValue !== undefined && !ids.has(refValue));
    return lost.length === 0
      ? []
      : [{ id, errors: lost.map(({ refValue }) => `Object references invalid id: '${refValue ?? ''}'`) }];
  });
  return { errored: validationErrors.length > 0, validationErrors, validationWarnings: [] };
}

/** A definition with errors is answered, not refused, and is not taken. Source: the page of PutPipelineDefinition. */
export const putPipelineDefinition = defineOperation<PutPipelineDefinitionInput, PutPipelineDefinitionOutput>(
  {
    name: 'PutPipelineDefinition',
    requires: (input, call) => [
      onPipeline('PutPipelineDefinition', input.pipelineId, call),
      ...toPassRoles(input, call),
    ],
    handle: (input, call) => {
      const current = getStored(call, input.pipelineId);
      const result = validate(input);
      if (!result.errored) {
        replace(call, {
          ...current,
          definition: {
            pipelineObjects: input.pipelineObjects ?? [],
            parameterObjects: input.parameterObjects ?? [],
            parameterValues: input.parameterValues ?? [],
          },
        });
      }
      return result;
    },
  },
);

export const validatePipelineDefinition = defineOperation<
  ValidatePipelineDefinitionInput,
  ValidatePipelineDefinitionOutput
>({
  name: 'ValidatePipelineDefinition',
  requires: (input, call) => [onPipeline('ValidatePipelineDefinition', input.pipelineId, call)],
  handle: (input, call) => {
    getStored(call, input.pipelineId);
    return validate(input);
  },
});

export const getPipelineDefinition = defineOperation<GetPipelineDefinitionInput, GetPipelineDefinitionOutput>(
  {
    name: 'GetPipelineDefinition',
    requires: (input, call) => [onPipeline('GetPipelineDefinition', input.pipelineId, call)],
    handle: (input, call) => {
      const { pipelineObjects, parameterObjects, parameterValues } = getStored(
        call,
        input.pipelineId,
      ).definition;
      return {
        pipelineObjects: [...pipelineObjects],
        parameterObjects: [...parameterObjects],
        parameterValues: [...parameterValues],
      };
    },
  },
);

import type {
  GetTemplateInput,
  GetTemplateOutput,
  GetTemplateSummaryInput,
  GetTemplateSummaryOutput,
  ValidateTemplateInput,
  ValidateTemplateOutput,
} from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { neededCapabilities } from '../template/capabilities.ts';
import type { Template } from '../template/template.ts';
import { validationError } from '../template/validation-error.ts';
import { requireChangeSet } from './find-change-set.ts';
import { requireStack } from './find-stack.ts';
import { readTemplate } from './read-template.ts';
import { onStack, stackArn } from './requirements.ts';

export const getTemplate = defineOperation<GetTemplateInput, GetTemplateOutput>({
  name: 'GetTemplate',
  requires: onStack('GetTemplate'),
  handle: (input, call) => {
    const template =
      input.ChangeSetName === undefined
        ? requireStack(call, input.StackName, 'withId').desired?.template
        : requireChangeSet(call, input).changeSet.desired.template;
    if (!template) throw validationError(`Stack with id ${input.StackName ?? ''} does not exist`);
    return { TemplateBody: template.body, StagesAvailable: ['Original', 'Processed'] };
  },
});

function declaredCapabilities(template: Template) {
  const { capabilities, reason } = neededCapabilities(template);
  return {
    ...(capabilities.length > 0 ? { Capabilities: [...capabilities] } : {}),
    ...(reason === undefined ? {} : { CapabilitiesReason: reason }),
    ...(template.transforms.length > 0 ? { DeclaredTransforms: [...template.transforms] } : {}),
  };
}

export const validateTemplateOperation = defineOperation<ValidateTemplateInput, ValidateTemplateOutput>({
  name: 'ValidateTemplate',
  handle: async (input, call) => {
    const template = await readTemplate(call, input);
    return {
      Parameters: [...template.parameters].map(([name, parameter]) => ({
        ParameterKey: name,
        DefaultValue: parameter.defaultValue,
        NoEcho: parameter.noEcho,
        Description: parameter.description,
      })),
      Description: template.description,
      ...declaredCapabilities(template),
    };
  },
});

export const getTemplateSummary = defineOperation<GetTemplateSummaryInput, GetTemplateSummaryOutput>({
  name: 'GetTemplateSummary',
  requires: (input, call) => [
    {
      action: 'cloudformation:GetTemplateSummary',
      resource: input.StackName === undefined ? '*' : stackArn(call, input.StackName),
    },
  ],
  handle: async (input, call) => {
    const template =
      input.StackName === undefined
        ? await readTemplate(call, input)
        : requireStack(call, input.StackName, 'brackets').desired?.template;
    if (!template) throw validationError(`Stack [${input.StackName ?? ''}] does not exist`);
    return {
      Parameters: [...template.parameters].map(([name, parameter]) => ({
        ParameterKey: name,
        DefaultValue: parameter.defaultValue,
        ParameterType: parameter.type,
        NoEcho: parameter.noEcho,
        Description: parameter.description,
        ...(parameter.allowedValues
          ? { ParameterConstraints: { AllowedValues: [...parameter.allowedValues] } }
          : {}),
      })),
      Description: template.description,
      ResourceTypes: [...new Set([...template.resources.values()].map(({ type }) => type))],
      Version: '2010-09-09',
      ...(template.metadata === undefined ? {} : { Metadata: JSON.stringify(template.metadata) }),
      ...declaredCapabilities(template),
    };
  },
});

import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, lowerKeys, requiredText, textOf, valuesOf } from '../properties.ts';
import { tagRecord, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ pipelineId: resource.physicalId });
const here = (resource: ResourceView) => ({ pipelineIds: [resource.physicalId] });

type TagList = ResourceView['tags'];

/** The stack's tags under the type's own, which it calls by another name. */
function tagsOf(tags: TagList, properties: ResourceView['properties']): Record<string, string> {
  return {
    ...tagRecord(withoutSystemTags(tags)),
    ...tagRecord(listOf(properties['PipelineTags']) as TagList),
  };
}
const tagsNow = (resource: ResourceView) => tagsOf(resource.tags, resource.properties);
const tagsBefore = (resource: ResourceView) => tagsOf(resource.previousTags, resource.previous);
const asList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));
const newTags = (resource: ResourceView) =>
  asList(tagsNow(resource)).filter(({ key, value }) => tagsBefore(resource)[key] !== value);
const goneKeys = (resource: ResourceView) =>
  Object.keys(tagsBefore(resource)).filter((key) => tagsNow(resource)[key] === undefined);

const definitionNames = ['ParameterObjects', 'ParameterValues', 'PipelineObjects'];
const definition = (resource: ResourceView) => ({
  ...place(resource),
  pipelineObjects: lowerKeys(listOf(resource.properties['PipelineObjects'])),
  parameterObjects: lowerKeys(listOf(resource.properties['ParameterObjects'])),
  parameterValues: lowerKeys(listOf(resource.properties['ParameterValues'])),
});
const hasDefinition = ({ properties }: ResourceView) => listOf(properties['PipelineObjects']).length > 0;
/** Unless the template says otherwise a pipeline is activated. */
const wantsActive = ({ Activate: activate }: ResourceView['properties']) =>
  activate === undefined || isTrue(activate);

/** A definition with errors is answered as one; the handler fails then, in words that are assumed. */
function wordErrors(resource: ResourceView): string | undefined {
  const { errored, validationErrors } = resource.output('datapipeline:PutPipelineDefinition');
  if (errored !== true) return undefined;
  const errors = listOf(validationErrors).flatMap((one) => listOf(valuesOf(one)['errors']));
  return `Pipeline Definition failed to validate because of following Errors: [${errors.map((text) => textOf(text)).join(', ')}]`;
}

const put: readonly Step[] = [
  { call: 'datapipeline:ValidatePipelineDefinition', when: hasDefinition, input: definition },
  { call: 'datapipeline:PutPipelineDefinition', when: hasDefinition, input: definition },
];
const activate: Step = {
  call: 'datapipeline:ActivatePipeline',
  when: (resource) => hasDefinition(resource) && wantsActive(resource.properties),
  objection: wordErrors,
  input: place,
};
const read: readonly Step[] = [
  { call: 'datapipeline:DescribePipelines', input: here },
  { call: 'datapipeline:GetPipelineDefinition', input: place },
];
const absent = ['PipelineNotFoundException', 'PipelineDeletedException'];

export const dataPipelinePipeline: ResourceType = {
  type: 'AWS::DataPipeline::Pipeline',
  idAfter: 'datapipeline:CreatePipeline',
  physicalId: (resource) => textOf(resource.output('datapipeline:CreatePipeline')['pipelineId']) ?? '',
  replacedBy: ['Description', 'Name'],
  attributes: { PipelineId: (resource) => resource.physicalId },
  create: [
    {
      call: 'datapipeline:CreatePipeline',
      input: (resource) => ({
        name: requiredText(resource, 'Name'),
        uniqueId: resource.generatedName(),
        description: textOf(resource.properties['Description']),
      }),
    },
    {
      call: 'datapipeline:AddTags',
      when: (resource) => Object.keys(tagsNow(resource)).length > 0,
      input: (resource) => ({ ...place(resource), tags: asList(tagsNow(resource)) }),
    },
    ...put,
    activate,
    ...read,
  ],
  update: [
    {
      call: 'datapipeline:DeactivatePipeline',
      when: ({ properties, previous }) => wantsActive(previous) && !wantsActive(properties),
      input: place,
    },
    ...put.map((step) => ({
      ...step,
      when: (resource: ResourceView) => hasDefinition(resource) && resource.changed(...definitionNames),
    })),
    {
      ...activate,
      when: (resource) =>
        hasDefinition(resource) &&
        wantsActive(resource.properties) &&
        resource.changed('Activate', ...definitionNames),
    },
    {
      call: 'datapipeline:RemoveTags',
      when: (resource) => goneKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), tagKeys: goneKeys(resource) }),
    },
    {
      call: 'datapipeline:AddTags',
      when: (resource) => newTags(resource).length > 0,
      input: (resource) => ({ ...place(resource), tags: newTags(resource) }),
    },
    ...read,
  ],
  delete: [
    ...read.map((step) => ({ ...step, ignoring: absent })),
    { call: 'datapipeline:DeletePipeline', ignoring: absent, input: place },
  ],
};

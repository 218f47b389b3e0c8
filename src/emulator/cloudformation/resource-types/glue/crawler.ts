import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, lowerKeys, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 255 });
const place = (resource: ResourceView) => ({ Name: resource.physicalId });
const arnOf = (resource: ResourceView): string =>
  `arn:aws:glue:${resource.region}:${resource.accountId}:crawler/${resource.physicalId}`;

const settingNames = [
  'Classifiers',
  'Configuration',
  'CrawlerSecurityConfiguration',
  'DatabaseName',
  'Description',
  'LakeFormationConfiguration',
  'RecrawlPolicy',
  'Role',
  'SchemaChangePolicy',
  'TablePrefix',
];

/** Of a table only the path has a capital letter in the API. */
function tableOf(target: unknown): object {
  const { Path, ...rest } = valuesOf(target);
  return { ...valuesOf(lowerKeys(rest)), Path };
}

function crawlerOf(resource: ResourceView): object {
  const { Targets, Schedule } = resource.properties;
  const { DynamoDBTargets: tables, ...targets } = valuesOf(Targets);
  return {
    ...place(resource),
    ...pickProperties(resource.properties, ...settingNames),
    Targets: { ...targets, ...(tables !== undefined && { DynamoDBTargets: listOf(tables).map(tableOf) }) },
    ...(Schedule !== undefined && { Schedule: textOf(valuesOf(Schedule)['ScheduleExpression']) }),
  };
}

export const glueCrawler: ResourceType = {
  type: 'AWS::Glue::Crawler',
  taggingActions: ['glue:TagResource', 'glue:UntagResource'],
  physicalId: nameOf,
  replacedBy: ['Name'],
  create: [
    {
      call: 'glue:CreateCrawler',
      input: (resource) => {
        const tags = withoutSystemTags(resource.tags);
        return { ...crawlerOf(resource), ...(tags.length > 0 && { Tags: tagRecord(tags) }) };
      },
    },
    { call: 'glue:GetCrawler', input: place },
  ],
  update: [
    {
      call: 'glue:UpdateCrawler',
      when: (resource) => resource.changed(...settingNames, 'Schedule', 'Targets'),
      input: crawlerOf,
    },
    {
      call: 'glue:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagsToRemove: removedTagKeys(resource) }),
    },
    {
      call: 'glue:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagsToAdd: tagRecord(setTags(resource)) }),
    },
  ],
  delete: [
    { call: 'glue:GetCrawler', ignoring: ['EntityNotFoundException'], input: place },
    { call: 'glue:DeleteCrawler', ignoring: ['EntityNotFoundException'], input: place },
  ],
};

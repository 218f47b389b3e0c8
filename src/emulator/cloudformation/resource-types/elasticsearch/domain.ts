import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['DomainName']) ?? resource.generatedName({ maxLength: 28, lowerCase: true });

const place = (resource: ResourceView) => ({ DomainName: resource.physicalId });
const statusIn = ({ DomainStatus }: Values): Values => valuesOf(DomainStatus);
const status = (resource: ResourceView): Values =>
  statusIn(resource.output('es:DescribeElasticsearchDomain'));

const arnOf = (resource: ResourceView): string =>
  `arn:aws:es:${resource.region}:${resource.accountId}:domain/${resource.physicalId}`;

const settled: Step = {
  call: 'es:DescribeElasticsearchDomain',
  input: place,
  pollSeconds: 30,
  until: (output) => {
    const { Processing, Endpoint, Endpoints } = statusIn(output);
    return Processing === false && (Endpoint ?? Endpoints) !== undefined;
  },
};

const changeable: readonly string[] = [
  'AdvancedOptions',
  'AdvancedSecurityOptions',
  'CognitoOptions',
  'DomainEndpointOptions',
  'EBSOptions',
  'ElasticsearchClusterConfig',
  'EncryptionAtRestOptions',
  'LogPublishingOptions',
  'NodeToNodeEncryptionOptions',
  'SnapshotOptions',
  'VPCOptions',
];

const policyOf = ({ properties }: ResourceView): object =>
  properties['AccessPolicies'] === undefined ? {} : { AccessPolicies: textOf(properties['AccessPolicies']) };

const addTags: Step = {
  call: 'es:AddTags',
  when: (resource) => setTags(resource).length > 0,
  input: (resource) => ({ ARN: arnOf(resource), TagList: setTags(resource) }),
};

export const elasticsearchDomain: ResourceType = {
  type: 'AWS::Elasticsearch::Domain',
  frame: 'semicolon',
  physicalId: nameOf,
  replacedBy: ['DomainName'],
  attributes: {
    Arn: arnOf,
    DomainArn: arnOf,
    DomainEndpoint: (resource) =>
      status(resource)['Endpoint'] ?? valuesOf(status(resource)['Endpoints'])['vpc'],
  },
  create: [
    {
      call: 'es:CreateElasticsearchDomain',
      input: (resource) => ({
        DomainName: nameOf(resource),
        ...pickProperties(resource.properties, ...changeable, 'ElasticsearchVersion'),
        ...policyOf(resource),
      }),
    },
    { ...addTags, when: ({ tags }) => tags.length > 0, input: (r) => ({ ARN: arnOf(r), TagList: r.tags }) },
    settled,
  ],
  update: [
    {
      call: 'es:UpdateElasticsearchDomainConfig',
      when: (resource) => resource.changed(...changeable, 'AccessPolicies'),
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, ...changeable.filter((name) => resource.changed(name))),
        ...(resource.changed('AccessPolicies') && policyOf(resource)),
      }),
    },
    {
      call: 'es:UpgradeElasticsearchDomain',
      when: (resource) => resource.changed('ElasticsearchVersion'),
      input: (resource) => ({
        ...place(resource),
        TargetVersion: resource.properties['ElasticsearchVersion'],
      }),
    },
    {
      call: 'es:RemoveTags',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ARN: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    addTags,
    settled,
  ],
  delete: [
    { call: 'es:DeleteElasticsearchDomain', ignoring: ['ResourceNotFoundException'], input: place },
    { ...settled, ignoring: ['ResourceNotFoundException'], until: () => false },
  ],
};

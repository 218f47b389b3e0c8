import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { textOf, valuesOf } from '../properties.ts';

interface Configured {
  /** `CachePolicy`: of the type and of its calls. */
  readonly noun: string;
  /** The template's configuration as the API takes it. */
  readonly config: (values: Values, resource: ResourceView) => object;
  readonly attributes: readonly string[];
}

const place = (resource: ResourceView) => ({ Id: resource.physicalId });

/** The types that are an id and a configuration, and differ in names alone. */
export function defineConfigured({ noun, config, attributes }: Configured): ResourceType {
  const create = `cloudfront:Create${noun}`;
  const get = `cloudfront:Get${noun}`;
  const member = `${noun}Config`;
  const gone = [`NoSuch${noun}`];
  const read: Step = { call: get, input: place };
  const current = (resource: ResourceView) => ({
    ...place(resource),
    IfMatch: textOf(resource.output(get)['ETag']),
  });
  const told = (resource: ResourceView, name: string): unknown =>
    valuesOf(resource.output(get)[noun] ?? resource.output(create)[noun])[name];
  const configOf = (resource: ResourceView) => ({
    [member]: config(valuesOf(resource.properties[member]), resource),
  });
  return {
    type: `AWS::CloudFront::${noun}`,
    frame: 'mute',
    physicalId: (resource) => textOf(valuesOf(resource.output(create)[noun])['Id']) ?? '',
    idAfter: create,
    replacedBy: [],
    attributes: Object.fromEntries(
      attributes.map((name) => [
        name,
        (resource: ResourceView) => (name === 'Id' ? resource.physicalId : told(resource, name)),
      ]),
    ),
    read: [read],
    create: [{ call: create, input: configOf }],
    update: [
      read,
      {
        call: `cloudfront:Update${noun}`,
        when: (resource) => resource.changed(member),
        input: (resource) => ({ ...current(resource), ...configOf(resource) }),
      },
    ],
    delete: [
      { ...read, ignoring: gone },
      { call: `cloudfront:Delete${noun}`, ignoring: gone, input: current },
    ],
  };
}

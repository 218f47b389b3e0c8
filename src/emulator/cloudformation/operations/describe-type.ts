import type { DescribeTypeInput, DescribeTypeOutput, ProvisioningType } from '@aws-sdk/client-cloudformation';

import { AwsError, type Call, defineOperation } from '../../operation.ts';
import { findResourceType, loadResourceTypes } from '../engine/find-type.ts';
import { isCustomResource } from '../engine/custom-resource.ts';
import { hasHandlers, type ResourceType } from '../resource-type.ts';
import { validationError } from '../template/validation-error.ts';
import { handlerPermissions } from './handler-actions.ts';

/** Of types whose tables know how they are made; the schema holds what the table knows of the properties. */
export const describeType = defineOperation<DescribeTypeInput, DescribeTypeOutput>({
  name: 'DescribeType',
  handle: async (input, call) => {
    const name = readTypeName(input);
    await loadResourceTypes(call.account, [name]);
    const type =
      input.Type === undefined || input.Type === 'RESOURCE' ? findPublicType(name, call) : undefined;
    if (!type) {
      throw new AwsError('TypeNotFoundException', `The type '${name}' cannot be found.`, 404);
    }
    return {
      Arn: `arn:aws:cloudformation:${call.region}::type/resource/${name.replaceAll('::', '-')}`,
      Type: 'RESOURCE',
      TypeName: name,
      Description: `Resource Type definition for ${name}`,
      Schema: JSON.stringify(schemaOf(type)),
      ProvisioningType: provisioningOf(type),
      DeprecatedStatus: 'LIVE',
      Visibility: 'PUBLIC',
      DocumentationUrl: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/',
      TimeCreated: published,
      LastUpdated: published,
    };
  },
});

/** Any moment before the account was made. */
const published = new Date('2020-01-01T00:00:00Z');

/** @throws AwsError */
function readTypeName({ Arn: arn, Type: kind, TypeName: name }: DescribeTypeInput): string {
  if (arn !== undefined) return (arn.split('/')[2] ?? '').replaceAll('-', '::');
  if (name === undefined || kind === undefined) {
    throw validationError('Either Arn or Type and TypeName must be specified');
  }
  return name;
}

function findPublicType(name: string, call: Call): ResourceType | undefined {
  return isCustomResource(name) ? undefined : findResourceType(call.account, name);
}

function provisioningOf(type: ResourceType): ProvisioningType {
  if (type.handlers) return 'NON_PROVISIONABLE';
  return type.update.length > 0 ? 'FULLY_MUTABLE' : 'IMMUTABLE';
}

const toPointers = (names: readonly string[]): readonly string[] =>
  names.map((name) => `/properties/${name.replaceAll('.', '/')}`);

/** Source: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html */
function schemaOf(type: ResourceType): object {
  const attributes = Object.keys(type.attributes ?? {});
  const names = [...new Set([...type.replacedBy, ...attributes, ...(type.knownBy ? [type.knownBy] : [])])];
  const identifier = type.knownBy ?? (attributes.includes('Id') ? 'Id' : (attributes[0] ?? 'Id'));
  return {
    typeName: type.type,
    description: `Resource Type definition for ${type.type}`,
    sourceUrl: 'https://github.com/aws-cloudformation/aws-cloudformation-rpdk.git',
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name.split('.')[0] ?? name, {}])),
    primaryIdentifier: toPointers([identifier]),
    readOnlyProperties: toPointers(attributes.filter((name) => !type.replacedBy.includes(name))),
    createOnlyProperties: toPointers(type.replacedBy),
    ...(hasHandlers(type) ? { handlers: handlerPermissions(type) } : {}),
  };
}

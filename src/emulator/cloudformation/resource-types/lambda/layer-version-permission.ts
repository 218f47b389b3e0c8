import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

/** `arn:aws:lambda:…:layer:NAME:VERSION`, as the calls name it. */
function versionIn(arn: string): object {
  const at = arn.lastIndexOf(':');
  return { LayerName: arn.slice(0, at), VersionNumber: Number(arn.slice(at + 1)) };
}

const statementOf = (resource: ResourceView) => resource.generatedName({ maxLength: 100 });
const place = (resource: ResourceView) => {
  const [arn = '', StatementId] = resource.physicalId.split('#');
  return { ...versionIn(arn), StatementId };
};
const absent = ['ResourceNotFoundException'];

export const lambdaLayerVersionPermission: ResourceType = {
  type: 'AWS::Lambda::LayerVersionPermission',
  physicalId: (resource) => `${requiredText(resource, 'LayerVersionArn')}#${statementOf(resource)}`,
  replacedBy: ['Action', 'LayerVersionArn', 'OrganizationId', 'Principal'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'lambda:AddLayerVersionPermission',
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(resource.properties, 'Action', 'OrganizationId', 'Principal'),
      }),
    },
  ],
  update: [],
  delete: [
    {
      call: 'lambda:GetLayerVersionPolicy',
      ignoring: absent,
      input: (resource) => versionIn(resource.physicalId.split('#')[0] ?? ''),
    },
    { call: 'lambda:RemoveLayerVersionPermission', ignoring: absent, input: place },
  ],
};

import { needed, type NeededResource, type Sample } from '../sample.ts';

const api: NeededResource = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shop' } };
const RestApiId = needed('Api');
const Location = { Type: 'API' };
const target = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/inner/0123456789abcdef';

/** What REST APIs have beside their methods. */
export const apiGatewayPartSamples: readonly Sample[] = [
  {
    type: 'AWS::ApiGateway::ClientCertificate',
    states: ['a', 'b'].map((Description) => ({ Description })),
  },
  {
    type: 'AWS::ApiGateway::DocumentationPart',
    needs: { Api: api },
    states: ['{"a":1}', '{"a":2}'].map((Properties) => ({ RestApiId, Location, Properties })),
    replacement: { RestApiId, Location: { Type: 'MODEL', Name: 'Order' }, Properties: '{}' },
  },
  {
    type: 'AWS::ApiGateway::DocumentationVersion',
    needs: { Api: api },
    states: ['a', 'b'].map((Description) => ({ RestApiId, DocumentationVersion: '1', Description })),
    replacement: { RestApiId, DocumentationVersion: '2' },
  },
  {
    type: 'AWS::ApiGateway::VpcLink',
    states: ['a', 'b'].map((Name) => ({ Name, TargetArns: [target] })),
    replacement: { Name: 'b', TargetArns: [`${target}0`] },
  },
];

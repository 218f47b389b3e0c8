import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const role: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'appsync.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  },
  exports: ['Arn'],
};
const api: NeededResource = {
  Type: 'AWS::AppSync::GraphQLApi',
  Properties: { Name: 'notes', AuthenticationType: 'API_KEY' },
  exports: ['ApiId'],
};
const apiId = { 'Fn::GetAtt': ['Api', 'ApiId'] };
const schema: NeededResource = {
  Type: 'AWS::AppSync::GraphQLSchema',
  Properties: { ApiId: apiId, Definition: 'type Query { note: String notes: String }' },
};
const dataSource: NeededResource = {
  Type: 'AWS::AppSync::DataSource',
  DependsOn: 'Schema',
  Properties: { ApiId: apiId, Name: 'none', Type: 'NONE' },
  exports: ['Name'],
};
const ApiId = needed('Api.ApiId');
const OtherApiId = needed('Other.ApiId');
const cache = { ApiCachingBehavior: 'FULL_REQUEST_CACHING', Type: 'SMALL' };
const zone: NeededResource = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.test' } };
const certificate: NeededResource = {
  Type: 'AWS::CertificateManager::Certificate',
  Properties: {
    DomainName: '*.example.test',
    ValidationMethod: 'DNS',
    DomainValidationOptions: [{ DomainName: '*.example.test', HostedZoneId: { Ref: 'Zone' } }],
  },
};
const domain = { DomainName: 'api.example.test', CertificateArn: needed('Certificate') };
const neededDomain = { ...domain, CertificateArn: { Ref: 'Certificate' } };
/** Any text will do. */
const template = 's3://artifacts/nested.json';

export const appSyncSamples: readonly Sample[] = [
  {
    type: 'AWS::AppSync::GraphQLApi',
    needs: { Role: role },
    states: ['a', 'b'].map((Name) => ({
      Name,
      AuthenticationType: 'API_KEY',
      XrayEnabled: true,
      LogConfig: { CloudWatchLogsRoleArn: needed('Role.Arn'), FieldLogLevel: 'ERROR' },
      EnvironmentVariables: { NAME: Name },
    })),
    replacement: { Name: 'b', AuthenticationType: 'API_KEY', Visibility: 'PRIVATE' },
  },
  {
    type: 'AWS::AppSync::GraphQLSchema',
    needs: { Api: api, Other: api },
    states: ['a', 'b'].map((name) => ({ ApiId, Definition: `type Query { ${name}: String }` })),
    replacement: { ApiId: OtherApiId, Definition: 'type Query { b: String }' },
  },
  {
    type: 'AWS::AppSync::ApiKey',
    needs: { Api: api, Other: api },
    states: ['a', 'b'].map((Description) => ({ ApiId, Description })),
    replacement: { ApiId: OtherApiId, Description: 'b' },
  },
  {
    type: 'AWS::AppSync::DataSource',
    needs: { Api: api, Role: role },
    states: ['a', 'b'].map((Description) => ({
      ApiId,
      Name: 'notes',
      Type: 'AMAZON_DYNAMODB',
      Description,
      DynamoDBConfig: { AwsRegion: 'us-east-1', TableName: 'notes' },
      ServiceRoleArn: needed('Role.Arn'),
    })),
    replacement: { ApiId, Name: 'other', Type: 'NONE' },
  },
  {
    type: 'AWS::AppSync::FunctionConfiguration',
    needs: { Api: api, Schema: schema, DataSource: dataSource },
    states: ['a', 'b'].map((Name) => ({
      ApiId,
      Name,
      DataSourceName: needed('DataSource.Name'),
      RequestMappingTemplateS3Location: template,
      ResponseMappingTemplateS3Location: template,
    })),
  },
  {
    type: 'AWS::AppSync::Resolver',
    needs: { Api: api, Schema: schema, DataSource: dataSource },
    states: [1, 2].map((MaxBatchSize) => ({
      ApiId,
      TypeName: 'Query',
      FieldName: 'note',
      DataSourceName: needed('DataSource.Name'),
      MaxBatchSize,
      Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
      CodeS3Location: template,
    })),
    replacement: {
      ApiId,
      TypeName: 'Query',
      FieldName: 'notes',
      DataSourceName: needed('DataSource.Name'),
    },
  },
  {
    type: 'AWS::AppSync::ApiCache',
    needs: { Api: api, Other: api },
    states: [60, 120].map((Ttl) => ({ ...cache, ApiId, Ttl })),
    replacement: { ...cache, ApiId: OtherApiId, Ttl: 120 },
  },
  {
    type: 'AWS::AppSync::DomainName',
    needs: { Zone: zone, Certificate: certificate },
    states: ['a', 'b'].map((Description) => ({ ...domain, Description })),
    replacement: { ...domain, DomainName: 'www.example.test' },
  },
  {
    type: 'AWS::AppSync::DomainNameApiAssociation',
    needs: {
      Api: api,
      Other: api,
      Zone: zone,
      Certificate: certificate,
      Domain: { Type: 'AWS::AppSync::DomainName', Properties: neededDomain },
      Second: {
        Type: 'AWS::AppSync::DomainName',
        Properties: { ...neededDomain, DomainName: 'www.example.test' },
      },
    },
    states: [ApiId, OtherApiId].map((id) => ({ ApiId: id, DomainName: needed('Domain') })),
    replacement: { ApiId, DomainName: needed('Second') },
  },
];

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { placeCoverage, renderCoverageTable } from '../../../scripts/generate-coverage.ts';
import { readCoverage } from '../../../src/emulator/emulator.ts';

test('the README tells what is covered (npm run generate)', async () => {
  const text = await readFile('README.md', 'utf8');
  expect(text).toBe(placeCoverage(text, renderCoverageTable(await readCoverage())));
});

test('every resource type is of a service, and no operation is listed twice', async () => {
  const { services, resourceTypes } = await readCoverage();
  for (const { id, operations } of services)
    expect([id, ...new Set(operations)]).toEqual([id, ...operations]);
  expect(resourceTypes.filter((type) => !/^AWS::\w+::\w+$/.test(type))).toEqual([]);
});

test('a type stands with its service, under whatever name', () => {
  const coverage = {
    services: [
      { id: 'apigateway', name: 'ApiGateway', operations: ['CreateApiKey', 'GetRestApi'] },
      { id: 'cognito-identity', name: 'CognitoIdentity', operations: ['CreateIdentityPool'] },
      { id: 'cognito-idp', name: 'CognitoIdentityProvider', operations: ['CreateUserPool'] },
    ],
    resourceTypes: [
      'AWS::ApiGateway::Method',
      'AWS::ApiGateway::Stage',
      'AWS::Cognito::IdentityPool',
      'AWS::Cognito::UserPool',
      'AWS::New::Thing',
    ],
  };
  expect(renderCoverageTable(coverage)).toMatchInlineSnapshot(`
    "It covers 3 services with 4 operations, and 5 resource types of CloudFormation:

    | service            | operations | resource types |
    | ------------------ | ---------- | -------------- |
    | \`apigateway\`       | 2          | Method, Stage  |
    | \`cognito-identity\` | 1          | IdentityPool   |
    | \`cognito-idp\`      | 1          | UserPool       |
    | \`new\`              |            | Thing          |"
  `);
});

import { expect, test } from 'vitest';
import { renderCoverage } from '../../../../src/cli/terminal/render-coverage.ts';

test('what is covered, for a person', () => {
  const operations = Array.from({ length: 9 }, (_, index) => `DescribeSomething${index}`);
  const text = renderCoverage({
    services: [
      { id: 'apigateway', name: 'ApiGateway', operations },
      { id: 'sts', name: 'Sts', operations: ['GetCallerIdentity'] },
    ],
    resourceTypes: ['AWS::ApiGateway::Stage', 'AWS::S3::Bucket'],
  });
  expect(text).toMatchInlineSnapshot(`
    "2 services, 10 operations
      apigateway     9  DescribeSomething0, DescribeSomething1, DescribeSomething2, DescribeSomething3,
                        DescribeSomething4, DescribeSomething5, DescribeSomething6, DescribeSomething7,
                        DescribeSomething8
      sts            1  GetCallerIdentity

    2 resource types
      AWS::ApiGateway::Stage
      AWS::S3::Bucket

    anything else answers NotImplemented, by name
    "
  `);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

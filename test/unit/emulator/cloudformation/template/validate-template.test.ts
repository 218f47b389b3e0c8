import { describe, expect, it } from 'vitest';

import { parseTemplate } from '../../../../../src/emulator/cloudformation/template/parse-template.ts';
import { AwsError } from '../../../../../src/emulator/operation.ts';

const bucket = { Type: 'AWS::S3::Bucket' };

/** A template whose one resource has that property. */
const withProperty = (value: unknown, more: object = {}): object => ({
  Resources: { Thing: { ...bucket, Properties: { Name: value } } },
  ...more,
});

const many = (count: number, member: object): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`M${index}`, member]));

function problemOf(template: object | string): string {
  try {
    parseTemplate(typeof template === 'string' ? template : JSON.stringify(template));
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('a template', () => {
  it.each<[what: string, template: object | string, message: string]>([
    [
      'of another version',
      withProperty('x', { AWSTemplateFormatVersion: '2011-01-01' }),
      'Template format error: unsupported value for AWSTemplateFormatVersion.',
    ],
    [
      'with a description that is no text',
      withProperty('x', { Description: { a: 1 } }),
      'Template format error: Every Description member must be a string.',
    ],
    [
      'with a long description',
      withProperty('x', { Description: 'x'.repeat(1025) }),
      "Template format error: 'Description' length is greater than 1024.",
    ],
    [
      'of more than a megabyte',
      withProperty('x'.repeat(1_000_001)),
      'Template may not exceed 1000000 bytes in size.',
    ],
    [
      'with too many resources',
      { Resources: many(501, bucket) },
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    ],
    [
      'with too many parameters',
      withProperty('x', { Parameters: many(201, { Type: 'String' }) }),
      'Template format error: Number of parameters, 201, is greater than maximum allowed, 200',
    ],
    [
      'with too many outputs',
      withProperty('x', { Outputs: many(201, { Value: 'x' }) }),
      'Template format error: Number of outputs, 201, is greater than maximum allowed, 200',
    ],
    [
      'with a section of nothing',
      { Resources: null },
      "[/Resources] 'null' values are not allowed in templates",
    ],
    [
      'with a property of nothing',
      withProperty({ Deep: [null] }),
      "[/Resources/Thing/Type/Name/Deep/0] 'null' values are not allowed in templates",
    ],
    [
      'with properties of nothing',
      { Resources: { Thing: { ...bucket, Properties: null } } },
      "[/Resources/Thing/Properties] 'null' values are not allowed in templates",
    ],
    [
      'with a parameter of an unknown type',
      withProperty('x', { Parameters: { P: { Type: 'Text' } } }),
      'Template format error: Unrecognized parameter type: Text',
    ],
    [
      'with a Ref to a list',
      withProperty({ Ref: ['a'] }),
      'Template error: every Ref object must have a single String value.',
    ],
    [
      'with a Ref to nothing there',
      withProperty({ Ref: 'Missing' }),
      'Template format error: Unresolved resource dependencies [Missing] in the Resources block of the template',
    ],
    [
      'with half a GetAtt',
      withProperty({ 'Fn::GetAtt': ['Thing'] }),
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    [
      'with a GetAtt of nothing there',
      withProperty({ 'Fn::GetAtt': ['Missing', 'Arn'] }),
      'Template error: instance of Fn::GetAtt references undefined resource Missing',
    ],
    [
      'with a Join of a text',
      withProperty({ 'Fn::Join': [',', 'a'] }),
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    ],
    [
      'with a Split of one',
      withProperty({ 'Fn::Split': [','] }),
      'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    ],
    [
      'with a Select of one',
      withProperty({ 'Fn::Select': [0] }),
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    ],
    [
      'with a FindInMap of two',
      withProperty({ 'Fn::FindInMap': ['Map', 'a'] }),
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    ],
    [
      'with a FindInMap in no map',
      withProperty({ 'Fn::FindInMap': ['Map', 'a', 'b'] }),
      "Template error: Mapping named 'Map' is not present in the 'Mappings' section of template.",
    ],
    [
      'with an If of two',
      withProperty({ 'Fn::If': ['Yes', 'a'] }),
      'Template error: Fn::If requires a list argument with three parameters',
    ],
    [
      'with an If on no condition',
      withProperty({ 'Fn::If': ['Yes', 'a', 'b'] }),
      'Template error: unresolved condition dependency Yes in Fn::If',
    ],
    [
      'with Base64 of a map',
      withProperty({ 'Fn::Base64': { a: 1, b: 2 } }),
      'Template error: every Fn::Base64 object must have a String-typed value.',
    ],
    [
      'with a Sub of a number',
      withProperty({ 'Fn::Sub': 3 }),
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    ],
    [
      'of a circle',
      {
        Resources: { A: { ...bucket, DependsOn: 'B' }, B: { ...bucket, Properties: { Name: { Ref: 'A' } } } },
      },
      'Circular dependency between resources: [A, B]',
    ],
  ])('%s is refused', (_what, template, message) => {
    expect(problemOf(template)).toBe(`ValidationError: ${message}`);
  });

  it('with a function that is none is told which there are', () => {
    expect(problemOf(withProperty({ 'Fn::Nonsense': 1 }))).toMatch(
      /^ValidationError: Template Error: Encountered unsupported function: Fn::Nonsense Supported functions are: \[Fn::Base64, Fn::GetAtt, .*, Fn::Cidr\]$/,
    );
  });

  it('with a transform may use what the transform brings', () => {
    const template = withProperty({ 'Fn::ToJsonString': { a: 1 } }, { Transform: 'AWS::LanguageExtensions' });
    expect(problemOf(template)).toBe('none');
  });

  it('that is well formed is taken', () => {
    expect(
      problemOf(
        withProperty(
          { 'Fn::Join': ['', ['a', { Ref: 'P' }, { 'Fn::If': ['Yes', 'b', { Ref: 'AWS::NoValue' }] }]] },
          {
            AWSTemplateFormatVersion: '2010-09-09',
            Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<List<String>>' } },
            Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] } },
            Metadata: { anything: null },
          },
        ),
      ),
    ).toBe('none');
  });
});

import { describe, expect, test } from 'vitest';

import { readParameters, refValues } from '../../../../../src/emulator/cloudformation/template/parameters.ts';
import { parseTemplate } from '../../../../../src/emulator/cloudformation/template/parse-template.ts';

function templateWith(parameters: object) {
  return parseTemplate(
    JSON.stringify({ Parameters: parameters, Resources: { A: { Type: 'AWS::S3::Bucket' } } }),
  );
}

describe('readParameters', () => {
  test('takes the given value, the previous one, or the default', () => {
    const template = templateWith({
      Given: { Type: 'String', Default: 'x' },
      Before: { Type: 'String', Default: 'x' },
      Default: { Type: 'Number', Default: 3 },
    });
    const values = readParameters(
      template,
      [
        { ParameterKey: 'Given', ParameterValue: 'g' },
        { ParameterKey: 'Before', UsePreviousValue: true },
      ],
      new Map([['Before', 'b']]),
    );
    expect([...values]).toEqual([
      ['Given', 'g'],
      ['Before', 'b'],
      ['Default', '3'],
    ]);
  });

  test.each([
    [{ P: { Type: 'String' } }, [], 'Parameters: [P] must have values'],
    [{}, [{ ParameterKey: 'Q', ParameterValue: 'x' }], 'Parameters: [Q] do not exist in the template'],
    [
      { P: { Type: 'String', AllowedValues: ['a'] } },
      [{ ParameterKey: 'P', ParameterValue: 'b' }],
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      { P: { Type: 'String', AllowedPattern: '[a-z]+' } },
      [{ ParameterKey: 'P', ParameterValue: 'B' }],
      "Parameter 'P' failed to satisfy constraint",
    ],
    [
      { P: { Type: 'Number', MaxValue: 3 } },
      [{ ParameterKey: 'P', ParameterValue: '4' }],
      "Parameter 'P' must be a number not greater than 3",
    ],
  ])('refuses %j given %j', (parameters, given, message) => {
    expect(() => readParameters(templateWith(parameters), given, new Map())).toThrow(message);
  });

  test('splits lists and puts in what SSM holds', () => {
    const template = templateWith({
      List: { Type: 'CommaDelimitedList' },
      Name: { Type: 'AWS::SSM::Parameter::Value<String>' },
    });
    const texts = new Map([
      ['List', 'a, b'],
      ['Name', '/app/x'],
    ]);
    expect([...refValues(template, texts, new Map([['Name', 'value']]))]).toEqual([
      ['List', ['a', 'b']],
      ['Name', 'value'],
    ]);
  });
});

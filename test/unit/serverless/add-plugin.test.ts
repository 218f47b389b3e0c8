import { describe, expect, it } from 'vitest';
import { addToYaml } from '../../../src/serverless/change/add-plugin.ts';

const plugin = './harness-change.cjs';

describe('addToYaml', () => {
  it.each([
    ['no plugins', 'service: a\n', 'service: a\nplugins:\n  - ./harness-change.cjs\n'],
    ['nothing behind the key', 'plugins:\nservice: a\n', 'plugins:\n  - ./harness-change.cjs\nservice: a\n'],
    [
      'a list',
      'plugins:\n  - serverless-offline # local\nservice: a\n',
      'plugins:\n  - serverless-offline # local\n  - ./harness-change.cjs\nservice: a\n',
    ],
    ['a list on one line', 'plugins: [a, b]\n', 'plugins: [a, b, ./harness-change.cjs]\n'],
    ['an empty list', 'plugins: []\n', 'plugins: [./harness-change.cjs]\n'],
    [
      'an object',
      'plugins:\n  localPath: ./p\n  modules:\n    - a\n',
      'plugins:\n  localPath: ./p\n  modules:\n    - a\n    - ./harness-change.cjs\n',
    ],
    [
      'an object without modules',
      'plugins:\n  localPath: ./p\n',
      'plugins:\n  localPath: ./p\n  modules:\n    - ./harness-change.cjs\n',
    ],
  ])('%s', (_, before, after) => {
    expect(addToYaml(before, plugin)).toBe(after);
  });

  it('leaves everything else as it was written', () => {
    const text = [
      '# a comment',
      'service: a',
      'custom:',
      '  base: &base {x: 0o17, y: "1"}',
      '  more:',
      '    <<: *base',
      '    on: yes',
      '    version: 1.10',
      "    code: '007'",
      'resources:',
      '  Resources:',
      '    Role: !GetAtt Role.Arn',
      '    Sub: !Sub',
      '      - ${A}-${B}',
      '      - A: !Ref A',
      '        B: !If [X, !Ref B, !Ref AWS::NoValue]',
      '    Text: |',
      '      line one',
      '        line two',
      '    Folded: !Sub >-',
      '      long ${AWS::Region} text that goes on and on and on and on and on and on and on and on and on',
      '',
    ].join('\n');
    expect(addToYaml(text, plugin)).toBe(`${text}plugins:\n  - ./harness-change.cjs\n`);
  });

  it('says when the list stands behind a variable', () => {
    expect(() => addToYaml('plugins: ${file(./plugins.yml)}\n', plugin)).toThrow(
      expect.objectContaining({ code: 'service-unreadable' }),
    );
  });
});

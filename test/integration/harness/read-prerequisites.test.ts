import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PrerequisiteSetting } from '../../../src/config/prerequisites.ts';
import { readPrerequisites } from '../../../src/harness/prerequisites/read-prerequisites.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

const template = 'Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: !Sub "a" }\n';

async function read(
  files: Readonly<Record<string, string>>,
  settings: (at: (file: string) => string) => readonly PrerequisiteSetting[],
  env: Readonly<Record<string, string>> = {},
) {
  await using dir = await createScratchDir();
  await writeFiles(dir.path, files);
  const known: string[] = [];
  const secrets = { add: (secret: string) => void known.push(secret) };
  const hide = (text: string): string => text.replaceAll(dir.path, '<dir>');
  const found = await readPrerequisites(
    settings((file) => join(dir.path, file)),
    { env, secrets },
  ).catch((error: unknown) => hide(error instanceof Error ? error.message : String(error)));
  return { found, known };
}

describe('prerequisites', () => {
  it('are templates, and what a list holds beside it', async () => {
    const list = [
      '- sub/a.yml',
      '- secureString: /orders/token',
      '  value: { env: TOKEN }',
      '- secureString: /orders/key',
      '  value: { file: sub/key }',
      '- object: k',
      '  bucket: b',
      '  file: sub/key',
      '',
    ].join('\n');
    const { found, known } = await read(
      {
        'a.yml': template,
        'lists/more.yml': list,
        'lists/sub/a.yml': template,
        'lists/sub/key': 'key-of-file\n',
      },
      (at) => [
        { kind: 'file', file: at('a.yml') },
        { kind: 'file', file: at('lists/more.yml') },
      ],
      { TOKEN: 'token-of-env' },
    );
    expect(found).toEqual([
      { kind: 'stack', file: 'a.yml', templateBody: template, parameters: {} },
      { kind: 'stack', file: 'a.yml', templateBody: template, parameters: {} },
      { kind: 'secure-string', name: '/orders/token', value: { text: 'token-of-env', verbatim: true } },
      { kind: 'secure-string', name: '/orders/key', value: { text: 'key-of-file', verbatim: true } },
      { kind: 'object', key: 'k', bucket: 'b', body: Buffer.from('key-of-file\n') },
    ]);
    expect(known).toEqual(['token-of-env', 'key-of-file']);
  });

  it('may be broken: that CloudFormation tells, in its own words', async () => {
    const { found } = await read({ 'a.yml': 'Resources: [' }, (at) => [{ kind: 'file', file: at('a.yml') }]);
    expect(found).toMatchObject([{ kind: 'stack', templateBody: 'Resources: [' }]);
  });

  it('tell all that is wrong with them at once', async () => {
    const { found } = await read(
      { 'list.yml': '- template: a.yml\n  stackname: b\n', 'big.yml': '#'.repeat(51_201), short: 'short\n' },
      (at) => [
        { kind: 'file', file: at('nowhere.yml') },
        { kind: 'file', file: at('.') },
        { kind: 'file', file: at('list.yml') },
        { kind: 'file', file: at('big.yml') },
        { kind: 'secure-string', name: '/a', value: { kind: 'env', name: 'TOKEN' } },
        { kind: 'secure-string', name: '/b', value: { kind: 'text', text: 'b' } },
        { kind: 'secure-string', name: '/c', value: { kind: 'file', file: at('short') } },
        { kind: 'object', bucket: 'b', key: 'k', content: { kind: 'file', file: at('nowhere.json') } },
      ],
    );
    expect(found).toMatchInlineSnapshot(`
      "8 problems in the configuration
        list.yml: 0.stackname: there is no such setting, did you mean stackName?
        --prerequisites: "<dir>/nowhere.yml" does not exist, expected a CloudFormation template
        --prerequisites: "<dir>" is a directory (the service comes before --prerequisites), expected a CloudFormation template
        --prerequisites: "<dir>/big.yml" has 51201 bytes, expected 51200 at most: cut it into several
        --prerequisites: the environment variable TOKEN is not set, expected a value
        --prerequisites: the value of /b has 1 characters, expected 8 at least: a shorter one could not be kept out of logs
        --prerequisites: "<dir>/short" has 5 characters, expected 8 at least: a shorter one could not be kept out of logs
        --prerequisites: "<dir>/nowhere.json" does not exist, expected the content of an object"
    `);
  });
});

import { expect, test } from 'vitest';

import { createOslsProject } from '../../support/osls-project.ts';

const service = `
service: shop
provider:
  name: aws
  runtime: nodejs22.x
  environment:
    GREETING: hello
functions:
  greet:
    handler: src/greet.handler
    events:
      - httpApi: GET /greet
`;

const greet = (word: string): string => `
exports.handler = async (event) => {
  console.log('greeting', event.name);
  if (event.name === undefined) throw new Error('nobody to greet');
  return \`\${process.env.GREETING} \${event.name} ${word}\`;
};
`;

test('every command of the real CLI is answered', { timeout: 150_000 }, async () => {
  await using project = await createOslsProject({
    'serverless.yml': service,
    'src/greet.js': greet('one'),
  });
  const { follow, run, write } = project;

  expect(await run('package')).toContain('Service packaged');
  expect(await run('deploy')).toContain('greet: shop-dev-greet');
  expect(await run('info')).toContain('GET - https://');

  expect(await run('invoke', '-f', 'greet', '-d', '{"name":"ada"}')).toContain('hello ada one');
  expect(await run('invoke', '-f', 'greet', '-d', '{"name":"ada"}', '--log')).toContain('END Duration');
  await expect(run('invoke', '-f', 'greet')).rejects.toThrow(/nobody to greet/);

  const logs = await run('logs', '-f', 'greet');
  expect(logs).toContain('greeting ada');
  expect(logs).toContain('nobody to greet');
  const filtered = await run('logs', '-f', 'greet', '--filter', 'greeting', '--startTime', '5m');
  expect(filtered).toContain('greeting ada');
  expect(filtered).not.toContain('START');
  const tail = follow('logs', '-f', 'greet', '--tail', '--interval', '100', '--startTime', '5m');
  expect(await tail.next('greeting ada')).not.toBe('');
  await run('invoke', '-f', 'greet', '-d', '{"name":"grace"}');
  expect(await tail.next('greeting grace')).not.toBe('');
  expect(await tail.end()).toBe('SIGTERM');
  expect(await run('metrics', '-f', 'greet')).toContain('greet');

  await write('src/greet.js', greet('two'));
  expect(await run('deploy', 'function', '-f', 'greet')).toContain('Function code deployed');
  expect(await run('invoke', '-f', 'greet', '-d', '{"name":"ada"}')).toContain('hello ada two');
  expect(await run('rollback', 'function', '-f', 'greet', '--function-version', '1')).toContain(
    'Successfully rolled back',
  );
  expect(await run('invoke', '-f', 'greet', '-d', '{"name":"ada"}')).toContain('hello ada one');

  await run('deploy');
  expect(await run('deploy', 'list', 'functions')).toContain('$LATEST, 1, 2');
  const list = await run('deploy', 'list');
  const timestamps = [...list.matchAll(/Timestamp: (\d+)/g)].map((match) => match[1] ?? '');
  expect(timestamps).toHaveLength(2);
  expect(await run('rollback', '-t', timestamps[0] ?? '')).toContain('rolled back to timestamp');
  expect(await run('invoke', '-f', 'greet', '-d', '{"name":"ada"}')).toContain('hello ada one');
  expect(await run('remove')).toContain('shop has been successfully removed');
});

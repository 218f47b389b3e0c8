import { expect, test } from 'vitest';

import { readTemplateUrl } from '../../../../../src/emulator/cloudformation/operations/read-template.ts';

const endpoint = 'http://127.0.0.1:4566';

test.each([
  ['https://s3.amazonaws.com/b/some/key.json', { bucket: 'b', key: 'some/key.json' }],
  ['https://s3.eu-west-1.amazonaws.com/b/key.json', { bucket: 'b', key: 'key.json' }],
  ['https://s3-eu-west-1.amazonaws.com/b/key.json', { bucket: 'b', key: 'key.json' }],
  ['https://b.s3.amazonaws.com/some/key.json', { bucket: 'b', key: 'some/key.json' }],
  ['https://b.s3.eu-west-1.amazonaws.com/a%20key.json?versionId=x', { bucket: 'b', key: 'a key.json' }],
  ['http://127.0.0.1:4566/b/key.json', { bucket: 'b', key: 'key.json' }],
])('%s', (url, place) => {
  expect(readTemplateUrl(url, endpoint)).toEqual(place);
});

test.each(['nonsense', 'https://example.com/b/key.json', 'http://127.0.0.1:1/b/key.json'])(
  'refuses %s',
  (url) => {
    expect(() => readTemplateUrl(url, endpoint)).toThrow('TemplateURL must be a supported URL.');
  },
);

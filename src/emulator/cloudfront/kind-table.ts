import { createHash, randomUUID } from 'node:crypto';
import type { Kind } from './kinds.ts';
import type { Configured } from './store.ts';
import { makeCode } from './versions.ts';

const lastModified = ({ modifiedAt }: Configured) => ({ LastModifiedTime: modifiedAt });

function policy(noun: string, path: string, words: string): Kind {
  return {
    noun,
    plural: noun.replace(/y$/, 'ies'),
    path,
    words,
    unique: 'Name',
    makeId: randomUUID,
    render: lastModified,
    renderItem: (thing) => ({
      Type: thing.isManaged ? 'managed' : 'custom',
      [noun]: { Id: thing.id, ...lastModified(thing), [`${noun}Config`]: thing.config },
    }),
    isMarked: false,
  };
}

const canonicalUser = ({ id }: Configured) => ({
  S3CanonicalUserId:
    createHash('sha256').update(id).digest('hex') + createHash('md5').update(id).digest('hex'),
});

export const kinds: readonly Kind[] = [
  policy('CachePolicy', 'cache-policy', 'cache policy'),
  policy('OriginRequestPolicy', 'origin-request-policy', 'origin request policy'),
  policy('ResponseHeadersPolicy', 'response-headers-policy', 'response headers policy'),
  {
    noun: 'OriginAccessControl',
    plural: 'OriginAccessControls',
    path: 'origin-access-control',
    words: 'origin access control',
    unique: 'Name',
    makeId: makeCode,
    render: () => ({}),
    renderItem: ({ id, config }) => ({ Id: id, Description: '', ...config }),
    isMarked: true,
  },
  {
    noun: 'CloudFrontOriginAccessIdentity',
    plural: 'CloudFrontOriginAccessIdentities',
    path: 'origin-access-identity',
    words: 'origin access identity',
    unique: 'CallerReference',
    makeId: makeCode,
    render: canonicalUser,
    renderItem: (thing) => ({
      Id: thing.id,
      ...canonicalUser(thing),
      Comment: thing.config['Comment'],
    }),
    isMarked: true,
  },
];

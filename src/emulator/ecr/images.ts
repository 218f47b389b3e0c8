import { createHash } from 'node:crypto';

import type {
  BatchDeleteImageRequest,
  BatchDeleteImageResponse,
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribeImagesRequest,
  DescribeImagesResponse,
  GetAuthorizationTokenRequest,
  GetAuthorizationTokenResponse,
  ImageIdentifier,
  PutImageRequest,
  PutImageResponse,
} from '@aws-sdk/client-ecr';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { getRepository } from './repositories.ts';
import { onRepository } from './requirements.ts';
import { ecrState, findImage } from './store.ts';
import type { StoredImage } from './store.ts';

const defaultMediaType = 'application/vnd.docker.distribution.manifest.v2+json';

export const describeImages = defineOperation({
  name: 'DescribeImages',
  requires: (input: DescribeImagesRequest, call) => [
    onRepository('ecr:DescribeImages', input.repositoryName, call),
  ],
  handle: (input: DescribeImagesRequest, call): DescribeImagesResponse => {
    const repository = getRepository(input.repositoryName, call);
    const images = input.imageIds
      ? input.imageIds.map((id) => {
          const image = findImage(repository, id);
          if (!image) throw imageNotFound(id, repository.description.repositoryName, call);
          return image;
        })
      : repository.images;
    return {
      imageDetails: images.map((image) => ({
        registryId: call.account.accountId,
        repositoryName: repository.description.repositoryName,
        imageDigest: image.digest,
        ...(image.tags.length > 0 && { imageTags: [...image.tags] }),
        imageSizeInBytes: Buffer.byteLength(image.manifest),
        imagePushedAt: image.pushedAt,
        imageManifestMediaType: image.mediaType,
      })),
    };
  },
});

export const putImage = defineOperation({
  name: 'PutImage',
  requires: (input: PutImageRequest, call) => [onRepository('ecr:PutImage', input.repositoryName, call)],
  handle: (input: PutImageRequest, call): PutImageResponse => {
    const repository = getRepository(input.repositoryName, call);
    const name = repository.description.repositoryName;
    const manifest = input.imageManifest ?? '';
    const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
    const tag = input.imageTag;
    const existing = findImage(repository, { imageDigest: digest });
    if (existing && (tag === undefined || existing.tags.includes(tag))) {
      throw new AwsError(
        'ImageAlreadyExistsException',
        `Image with digest '${digest}' and tag '${tag ?? ''}' already exists in the repository with name '${name}' in registry with id '${call.account.accountId}'`,
      );
    }
    const image: StoredImage = {
      digest,
      tags: [...(existing?.tags ?? []), ...(tag === undefined ? [] : [tag])],
      manifest,
      mediaType: input.imageManifestMediaType ?? defaultMediaType,
      pushedAt: new Date(),
    };
    const others = repository.images
      .filter((other) => other !== existing)
      .map((other) => ({ ...other, tags: other.tags.filter((held) => held !== tag) }));
    ecrState(call).repositories.set(name, { ...repository, images: [...others, image] });
    return { image: { repositoryName: name, imageId: { imageDigest: digest, imageTag: tag } } };
  },
});

export const batchGetImage = defineOperation({
  name: 'BatchGetImage',
  requires: (input: BatchGetImageRequest, call) => [
    onRepository('ecr:BatchGetImage', input.repositoryName, call),
  ],
  handle: (input: BatchGetImageRequest, call): BatchGetImageResponse => {
    const repository = getRepository(input.repositoryName, call);
    const asked = (input.imageIds ?? []).map((id) => ({ id, image: findImage(repository, id) }));
    return {
      images: asked.flatMap(({ id, image }) =>
        image
          ? [
              {
                registryId: call.account.accountId,
                repositoryName: repository.description.repositoryName,
                imageId: { imageDigest: image.digest, imageTag: id.imageTag },
                imageManifest: image.manifest,
                imageManifestMediaType: image.mediaType,
              },
            ]
          : [],
      ),
      failures: asked.flatMap(({ id, image }) =>
        image
          ? []
          : [
              {
                imageId: id,
                failureCode: 'ImageNotFound' as const,
                failureReason: 'Requested image not found',
              },
            ],
      ),
    };
  },
});

export const batchDeleteImage = defineOperation({
  name: 'BatchDeleteImage',
  requires: (input: BatchDeleteImageRequest, call) => [
    onRepository('ecr:BatchDeleteImage', input.repositoryName, call),
  ],
  handle: (input: BatchDeleteImageRequest, call): BatchDeleteImageResponse => {
    const repository = getRepository(input.repositoryName, call);
    const gone = (input.imageIds ?? []).map((id) => findImage(repository, id));
    const images = repository.images.filter((image) => !gone.includes(image));
    ecrState(call).repositories.set(repository.description.repositoryName, { ...repository, images });
    return { imageIds: input.imageIds, failures: [] };
  },
});

export const getAuthorizationToken = defineOperation({
  name: 'GetAuthorizationToken',
  requires: () => [{ action: 'ecr:GetAuthorizationToken', resource: '*' }],
  handle: (_input: GetAuthorizationTokenRequest, call): GetAuthorizationTokenResponse => ({
    authorizationData: [
      {
        authorizationToken: Buffer.from(`AWS:${call.requestId}`).toString('base64'),
        expiresAt: new Date(Date.now() + 12 * 3600 * 1000),
        proxyEndpoint: `https://${call.account.accountId}.dkr.ecr.${call.region}.amazonaws.com`,
      },
    ],
  }),
});

function imageNotFound(id: ImageIdentifier, repositoryName: string, call: Call): AwsError {
  return new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${id.imageDigest ?? 'null'}', imageTag:'${id.imageTag ?? 'null'}'} does not exist within the repository with name '${repositoryName}' in the registry with id '${call.account.accountId}'`,
  );
}

import type {
  DeleteLayerVersionRequest,
  GetLayerVersionByArnRequest,
  GetLayerVersionRequest,
  GetLayerVersionResponse,
  ListLayerVersionsRequest,
  ListLayerVersionsResponse,
  ListLayersRequest,
  ListLayersResponse,
  PublishLayerVersionRequest,
  PublishLayerVersionResponse,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { readCode, toReadCode } from './code-source.ts';
import { notFound } from './function-name.ts';
import { pageOf } from './paging.ts';
import { lambdaState } from './store.ts';

export const publishLayerVersion = defineOperation({
  name: 'PublishLayerVersion',
  requires: (input: PublishLayerVersionRequest, call) => [
    { action: 'lambda:PublishLayerVersion', resource: layerArn(input.LayerName, call) },
    ...toReadCode(input.Content, call),
  ],
  handle: (input: PublishLayerVersionRequest, call): PublishLayerVersionResponse => {
    const { layers } = lambdaState(call);
    const arn = layerArn(input.LayerName, call);
    const name = arn.split(':')[6] ?? '';
    const code = readCode(input.Content, call);
    const layer = layers.get(name) ?? { name, arn, versions: new Map(), archives: new Map(), lastVersion: 0 };
    layer.lastVersion += 1;
    const version: PublishLayerVersionResponse = {
      LayerArn: arn,
      LayerVersionArn: `${arn}:${layer.lastVersion}`,
      Version: layer.lastVersion,
      Description: input.Description ?? '',
      CreatedDate: new Date().toISOString().replace('Z', '+0000'),
      ...(input.CompatibleRuntimes && { CompatibleRuntimes: input.CompatibleRuntimes }),
      ...(input.CompatibleArchitectures && { CompatibleArchitectures: input.CompatibleArchitectures }),
      ...(input.LicenseInfo !== undefined && { LicenseInfo: input.LicenseInfo }),
      Content: { CodeSha256: code.sha256, CodeSize: code.sizeBytes },
    };
    layer.versions.set(layer.lastVersion, version);
    if (code.archive) layer.archives.set(layer.lastVersion, code.archive);
    layers.set(name, layer);
    return version;
  },
});

export const getLayerVersion = defineOperation({
  name: 'GetLayerVersion',
  requires: (input: GetLayerVersionRequest, call) => [
    {
      action: 'lambda:GetLayerVersion',
      resource: `${layerArn(input.LayerName, call)}:${input.VersionNumber}`,
    },
  ],
  handle: (input: GetLayerVersionRequest, call): GetLayerVersionResponse =>
    getVersion(`${layerArn(input.LayerName, call)}:${input.VersionNumber}`, call),
});

export const getLayerVersionByArn = defineOperation({
  name: 'GetLayerVersionByArn',
  requires: (input: GetLayerVersionByArnRequest) => [
    { action: 'lambda:GetLayerVersion', resource: input.Arn ?? '*' },
  ],
  handle: (input: GetLayerVersionByArnRequest, call): GetLayerVersionResponse =>
    getVersion(input.Arn ?? '', call),
});

/** Answers success for a version that is not there. */
export const deleteLayerVersion = defineOperation({
  name: 'DeleteLayerVersion',
  requires: (input: DeleteLayerVersionRequest, call) => [
    {
      action: 'lambda:DeleteLayerVersion',
      resource: `${layerArn(input.LayerName, call)}:${input.VersionNumber}`,
    },
  ],
  handle: (input: DeleteLayerVersionRequest, call): object => {
    const name = layerArn(input.LayerName, call).split(':')[6] ?? '';
    const layer = lambdaState(call).layers.get(name);
    layer?.versions.delete(input.VersionNumber ?? 0);
    layer?.archives.delete(input.VersionNumber ?? 0);
    return {};
  },
});

export const listLayerVersions = defineOperation({
  name: 'ListLayerVersions',
  requires: (input: ListLayerVersionsRequest, call) => [
    { action: 'lambda:ListLayerVersions', resource: layerArn(input.LayerName, call) },
  ],
  handle: (input: ListLayerVersionsRequest, call): ListLayerVersionsResponse => {
    const name = layerArn(input.LayerName, call).split(':')[6] ?? '';
    const versions = [...(lambdaState(call).layers.get(name)?.versions.values() ?? [])].toReversed();
    const { items, next } = pageOf(versions, input);
    return { LayerVersions: [...items], ...next };
  },
});

export const listLayers = defineOperation({
  name: 'ListLayers',
  requires: () => [{ action: 'lambda:ListLayers', resource: '*' }],
  handle: (input: ListLayersRequest, call): ListLayersResponse => {
    const { items, next } = pageOf([...lambdaState(call).layers.values()], input);
    return {
      Layers: items.flatMap((layer) => {
        const newest = [...layer.versions.values()].at(-1);
        return newest ? [{ LayerName: layer.name, LayerArn: layer.arn, LatestMatchingVersion: newest }] : [];
      }),
      ...next,
    };
  },
});

/** Using a layer asks for reading it. */
export function toReadLayers(layers: readonly string[] | undefined): readonly Requirement[] {
  return (layers ?? []).map((resource) => ({ action: 'lambda:GetLayerVersion', resource }));
}

/** From a name or an ARN. */
export function layerArn(name: string | undefined, call: Call): string {
  if (name?.startsWith('arn:')) return name.split(':').slice(0, 7).join(':');
  return `arn:aws:lambda:${call.region}:${call.account.accountId}:layer:${name ?? ''}`;
}

export function getVersion(versionArn: string, call: Call): PublishLayerVersionResponse {
  const [name = '', number = ''] = versionArn.split(':').slice(6);
  const version = lambdaState(call).layers.get(name)?.versions.get(Number(number));
  if (!version) throw notFound('The resource you requested does not exist.');
  return version;
}

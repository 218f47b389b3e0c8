import { createHash } from 'node:crypto';
import type {
  CreateElasticsearchDomainRequest,
  CreateElasticsearchDomainResponse,
  DeleteElasticsearchDomainRequest,
  DeleteElasticsearchDomainResponse,
  DescribeElasticsearchDomainRequest,
  DescribeElasticsearchDomainResponse,
  DescribeElasticsearchDomainsRequest,
  DescribeElasticsearchDomainsResponse,
  ElasticsearchDomainStatus,
  ListDomainNamesResponse,
  UpdateElasticsearchDomainConfigRequest,
  UpdateElasticsearchDomainConfigResponse,
} from '@aws-sdk/client-elasticsearch-service';
import { toPassRole } from '../iam/pass-role.ts';
import { onKey } from '../kms/requirements.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { tellConfig } from './config.ts';
import { findNetwork } from './network.ts';
import { domainArn, domainsOf, getDomain, type Domain } from './store.ts';

/** How long domains take to be made, changed and deleted; assumed. */
const creationMs = 900_000;
const changeMs = 600_000;
const deletionMs = 600_000;

function onDomain(operation: string, name: string | undefined, call: Call): Requirement {
  return {
    action: `es:${operation}`,
    resource: domainArn(name, call),
    resourcePolicy: domainsOf(call).get(name ?? '')?.shape.AccessPolicies || undefined,
  };
}

/** Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html, …/cognito-auth.html */
function toUseOthers(
  input: CreateElasticsearchDomainRequest | UpdateElasticsearchDomainConfigRequest,
  call: Call,
): readonly Requirement[] {
  const keyId = input.EncryptionAtRestOptions?.KmsKeyId;
  return [
    ...(keyId === undefined
      ? []
      : ['kms:DescribeKey', 'kms:CreateGrant'].map((action) =>
          onKey(action, keyId, call, { viaService: `es.${call.region}.amazonaws.com` }),
        )),
    ...toPassRole(
      input.CognitoOptions?.Enabled ? input.CognitoOptions.RoleArn : undefined,
      'es.amazonaws.com',
    ),
  ];
}

export const createElasticsearchDomain = defineOperation<
  CreateElasticsearchDomainRequest,
  CreateElasticsearchDomainResponse
>({
  name: 'CreateElasticsearchDomain',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.TagList));
    return [
      { ...onDomain('CreateElasticsearchDomain', input.DomainName, call), context },
      ...((input.TagList ?? []).length > 0
        ? [{ ...onDomain('AddTags', input.DomainName, call), context }]
        : []),
      ...toUseOthers(input, call),
    ];
  },
  handle: (input, call) => {
    const { DomainName: name = '', TagList, VPCOptions: wanted, ...given } = input;
    if (!/^[a-z][a-z0-9-]{2,27}$/.test(name)) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z][a-z0-9\\-]+`,
      );
    }
    const domains = domainsOf(call);
    if (domains.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `Domain already exists: ${name}`, 409);
    }
    const shape: ElasticsearchDomainStatus = {
      DomainId: `${call.account.accountId}/${name}`,
      ARN: domainArn(name, call),
      AccessPolicies: '',
      EBSOptions: { EBSEnabled: false },
      SnapshotOptions: { AutomatedSnapshotStartHour: 0 },
      EncryptionAtRestOptions: { Enabled: false },
      NodeToNodeEncryptionOptions: { Enabled: false },
      DomainEndpointOptions: { EnforceHTTPS: false },
      AdvancedOptions: {},
      ...(given as Partial<ElasticsearchDomainStatus>),
      DomainName: name,
      ElasticsearchVersion: input.ElasticsearchVersion ?? '1.5',
      ElasticsearchClusterConfig: {
        InstanceType: 'm4.large.elasticsearch',
        InstanceCount: 1,
        DedicatedMasterEnabled: false,
        ZoneAwarenessEnabled: false,
        ...input.ElasticsearchClusterConfig,
      },
      ...(wanted && { VPCOptions: findNetwork(wanted, call) }),
    };
    const ready = call.account.clock.after(creationMs);
    const now = new Date();
    const made = {
      shape,
      tags: tagsByKey(TagList),
      ready,
      settled: ready,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    domains.set(name, made);
    return { DomainStatus: tell(made, call) };
  },
});

function tell({ shape, ready, settled, gone }: Domain, { region }: Call): ElasticsearchDomainStatus {
  const id = createHash('sha256')
    .update(shape.ARN ?? '')
    .digest('hex')
    .slice(0, 26);
  const host = `${shape.DomainName}-${id}.${region}.es.amazonaws.com`;
  const endpoint = shape.VPCOptions ? { Endpoints: { vpc: `vpc-${host}` } } : { Endpoint: `search-${host}` };
  return {
    ...shape,
    Created: true,
    Deleted: gone !== undefined,
    Processing: gone !== undefined || !settled.hasPassed,
    UpgradeProcessing: false,
    ...(ready.hasPassed && endpoint),
  };
}

export const describeElasticsearchDomain = defineOperation<
  DescribeElasticsearchDomainRequest,
  DescribeElasticsearchDomainResponse
>({
  name: 'DescribeElasticsearchDomain',
  requires: (input, call) => [onDomain('DescribeElasticsearchDomain', input.DomainName, call)],
  handle: (input, call) => ({ DomainStatus: tell(getDomain(input.DomainName, call), call) }),
});

export const describeElasticsearchDomains = defineOperation<
  DescribeElasticsearchDomainsRequest,
  DescribeElasticsearchDomainsResponse
>({
  name: 'DescribeElasticsearchDomains',
  requires: (input, call) =>
    (input.DomainNames ?? []).map((name) => onDomain('DescribeElasticsearchDomains', name, call)),
  handle: (input, call) => ({
    DomainStatusList: [...domainsOf(call).values()]
      .filter(({ shape }) => input.DomainNames?.includes(shape.DomainName ?? ''))
      .map((one) => tell(one, call)),
  }),
});

export const listDomainNames = defineOperation<object, ListDomainNamesResponse>({
  name: 'ListDomainNames',
  handle: (_, call) => ({
    DomainNames: [...domainsOf(call).keys()].map((DomainName) => ({
      DomainName,
      EngineType: 'Elasticsearch',
    })),
  }),
});

export const updateElasticsearchDomainConfig = defineOperation<
  UpdateElasticsearchDomainConfigRequest,
  UpdateElasticsearchDomainConfigResponse
>({
  name: 'UpdateElasticsearchDomainConfig',
  requires: (input, call) => [
    onDomain('UpdateElasticsearchDomainConfig', input.DomainName, call),
    ...toUseOthers(input, call),
  ],
  handle: (input, call) => {
    const { DomainName: name = '', VPCOptions: wanted, DryRun: _, ...given } = input;
    const domain = getDomain(name, call);
    if (domain.gone)
      throw new AwsError(
        'ValidationException',
        'A change/update is in progress. Please wait for it to complete before requesting another change.',
      );
    const changed: Domain = {
      ...domain,
      shape: {
        ...domain.shape,
        ...(given as ElasticsearchDomainStatus),
        ElasticsearchClusterConfig: {
          ...domain.shape.ElasticsearchClusterConfig,
          ...given.ElasticsearchClusterConfig,
        },
        ...(wanted && { VPCOptions: findNetwork(wanted, call) }),
      },
      updatedAt: new Date(),
      version: domain.version + 1,
      settled: call.account.clock.after(changeMs),
    };
    domainsOf(call).set(name, changed);
    return { DomainConfig: tellConfig(changed) };
  },
});

export const deleteElasticsearchDomain = defineOperation<
  DeleteElasticsearchDomainRequest,
  DeleteElasticsearchDomainResponse
>({
  name: 'DeleteElasticsearchDomain',
  requires: (input, call) => [onDomain('DeleteElasticsearchDomain', input.DomainName, call)],
  handle: (input, call) => {
    const domain = getDomain(input.DomainName, call);
    const leaving = { ...domain, gone: domain.gone ?? call.account.clock.after(deletionMs) };
    domainsOf(call).set(input.DomainName ?? '', leaving);
    return { DomainStatus: tell(leaving, call) };
  },
});

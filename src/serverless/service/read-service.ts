import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cli } from '../locate-cli.ts';
import { findConfigFile } from './find-config-file.ts';
import { findProfiles } from './find-profiles.ts';
import { loadConfig, parseYaml, type RawConfig, unreadable } from './load-config.ts';
import { printConfig } from './print-config.ts';
import { resolveVariables, type VariableContext } from './resolve-variables.ts';

/** What the harness has to know about a service before it runs it. */
export interface ServiceFacts {
  readonly name: string;
  /** The stage the service uses when nobody names one. */
  readonly ownStage: string;
  /** Absolute path. */
  readonly configFile: string;
  stackName(stage: string): string;
  /** Of a bucket that the service names itself; absent where Serverless makes one, or AWS alone can tell. */
  deploymentBucketName(stage: string): string | undefined;
  /**
   * What every key of the service's artifacts begins with, with the slash at its end.
   * Source: lib/plugins/aws/package/lib/generate-core-template and get-s3-artifacts-prefix of osls 4.3.
   */
  deploymentPrefix(stage: string): string;
  /** CloudFormation works as a role of its own: `provider.iam.deploymentRole`, once `provider.cfnRole`. True also where that cannot be told beforehand. */
  readonly hasDeploymentRole: boolean;
  /** Every AWS profile the service may ask for. */
  readonly profiles: readonly string[];
  /** The range the service asks for. */
  readonly frameworkVersion?: string;
}

export interface ReadServiceOptions {
  readonly serviceDir: string;
  /** Asked where a name stands behind a variable that only Serverless can resolve; what reads TypeScript is also looked for beside it. */
  readonly cli?: Cli | undefined;
}

/** Stands for every stage where Serverless has to be asked beforehand. */
const probeStage = 'harnessprobe';

/** @throws HarnessError `service-not-found`, `service-unreadable` */
export async function readService({ serviceDir, cli }: ReadServiceOptions): Promise<ServiceFacts> {
  const configFile = path.resolve(await findConfigFile(serviceDir));
  const directory = path.dirname(configFile);
  const config = await loadConfig(configFile, cli?.path);
  const read = createReader(directory, configFile, config);
  const ownStage = read.text('provider.stage', 'dev') ?? 'dev';
  const facts = {
    ownStage,
    configFile,
    hasDeploymentRole: read.has('provider.iam.deploymentRole') || read.has('provider.cfnRole'),
    profiles: [
      ...new Set([
        ...(await findProfiles(directory, config, configFile)),
        ...(read.text('provider.profile', ownStage) ?? '').split(/\s+/).filter(Boolean),
      ]),
    ],
    ...(typeof config['frameworkVersion'] === 'string'
      ? { frameworkVersion: config['frameworkVersion'] }
      : {}),
  };
  const named = read.names(probeStage);
  if (named.kind === 'named') {
    return {
      ...facts,
      name: named.service,
      stackName: (stage) => {
        const names = read.names(stage);
        if (names.kind === 'named') return names.stack;
        throw unreadable(configFile, `\${${names.variable}} is not known for the stage ${stage}`);
      },
      deploymentBucketName: (stage) => read.bucket(stage),
      deploymentPrefix: (stage) =>
        `${read.text('provider.deploymentPrefix', stage) ?? 'serverless'}/${named.service}/${stage}/`,
    };
  }
  const untold = `\${${named.variable}} has no value that can be told beforehand`;
  if (cli === undefined) throw unreadable(configFile, untold);
  const print = await printConfig({ serviceDir, cli, stage: probeStage }).catch((cause: unknown) => {
    throw unreadable(configFile, untold, cause);
  });
  const printed = createReader(directory, configFile, print);
  const names = printed.names(probeStage);
  if (names.kind !== 'named') throw unreadable(configFile, `\${${names.variable}} has no value`);
  const inStage = (text: string, stage: string): string => text.replaceAll(probeStage, stage);
  return {
    ...facts,
    name: names.service,
    stackName: (stage) => inStage(names.stack, stage),
    deploymentPrefix: (stage) =>
      `${printed.text('provider.deploymentPrefix', probeStage) ?? 'serverless'}/${names.service}/${stage}/`,
    deploymentBucketName: (stage) => {
      const bucket = printed.bucket(probeStage);
      return bucket && inStage(bucket, stage);
    },
  };
}

type Names =
  | { readonly kind: 'named'; readonly service: string; readonly stack: string }
  | { readonly kind: 'unresolvable'; readonly variable: string };

function createReader(directory: string, configFile: string, config: RawConfig) {
  const readFile = (file: string): unknown => {
    const resolved = path.resolve(directory, file);
    try {
      return parseYaml(readFileSync(resolved, 'utf8'), resolved);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  const resolve = (address: string, stage: string) => {
    const context: VariableContext = { config, stage, env: {}, readFile };
    return resolveVariables(`\${self:${address}}`, context);
  };
  const text = (address: string, stage: string): string | undefined => {
    const found = resolve(address, stage);
    return found.kind === 'resolved' && typeof found.value === 'string' ? found.value : undefined;
  };
  return {
    text,
    /** Also what cannot be told. */
    has(address: string): boolean {
      const found = resolve(address, probeStage);
      return found.kind === 'unresolvable' || (found.value !== undefined && found.value !== null);
    },
    names(stage: string): Names {
      const service = resolve('service', stage);
      if (service.kind === 'unresolvable') return service;
      // Version 3 took an object.
      const name = typeof service.value === 'object' ? text('service.name', stage) : service.value;
      if (typeof name !== 'string') throw unreadable(configFile, 'it names no service');
      const stack = resolve('provider.stackName', stage);
      if (stack.kind === 'unresolvable') return stack;
      return {
        kind: 'named',
        service: name,
        stack: typeof stack.value === 'string' ? stack.value : `${name}-${stage}`,
      };
    },
    bucket: (stage: string): string | undefined =>
      text('provider.deploymentBucket', stage) ?? text('provider.deploymentBucket.name', stage),
  };
}

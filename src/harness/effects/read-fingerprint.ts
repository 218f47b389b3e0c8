import { digestOf } from '../../digest.ts';
import type { Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';
import { cutVolatile, type Fingerprint } from '../../proof/fingerprint.ts';
import { readPackagedService } from '../../serverless/packaged-service.ts';
import { readPackagedTemplate } from '../../serverless/packaged-template.ts';
import { lifecycle } from '../../serverless/phases/lifecycle.ts';
import type { Workspace } from '../../serverless/workspace.ts';

/** What may hold secrets, and what is another in each packaging: only its names count. */
const unread =
  /secret|password|token|credential|variables|environment|value|s3key|sha256|compiled|template/iu;

/** What Serverless itself keeps in the provider's section while it packages. */
const packaging = /^(compiled|coreCloudFormation|deploymentBucketObject|remoteFunctionData)/u;

/**
 * The fingerprint of the service as it was packaged last. Undefined where it was not packaged yet.
 * @param of what is known besides: name and version of the CLI, the parameters of the life
 */
export async function readFingerprint(
  workspace: Pick<Workspace, 'dir'>,
  of: { readonly serverless: string; readonly parameters: Parameters },
): Promise<Fingerprint | undefined> {
  const service = await readPackagedService(workspace);
  const template = await readPackagedTemplate(workspace);
  if (service === undefined || template.size === 0) return undefined;
  const { plugins, provider, custom } = service;
  return {
    serverless: of.serverless,
    plugins,
    lifecycle: lifecycle.map(({ name }) => name),
    settings: Object.fromEntries(
      Object.entries({ provider, custom }).flatMap(([section, settings]) =>
        Object.entries(settings)
          .filter(([name]) => !packaging.test(name))
          .map(([name, value]) => [`${section}.${name}`, digestOfSettings({ [name]: value }, of.parameters)]),
      ),
    ),
    resources: Object.fromEntries(
      [...template].map(([logicalId, { type, properties }]) => [
        cutVolatile(parameterise(logicalId, of.parameters)),
        { type, shape: digestOfSettings(withoutBoundary(type, properties), of.parameters) },
      ]),
    ),
  };
}

/** A life's stand-in, or the service's own: whichever a role has, the same calls are made for it. */
function withoutBoundary(
  type: string,
  { PermissionsBoundary, ...properties }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return type === 'AWS::IAM::Role' || PermissionsBoundary === undefined
    ? properties
    : { ...properties, PermissionsBoundary };
}

function digestOfSettings(value: unknown, parameters: Parameters): string {
  return digestOf(JSON.stringify(normalise(value, parameters)));
}

function normalise(value: unknown, parameters: Parameters): unknown {
  if (Array.isArray(value)) return value.map((one) => normalise(one, parameters));
  if (typeof value === 'string') return normaliseText(value, parameters);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [
        normaliseText(name, parameters),
        unread.test(name) ? outline(one) : normalise(one, parameters),
      ]),
  );
}

/** Which names it has, and else only of which type it is. */
function outline(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.keys(value).toSorted() : typeof value;
}

/** Without the stage of the life, and without hash and time in the name of what each packaging makes anew. */
function normaliseText(text: string, parameters: Parameters): string {
  return cutVolatile(parameterise(text, parameters)).replaceAll(/\d{13}-\d{4}-\d\d-\d\dT[\d:.]+Z/gu, '');
}

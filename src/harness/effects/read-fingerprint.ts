import type { Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';
import { cutVolatile, type Fingerprint } from '../../proof/fingerprint.ts';
import { readPackagedService } from '../../serverless/packaged-service.ts';
import { readPackagedTemplate } from '../../serverless/packaged-template.ts';
import { lifecycle } from '../../serverless/phases/lifecycle.ts';
import type { Workspace } from '../../serverless/workspace.ts';
import { digestOfSettings } from './digest-settings.ts';

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

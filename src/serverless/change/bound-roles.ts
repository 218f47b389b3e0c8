import type { Workspace } from '../workspace.ts';
import { writePlugin } from './write-plugin.ts';

const pluginFile = 'harness-boundary.cjs';
const keepAs = 'harness-unbounded';

/**
 * Gives every role that the service in the workspace makes the boundary, whichever it has of its own: that one is another account's, or
 * the very policy that is to be found. Once for each workspace, before any change is applied.
 */
export async function boundRoles(workspace: Workspace, boundaryArn: string): Promise<void> {
  await writePlugin(workspace, {
    file: pluginFile,
    text: renderPlugin(boundaryArn),
    originalIn: 'unbounded',
    keepAs,
  });
}

/**
 * A Serverless plugin (osls 4, serverless 3), written into the workspace copy. The template is whole when the service's own resources are
 * merged into it; plugins that split it into nested stacks, or add to it, come right after that, so it is looked at before and after them.
 * Source: lib/plugins/aws/package/index.js of osls 4.3 and serverless 3.40; split-stacks.js of serverless-plugin-split-stacks 1.14
 */
const renderPlugin = (boundaryArn: string): string => String.raw`'use strict';
// Made by harness in its own copy of the service.
const boundary = ${JSON.stringify(boundaryArn)};

module.exports = class HarnessBoundary {
  constructor(serverless) {
    const bound = () => this.bound(serverless.service.provider.compiledCloudFormationTemplate);
    this.hooks = {
      'aws:package:finalize:mergeCustomProviderResources': bound,
      'after:aws:package:finalize:mergeCustomProviderResources': bound,
    };
  }

  bound(template) {
    for (const resource of Object.values((template && template.Resources) || {})) {
      if (!resource || resource.Type !== 'AWS::IAM::Role') continue;
      resource.Properties = { ...resource.Properties, PermissionsBoundary: boundary };
    }
  }
};
`;

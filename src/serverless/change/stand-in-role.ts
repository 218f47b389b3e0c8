import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from '../workspace.ts';
import { writePlugin } from './write-plugin.ts';

const pluginFile = 'harness-role.cjs';
/** Written by the child: the ARN of the role that the service itself names. */
const ownRoleFile = 'harness-role.json';
const keepAs = 'harness-service';

/**
 * Lets the service in the workspace deploy by another role than the one that it names: that one has the permissions already that
 * are to be found. Once for each workspace, before any change is applied.
 */
export async function useStandInRole(workspace: Workspace, arn: string): Promise<void> {
  await writePlugin(workspace, { file: pluginFile, text: renderPlugin(arn), originalIn: 'service', keepAs });
}

/** The role that the service itself names, once a child has resolved its configuration. */
export async function readOwnRole(workspace: Workspace): Promise<string | undefined> {
  try {
    const { arn } = JSON.parse(await readFile(path.join(workspace.dir, ownRoleFile), 'utf8')) as {
      readonly arn?: unknown;
    };
    return typeof arn === 'string' ? arn : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A Serverless plugin (osls 4, serverless 3), written into the workspace copy: only within the child the configuration is
 * resolved. Both ask for the role when they need it, `provider.iam.deploymentRole` first.
 * Source: getCustomDeploymentRole in lib/plugins/aws/provider.js of osls 4.3 and serverless 3.40.
 */
const renderPlugin = (arn: string): string => String.raw`'use strict';
// Made by harness in its own copy of the service.
const fs = require('node:fs');
const path = require('node:path');
const standIn = ${JSON.stringify(arn)};

module.exports = class HarnessRole {
  constructor(serverless) {
    // Before that, variables that only AWS can tell are not resolved.
    this.hooks = { initialize: () => this.standIn(serverless.service) };
  }

  standIn({ provider }) {
    const holder = provider.iam && provider.iam.deploymentRole !== undefined ? provider.iam : provider;
    const key = holder === provider ? 'cfnRole' : 'deploymentRole';
    if (holder[key] === undefined || holder[key] === null) return;
    fs.writeFileSync(path.join(__dirname, '${ownRoleFile}'), JSON.stringify({ arn: holder[key] }));
    holder[key] = standIn;
  }
};
`;

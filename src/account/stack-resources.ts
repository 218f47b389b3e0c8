import {
  type CloudFormationClient,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { unless } from '../to-harness-error.ts';

const missing = ['ValidationError'];

/** cloudformation:ListStackResources */
export async function listResources(
  client: CloudFormationClient,
  nameOrId: string,
): Promise<StackResourceSummary[]> {
  const resources: StackResourceSummary[] = [];
  await unless(missing, async () => {
    for await (const page of paginateListStackResources({ client }, { StackName: nameOrId })) {
      resources.push(...(page.StackResourceSummaries ?? []));
    }
  });
  return resources;
}

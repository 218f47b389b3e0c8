import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { openTarget } from './contract-target.ts';

/** A target with room for one stack, which is deleted when it is left. */
export async function openStackTarget() {
  const target = await openTarget();
  const client = target.client(CloudFormationClient);
  const StackName = target.unique('stack');
  const find = async (name: string): Promise<Stack | undefined> =>
    (await client.send(new DescribeStacksCommand({ StackName: name }))).Stacks?.[0];
  /** The stack once nothing works on it. */
  const settled = (name: string): Promise<Stack> =>
    target.until(async () => {
      const stack = await find(name);
      return stack?.StackStatus?.endsWith('_IN_PROGRESS') === false ? stack : undefined;
    });
  const remove = () => client.send(new DeleteStackCommand({ StackName }));
  target.removing(async () => {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
    const stack = Stacks.find((one) => one.StackName === StackName);
    if (stack?.StackId === undefined) return;
    await remove();
    await settled(stack.StackId);
  });
  return {
    target,
    client,
    StackName,
    settled,
    remove,
    eventsOf: async (name: string) => {
      const events: StackEvent[] = [];
      let pages = 0;
      let NextToken: string | undefined;
      do {
        const page = await client.send(new DescribeStackEventsCommand({ StackName: name, NextToken }));
        events.push(...(page.StackEvents ?? []));
        pages += 1;
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      return { events, pages };
    },
    [Symbol.asyncDispose]: () => target[Symbol.asyncDispose](),
  };
}

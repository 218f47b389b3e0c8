import { CloudFormationClient } from '@aws-sdk/client-cloudformation';

/** The call of one command: its name without `Command`, and its input. */
export interface ScriptedCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A CloudFormation client that asks nobody: each call is remembered and answered by the test. */
export function createScriptedCloudFormation(answer: (call: ScriptedCall) => unknown) {
  const client = new CloudFormationClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  const calls: ScriptedCall[] = [];
  client.send = async (command: { constructor: { name: string }; input: object }) => {
    const call = {
      name: command.constructor.name.replace(/Command$/, ''),
      input: command.input as ScriptedCall['input'],
    };
    calls.push(call);
    await Promise.resolve();
    return answer(call);
  };
  return { client, calls };
}

/** How CloudFormation answers for a stack it does not have. */
export function missingStack(): Error {
  return Object.assign(new Error('Stack does not exist'), { name: 'ValidationError' });
}

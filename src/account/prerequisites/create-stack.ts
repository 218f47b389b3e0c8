import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { HarnessError } from '../../errors.ts';
import { doing, errorName } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import type { Journal } from '../journal.ts';
import { makeTags } from '../names.ts';

export interface CreatePrerequisiteStack {
  readonly runId: string;
  readonly journal: Journal;
  readonly stackName: string;
  /** Of the template, as shown to people. */
  readonly file: string;
  readonly templateBody: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Begins a stack of the operator's own template; where it fails it stays as it is until it is removed. The operator gives every
 * capability: the template is the one that they chose for this account.
 * cloudformation:CreateStack, cloudformation:TagResource and what the stack's resources need
 * @returns the id of the stack
 * @throws HarnessError `prerequisite-failed`
 */
export async function createPrerequisiteStack(
  { cloudFormation }: Pick<OperatorClients, 'cloudFormation'>,
  { runId, journal, stackName, file, templateBody, parameters }: CreatePrerequisiteStack,
): Promise<string> {
  await journal.append({ kind: 'prerequisite-stack', stackName, runId });
  const stackId = await doing(`making the stack ${stackName}`, async () => {
    try {
      const { StackId } = await cloudFormation.send(
        new CreateStackCommand({
          StackName: stackName,
          TemplateBody: templateBody,
          Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          })),
          Tags: makeTags(runId),
          Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
          OnFailure: 'DO_NOTHING',
        }),
      );
      return StackId ?? stackName;
    } catch (error) {
      throw explain(error, stackName, file);
    }
  });
  await journal.append({ kind: 'stack-id', stackId });
  return stackId;
}

function explain(error: unknown, stackName: string, file: string): unknown {
  if (errorName(error) === 'AlreadyExistsException') {
    return new HarnessError(`the stack ${stackName} of ${file} is already in the account`, {
      code: 'prerequisite-failed',
      fault: 'user',
      hint: 'Remove it, or give the prerequisite another stackName: a run removes what it makes, and touches nothing else.',
    });
  }
  if (errorName(error) !== 'ValidationError' || !(error instanceof Error)) return error;
  return new HarnessError(`CloudFormation refuses ${file}: ${error.message}`, {
    code: 'prerequisite-failed',
    fault: 'user',
  });
}

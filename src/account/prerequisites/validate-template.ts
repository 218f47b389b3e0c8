import { ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { HarnessError } from '../../errors.ts';
import { doing, errorName } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';

export interface Template {
  /** As shown to people. */
  readonly file: string;
  readonly templateBody: string;
}

/**
 * The names of the template's parameters.
 * cloudformation:ValidateTemplate
 * @throws HarnessError `prerequisite-failed` in CloudFormation's words
 */
export async function readTemplateParameters(
  { cloudFormation }: Pick<OperatorClients, 'cloudFormation'>,
  { file, templateBody }: Template,
): Promise<readonly string[]> {
  return doing(`asking CloudFormation for the parameters of ${file}`, async () => {
    try {
      const { Parameters = [] } = await cloudFormation.send(
        new ValidateTemplateCommand({ TemplateBody: templateBody }),
      );
      return Parameters.flatMap(({ ParameterKey }) => ParameterKey ?? []);
    } catch (error) {
      if (errorName(error) !== 'ValidationError' || !(error instanceof Error)) throw error;
      throw new HarnessError(`${file} is no template that CloudFormation takes: ${error.message}`, {
        code: 'prerequisite-failed',
        fault: 'user',
        cause: error,
      });
    }
  });
}

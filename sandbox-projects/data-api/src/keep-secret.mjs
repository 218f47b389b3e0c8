import { randomBytes } from 'node:crypto';
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

const ssm = new SSMClient();

async function keep({ RequestType: type, ResourceProperties: { Name, KeyId } }) {
  if (type === 'Delete') {
    await ssm.send(new DeleteParameterCommand({ Name })).catch(ignoreMissing);
    return {};
  }
  const Value = randomBytes(32).toString('base64url');
  const { Version } = await ssm.send(
    new PutParameterCommand({ Name, Value, Type: 'SecureString', KeyId, Overwrite: true }),
  );
  return { Version };
}

function ignoreMissing(error) {
  if (error.name !== 'ParameterNotFound') throw error;
}

/** CloudFormation waits for an answer at the ResponseURL, whatever happens. */
export const handler = async (event) => {
  const answer = {
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    PhysicalResourceId: event.ResourceProperties.Name,
  };
  try {
    Object.assign(answer, { Status: 'SUCCESS', Data: await keep(event) });
  } catch (error) {
    Object.assign(answer, { Status: 'FAILED', Reason: error.message });
  }
  await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
};

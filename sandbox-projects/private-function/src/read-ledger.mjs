import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secretsManager = new SecretsManagerClient();

export const handler = async () => {
  const { SecretString } = await secretsManager.send(
    new GetSecretValueCommand({ SecretId: process.env.LEDGER_SECRET_ARN }),
  );
  const { user } = JSON.parse(SecretString);
  return `reading as ${user}`;
};

import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { ListHostedZonesCommand, Route53Client } from '@aws-sdk/client-route-53';
import { expect, it } from 'vitest';
import { removeStack } from '../../../src/account/remove-stack.ts';
import { awaitSettled } from '../../../src/observe/await-settled.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';

const stackName = 'orders-qa';
const timeoutMs = 10_000;

/** The record that validates the certificate outlives it, and a zone with a record in it is not deleted. */
const resources = (retention: object) => ({
  Zone: { Type: 'AWS::Route53::HostedZone', ...retention, Properties: { Name: 'bakery.example' } },
  Certificate: {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: {
      DomainName: '*.bakery.example',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: '*.bakery.example', HostedZoneId: { Ref: 'Zone' } }],
    },
  },
});

it.each([
  ['is deleted with its stack', {}],
  ['that the template retains is deleted after it', { DeletionPolicy: 'Retain' }],
])('a zone with records that no stack has %s', async (_, retention) => {
  await using account = await createSandboxAccount();
  const { cloudFormation } = account.clients;
  const TemplateBody = JSON.stringify({ Resources: resources(retention) });
  const { StackId = '' } = await cloudFormation.send(
    new CreateStackCommand({ StackName: stackName, Tags: [{ Key: 'STAGE', Value: 'qa' }], TemplateBody }),
  );
  expect(await awaitSettled(cloudFormation, { stack: stackName, timeoutMs })).toMatchObject({
    status: 'CREATE_COMPLETE',
  });
  const claim = { stackName, stage: 'qa', stackIds: [StackId] };
  await removeStack(account.clients, claim, { timeoutMs });

  const { region, endpointUrl } = account.reach;
  const route53 = new Route53Client({
    region,
    credentials: account.credentials,
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
  });
  const { HostedZones } = await route53.send(new ListHostedZonesCommand({}));
  route53.destroy();
  expect(HostedZones).toEqual([]);
});

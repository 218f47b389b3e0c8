import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Account } from './account.ts';
import { fillIn } from './grant.ts';

const stack = z.strictObject({ template: z.string(), stackName: z.string().optional() });
const settingSchema = z.union([
  z.string().transform((template): z.infer<typeof stack> => ({ template })),
  stack,
  z.strictObject({ secureString: z.string(), value: z.string() }),
  z.strictObject({ object: z.string(), bucket: z.string(), file: z.string() }),
]);
const configSchema = z.strictObject({ prerequisites: z.array(settingSchema) });
const asking = z.looseObject({ Parameters: z.looseObject({ Stage: z.unknown() }) });

/** Something that the service expects to find in its account. */
export interface Prerequisite {
  /** There is one of it for each stage. */
  readonly ofStage: boolean;
  /** Makes it as the account's administrator; it goes with the account. */
  make(account: Account, stage: string): Promise<void>;
}

/** What the project's `harness.config.yml` lists, in its order. */
export async function readPrerequisites(project: string): Promise<readonly Prerequisite[]> {
  const text = await readFile(path.join(project, 'harness.config.yml'), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const { prerequisites } = configSchema.parse(parse(text));
  return Promise.all(prerequisites.map((setting) => definePrerequisite(project, setting)));
}

async function definePrerequisite(
  project: string,
  setting: z.infer<typeof settingSchema>,
): Promise<Prerequisite> {
  const namesStage = JSON.stringify(setting).includes('${Stage}');
  if ('secureString' in setting) {
    return {
      ofStage: namesStage,
      async make(account, stage) {
        const Name = fill(setting.secureString, account, stage);
        const Type = 'SecureString';
        await account.ssm.send(new PutParameterCommand({ Name, Value: setting.value, Type }));
      },
    };
  }
  if ('object' in setting) {
    const Body = await readFile(path.join(project, setting.file));
    return {
      ofStage: namesStage,
      async make(account, stage) {
        const [Bucket, Key] = [setting.bucket, setting.object].map((text) => fill(text, account, stage));
        await account.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
      },
    };
  }
  const TemplateBody = await readFile(path.join(project, setting.template), 'utf8');
  const asksForStage = asking.safeParse(parse(TemplateBody, { logLevel: 'silent' })).success;
  return {
    ofStage: namesStage || asksForStage,
    async make(account, stage) {
      const ownName = `witness-${path.parse(setting.template).name}-${stage}`;
      const StackName = fill(setting.stackName ?? ownName, account, stage);
      const Parameters = asksForStage ? [{ ParameterKey: 'Stage', ParameterValue: stage }] : [];
      const client = account.cloudFormation;
      await client.send(
        new CreateStackCommand({
          StackName,
          TemplateBody,
          Parameters,
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
      );
      await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1 }, { StackName });
    },
  };
}

function fill(text: string, { accountId, region }: Account, stage: string): string {
  return fillIn(text, { Stage: stage, AccountId: accountId, Region: region });
}

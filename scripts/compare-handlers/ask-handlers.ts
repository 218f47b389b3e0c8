import { cloudFormationStore } from '../../src/emulator/cloudformation/store.ts';
import { openListeningAccount } from './listening-account.ts';
import type { NeededResource, Sample } from './sample.ts';

export type Handler = 'create' | 'read' | 'update' | 'delete';

/** One permission that one call of a handler asked for. */
export interface AskedAction {
  readonly handler: Handler;
  /** `s3:PutBucketEncryption`. */
  readonly call: string;
  /** `s3:PutEncryptionConfiguration`. */
  readonly action: string;
}

/** What a sample's life asked for, in order. */
export interface SampleLife {
  readonly asked: readonly AskedAction[];
  /** What the update asked for that made the resource anew, the deletion of the old one included. */
  readonly replacing: readonly string[];
}

function needsTemplate(needs: Readonly<Record<string, NeededResource>>): object {
  const exported = Object.entries(needs).flatMap(([id, { exports = [] }]) => [
    { name: id, value: { Ref: id } },
    ...exports.map((name) => ({ name: `${id}:${name}`, value: { 'Fn::GetAtt': [id, name] } })),
  ]);
  return {
    Resources: Object.fromEntries(
      Object.entries(needs).map(([id, { exports: _, ...resource }]) => [id, resource]),
    ),
    Outputs: Object.fromEntries(
      exported.map(({ name, value }, index) => [`Out${index}`, { Value: value, Export: { Name: name } }]),
    ),
  };
}

/**
 * Lives a sample's life in an emulated account of its own and tells what its handlers asked for.
 *
 * @throws Error where a resource fails
 */
export async function askHandlers(sample: Sample): Promise<SampleLife> {
  const asked: AskedAction[] = [];
  const replacing: string[] = [];
  let handler: Handler | 'replace' | undefined;
  const { account, call } = openListeningAccount((made, actions) => {
    if (handler === undefined) return;
    if (handler === 'replace') {
      replacing.push(...actions);
      return;
    }
    for (const action of actions) asked.push({ handler, call: made, action });
  });
  const deploy = async (operation: string, name: string, template?: object, tags?: object): Promise<void> => {
    const TemplateBody = template && JSON.stringify(template);
    await call('cloudformation', operation, {
      StackName: name,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      ...(TemplateBody !== undefined && { TemplateBody, Tags: tags ?? [{ Key: 'STAGE', Value: 'dev' }] }),
    });
    const stack = () =>
      [...account.store(cloudFormationStore).stacks.values()].findLast(
        (candidate) => candidate.name === name,
      );
    while (stack()?.running) await stack()?.running;
    const failed = stack()?.events.find((event) => event.ResourceStatus?.endsWith('_FAILED'));
    if (failed) throw new Error(`${sample.type}, ${operation}: ${failed.ResourceStatusReason}`);
  };

  await call('s3', 'CreateBucket', { Bucket: 'artifacts' });
  await call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'code.zip', Body: emptyZip });
  await call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'nested.json', Body: nestedTemplate });
  await call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'definition.yml', Body: stateMachine });
  if (sample.needs) await deploy('CreateStack', 'needs', needsTemplate(sample.needs));
  const { replacement } = sample;
  const states = replacement ? [...sample.states, replacement] : sample.states;
  for (const [index, Properties] of states.entries()) {
    handler = Properties === replacement ? 'replace' : index === 0 ? 'create' : 'update';
    const template = { Resources: { It: { Type: sample.type, Properties } } };
    // Other tags each time, in the end none, so that they have to be set and taken away.
    const tags = index > 1 ? [] : [{ Key: `STAGE${index}`, Value: 'dev' }];
    await deploy(index === 0 ? 'CreateStack' : 'UpdateStack', 'it', template, tags);
  }
  handler = 'delete';
  await deploy('DeleteStack', 'it');
  return { asked, replacing };
}

/** A state machine's definition, as YAML. */
const stateMachine = 'StartAt: A\nStates: { A: { Type: Pass, End: true } }';

/** A stack that makes no calls of its own. */
const nestedTemplate = JSON.stringify({
  Parameters: { Name: { Type: 'String' } },
  Resources: { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  Outputs: { Name: { Value: { Ref: 'Name' } } },
});

/** The end record of an archive without files. */
const emptyZip = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);

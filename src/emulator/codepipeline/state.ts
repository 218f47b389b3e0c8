import { randomUUID } from 'node:crypto';
import type {
  DisableStageTransitionInput,
  EnableStageTransitionInput,
  GetPipelineStateInput,
  GetPipelineStateOutput,
  StartPipelineExecutionInput,
  StartPipelineExecutionOutput,
} from '@aws-sdk/client-codepipeline';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { onPipeline } from './requirements.ts';
import { getStored, pipelinesOf, type Pipeline } from './store.ts';

const stagePath = (input: {
  readonly pipelineName?: string | undefined;
  readonly stageName?: string | undefined;
}) => `${input.pipelineName ?? ''}/${input.stageName ?? ''}`;

/** Nothing is executed: stages tell their transitions only. */
export const getPipelineState = defineOperation<GetPipelineStateInput, GetPipelineStateOutput>({
  name: 'GetPipelineState',
  requires: (input, call) => [onPipeline('GetPipelineState', input.name, call)],
  handle: (input, call) => {
    const { declaration, disabled, createdAt, updatedAt } = getStored(call, input.name);
    return {
      pipelineName: declaration.name,
      pipelineVersion: declaration.version,
      stageStates: (declaration.stages ?? []).map((stage) => {
        const transition = disabled.get(`${stage.name ?? ''} Inbound`);
        return {
          stageName: stage.name,
          inboundTransitionState: {
            enabled: !transition,
            ...(transition && {
              lastChangedBy: transition.by,
              lastChangedAt: transition.at,
              disabledReason: transition.reason,
            }),
          },
          actionStates: (stage.actions ?? []).map(({ name }) => ({ actionName: name })),
        };
      }),
      created: createdAt,
      updated: updatedAt,
    };
  },
});

export const disableStageTransition = defineOperation<DisableStageTransitionInput, object>({
  name: 'DisableStageTransition',
  requires: (input, call) => [onPipeline('DisableStageTransition', stagePath(input), call)],
  handle: (input, call) => {
    const { pipeline, key } = getStage(input, call);
    const transition = { reason: input.reason ?? '', at: new Date(), by: call.caller.principal.arn };
    setDisabled(pipeline, new Map([...pipeline.disabled, [key, transition]]), call);
    return {};
  },
});

export const enableStageTransition = defineOperation<EnableStageTransitionInput, object>({
  name: 'EnableStageTransition',
  requires: (input, call) => [onPipeline('EnableStageTransition', stagePath(input), call)],
  handle: (input, call) => {
    const { pipeline, key } = getStage(input, call);
    setDisabled(pipeline, new Map([...pipeline.disabled].filter(([other]) => other !== key)), call);
    return {};
  },
});

/** An execution's id; nothing runs. */
export const startPipelineExecution = defineOperation<
  StartPipelineExecutionInput,
  StartPipelineExecutionOutput
>({
  name: 'StartPipelineExecution',
  requires: (input, call) => [onPipeline('StartPipelineExecution', input.name, call)],
  handle: (input, call) => {
    getStored(call, input.name);
    return { pipelineExecutionId: randomUUID() };
  },
});

/** @throws AwsError PipelineNotFoundException, StageNotFoundException */
function getStage(input: EnableStageTransitionInput, call: Call) {
  const pipeline = getStored(call, input.pipelineName);
  if (!pipeline.declaration.stages?.some(({ name }) => name === input.stageName)) {
    throw new AwsError(
      'StageNotFoundException',
      `Pipeline '${pipeline.declaration.name}' does not have a stage with name '${input.stageName ?? ''}'`,
    );
  }
  return { pipeline, key: `${input.stageName ?? ''} ${input.transitionType ?? ''}` };
}

function setDisabled(pipeline: Pipeline, disabled: Pipeline['disabled'], call: Call): void {
  pipelinesOf(call).set(pipeline.declaration.name, { ...pipeline, disabled });
}

import { randomUUID } from 'node:crypto';
import type { DeploymentGroupInfo, ErrorInformation } from '@aws-sdk/client-codedeploy';
import { findRole } from '../iam/roles/find-role.ts';
import { AwsError, type Call, type Caller } from '../operation.ts';
import type { AppSpec } from './app-spec.ts';
import { getConfiguration, shiftingMs } from './configurations.ts';
import { codeDeployState, type Deployment } from './store.ts';

/** Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html, the time a hook has to report. */
const hookMs = 3_600_000;

/** What went wrong, in CodeDeploy's words. */
class DeploymentFault extends Error {
  readonly information: ErrorInformation;
  constructor(information: ErrorInformation) {
    super(information.message);
    this.information = information;
  }
}

/**
 * Moves an alias to the next version with the permissions of the group's service role, and tells the deployment how it went.
 * Sources: https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html; the words:
 * https://github.com/aws/serverless-application-model/issues/291,
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ErrorInformation.html
 */
export async function shiftTraffic(
  deployment: Deployment,
  group: DeploymentGroupInfo,
  spec: AppSpec,
  call: Call,
): Promise<void> {
  const { account, region } = call;
  const invoke = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    try {
      const caller = roleCaller(group.serviceRoleArn ?? '', call);
      return (await account.invoke('lambda', operation, input, caller, region)) as Record<string, unknown>;
    } catch (error) {
      throw faultOf(error, group.serviceRoleArn ?? '');
    }
  };
  const place = { FunctionName: spec.functionName, Name: spec.alias };
  const end = (status: 'Failed' | 'Stopped' | 'Succeeded', errorInformation?: ErrorInformation): void => {
    const completeTime = new Date();
    deployment.info = {
      ...deployment.info,
      status,
      completeTime,
      ...(errorInformation && { errorInformation }),
    };
  };
  const point = (version: string, next?: string) =>
    invoke('UpdateAlias', {
      ...place,
      FunctionVersion: version,
      RoutingConfig: { AdditionalVersionWeights: next === undefined ? {} : { [next]: 0.1 } },
    });
  let isShifting = false;
  try {
    deployment.info = { ...deployment.info, status: 'InProgress', startTime: new Date() };
    const { FunctionVersion: version } = await invoke('GetAlias', place);
    if (version !== spec.currentVersion) throw new DeploymentFault(wrongVersion);
    await runHook('BeforeAllowTrafficHook', deployment, spec, call, invoke);
    const durationMs = shiftingMs(getConfiguration(deployment.info.deploymentConfigName));
    if (durationMs > 0) {
      isShifting = true;
      await point(spec.currentVersion, spec.targetVersion);
      await account.clock.pause(durationMs);
    }
    if (!deployment.isStopped) {
      await point(spec.targetVersion);
      isShifting = true;
      await runHook('AfterAllowTrafficHook', deployment, spec, call, invoke);
    }
    if (!deployment.isStopped) return end('Succeeded');
    end('Stopped', { code: 'MANUAL_STOP', message: 'The deployment was stopped.' });
  } catch (error) {
    if (!(error instanceof DeploymentFault)) throw error;
    end('Failed', error.information);
  }
  // An automatic rollback is a deployment of its own at AWS; here it only points the alias back.
  if (isShifting) await point(spec.currentVersion).catch(() => undefined);
}

const wrongVersion: ErrorInformation = {
  code: 'INVALID_LAMBDA_CONFIGURATION',
  message:
    'The deployment failed because the AppSpec file that specifies the AWS Lambda deployment configuration is missing or has an invalid configuration. The Lambda function alias version does not match the current version in AppSpec file.',
};

/** Invokes a hook's function, which then has to report; without a report it failed. */
async function runHook(
  event: string,
  { info: { deploymentId } }: Deployment,
  spec: AppSpec,
  call: Call,
  invoke: (operation: string, input: object) => Promise<unknown>,
): Promise<void> {
  const functionName = spec.hooks[event] ?? spec.hooks[event.replace(/Hook$/, '')];
  if (functionName === undefined) return;
  const executionId = randomUUID();
  const hook: { deploymentId: string; status: string | undefined } = { deploymentId, status: undefined };
  codeDeployState(call).hooks.set(executionId, hook);
  const Payload = Buffer.from(
    JSON.stringify({ DeploymentId: deploymentId, LifecycleEventHookExecutionId: executionId }),
  );
  await invoke('Invoke', { FunctionName: functionName, Payload });
  if (hook.status === undefined) await call.account.clock.pause(hookMs);
  if (hook.status === 'Succeeded') return;
  const reason = hook.status === undefined ? 'did not report in time' : 'failed';
  throw new DeploymentFault({
    // Assumed, with the words: the reference has no code of hooks.
    code: 'INVALID_LAMBDA_FUNCTION',
    message: `The deployment failed because the function ${functionName} of the lifecycle event ${event.replace(/Hook$/, '')} ${reason}.`,
  });
}

function roleCaller(roleArn: string, { account }: Call): Caller {
  const role = findRole(account, roleArn);
  if (!role) throw new AwsError('AccessDeniedException', `no role ${roleArn}`, 403);
  const sessionName = 'CodeDeploy';
  return {
    principal: {
      kind: 'assumed-role',
      accountId: account.accountId,
      arn: `arn:aws:sts::${account.accountId}:assumed-role/${role.name}/${sessionName}`,
      roleArn: role.arn,
      roleName: role.name,
      roleId: role.id,
      sessionName,
      sessionPolicies: [],
    },
    accessKeyId: '',
    calledVia: [],
    sourceIp: 'codedeploy.amazonaws.com',
    userAgent: 'codedeploy.amazonaws.com',
  };
}

function faultOf(error: unknown, roleArn: string): unknown {
  if (!(error instanceof AwsError)) return error;
  if (error.code === 'AccessDeniedException') {
    return new DeploymentFault({
      code: 'IAM_ROLE_PERMISSIONS',
      message: `The IAM role ${roleArn} does not give you permission to perform operations in the following AWS service: AWSLambda. Contact your AWS administrator if you need help.`,
    });
  }
  return new DeploymentFault({ code: 'INVALID_LAMBDA_FUNCTION', message: error.message });
}

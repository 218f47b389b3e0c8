import { collected, type EscalationPath, type Need } from './path.ts';

/** Most paths that pass a role are described there. */
const research = 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/';

function pass(passedTo: string): Need {
  return { anyOf: ['iam:PassRole'], thing: 'role', passedTo };
}

function any(...anyOf: readonly string[]): Need {
  return { anyOf };
}

const toLambda = pass('lambda.amazonaws.com');
const createFunction: Need = { anyOf: ['lambda:CreateFunction'], thing: 'function' };
/** That a target of a rule, a schedule or an integration of an API starts one as well is assumed: no description of the path names them. */
const startStateMachine = any(
  'states:StartExecution',
  'states:StartSyncExecution',
  'events:PutTargets',
  'scheduler:CreateSchedule',
  'apigateway:POST',
  'apigateway:PUT',
);

/** Ways to run code or calls of one's own as a role, the most direct first. */
export const passRolePaths: readonly EscalationPath[] = [
  {
    id: 'new-function',
    title: 'A function with any code can be made and run as a role',
    how: 'The code does what the role allows. lambda:AddPermission lets whomever it names invoke the function, the deployer included.',
    needs: [
      toLambda,
      createFunction,
      { anyOf: ['lambda:InvokeFunction', 'lambda:InvokeAsync', 'lambda:AddPermission'], thing: 'function' },
    ],
    limit: 'passed',
    source: research,
  },
  {
    id: 'new-function-for-events',
    title: 'A function with any code can be made, and run as a role by a queue, a table or a stream',
    how: 'The code does what the role allows as soon as there is an event. The role has to be allowed to read the source of the events.',
    needs: [toLambda, createFunction, any('lambda:CreateEventSourceMapping')],
    limit: 'passed',
    source: research,
  },
  {
    id: 'function-role',
    title: 'A function can be given another role',
    how: 'Its code then does what that role allows.',
    needs: [toLambda, any('lambda:UpdateFunctionConfiguration')],
    limit: 'passed',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  },
  {
    id: 'stack-role',
    title: 'A stack can be deployed as a role',
    how: 'CloudFormation makes whatever the template says, as the role.',
    needs: [
      pass('cloudformation.amazonaws.com'),
      any('cloudformation:CreateStack', 'cloudformation:UpdateStack', 'cloudformation:CreateChangeSet'),
      any('cloudformation:CreateStack', 'cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet'),
    ],
    limit: 'passed',
    source: research,
  },
  {
    id: 'stack-set-role',
    title: 'A stack set can be deployed as a role',
    how: 'CloudFormation takes the role, and as it those that trust it to make stacks, in this account or others.',
    needs: [
      pass('cloudformation.amazonaws.com'),
      any('cloudformation:CreateStackSet', 'cloudformation:UpdateStackSet'),
      any('cloudformation:CreateStackInstances', 'cloudformation:UpdateStackSet'),
    ],
    limit: 'passed',
    source: `${collected}/cloudformation/cloudformation-003.yaml`,
  },
  {
    id: 'new-instance',
    title: 'An EC2 instance can be started with a role, or given another one',
    how: 'Whatever runs on the instance gets the credentials of the role.',
    needs: [
      pass('ec2.amazonaws.com'),
      any(
        'ec2:RunInstances',
        'ec2:RequestSpotInstances',
        'ec2:AssociateIamInstanceProfile',
        'ec2:ReplaceIamInstanceProfileAssociation',
      ),
    ],
    limit: 'passed',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/permission-to-pass-iam-roles.html',
  },
  {
    id: 'new-state-machine',
    title: 'A state machine can be made and started as a role',
    how: 'Its definition can call almost any operation of AWS, with what the role allows.',
    needs: [pass('states.amazonaws.com'), any('states:CreateStateMachine'), startStateMachine],
    limit: 'passed',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
  },
  {
    id: 'test-state',
    title: 'A single state can be tried as a role',
    how: 'The state can call almost any operation of AWS, with what the role allows.',
    needs: [pass('states.amazonaws.com'), any('states:TestState')],
    limit: 'passed',
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html',
  },
  {
    id: 'new-build',
    title: 'A build with any commands can be run as a role',
    how: 'The commands do what the role allows.',
    needs: [
      pass('codebuild.amazonaws.com'),
      any('codebuild:CreateProject', 'codebuild:UpdateProject'),
      any('codebuild:StartBuild', 'codebuild:StartBuildBatch'),
    ],
    limit: 'passed',
    source: 'https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html',
  },
  {
    id: 'new-task',
    title: 'A container can be run as a role',
    how: 'Whatever runs in the container gets the credentials of the role. RunTask and StartTask can exchange role and command of a task definition that is there.',
    // Source of the exchange: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html
    needs: [
      pass('ecs-tasks.amazonaws.com'),
      any('ecs:RegisterTaskDefinition', 'ecs:RunTask', 'ecs:StartTask'),
      any('ecs:RunTask', 'ecs:StartTask', 'ecs:CreateService', 'ecs:UpdateService'),
    ],
    limit: 'passed',
    source: `${collected}/ecs/ecs-004.yaml`,
  },
  {
    id: 'new-glue-job',
    title: 'A Glue job with any code can be run as a role',
    how: 'The code does what the role allows.',
    needs: [
      pass('glue.amazonaws.com'),
      any('glue:CreateJob', 'glue:UpdateJob'),
      any('glue:StartJobRun', 'glue:CreateTrigger'),
    ],
    limit: 'passed',
    source: `${collected}/glue/glue-004.yaml`,
  },
  {
    id: 'new-glue-endpoint',
    title: 'A development endpoint of Glue can be made with a role',
    how: 'Who signs in to the endpoint has what the role has.',
    needs: [pass('glue.amazonaws.com'), any('glue:CreateDevEndpoint')],
    limit: 'passed',
    source: research,
  },
  {
    id: 'new-data-pipeline',
    title: 'A data pipeline with any commands can be run as a role',
    how: 'The commands do what the role allows.',
    needs: [
      pass('datapipeline.amazonaws.com'),
      any('datapipeline:CreatePipeline'),
      any('datapipeline:PutPipelineDefinition'),
      any('datapipeline:ActivatePipeline'),
    ],
    limit: 'passed',
    source: `${collected}/datapipeline/datapipeline-001.yaml`,
  },
  {
    id: 'new-notebook',
    title: 'A SageMaker notebook can be made with a role and opened',
    how: 'What is run in the notebook does what the role allows.',
    needs: [
      pass('sagemaker.amazonaws.com'),
      any('sagemaker:CreateNotebookInstance'),
      any('sagemaker:CreatePresignedNotebookInstanceUrl'),
    ],
    limit: 'passed',
    source: 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation-part-2/',
  },
  {
    id: 'new-learning-job',
    title: 'A training or processing job of SageMaker with any code can be run as a role',
    how: 'The code does what the role allows.',
    needs: [
      pass('sagemaker.amazonaws.com'),
      any('sagemaker:CreateTrainingJob', 'sagemaker:CreateProcessingJob'),
    ],
    limit: 'passed',
    source: `${collected}/sagemaker/sagemaker-002.yaml`,
  },
  {
    id: 'new-web-service',
    title: 'A web service of App Runner with any commands can be run as a role',
    how: 'The container and its start command do what the role allows.',
    needs: [pass('tasks.apprunner.amazonaws.com'), any('apprunner:CreateService')],
    limit: 'passed',
    source: `${collected}/apprunner/apprunner-001.yaml`,
  },
  {
    id: 'new-code-interpreter',
    title: 'A code interpreter of Bedrock AgentCore can be made with a role and used',
    how: 'Whatever runs in a session of it gets the credentials of the role.',
    needs: [
      pass('bedrock-agentcore.amazonaws.com'),
      any('bedrock-agentcore:CreateCodeInterpreter'),
      any('bedrock-agentcore:StartCodeInterpreterSession'),
      any('bedrock-agentcore:InvokeCodeInterpreter'),
    ],
    limit: 'passed',
    source: `${collected}/bedrock/bedrock-001.yaml`,
  },
  {
    id: 'identity-pool-roles',
    title: 'An identity pool can be given a role',
    how: 'Whoever gets an identity of the pool gets the role.',
    // That the call takes iam:PassRole stands in the actions of Amazon Cognito Identity; the name of the service that it is passed to is assumed.
    needs: [pass('cognito-identity.amazonaws.com'), any('cognito-identity:SetIdentityPoolRoles')],
    limit: 'passed',
    source:
      'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html',
  },
];

import type { EscalationPath } from './path.ts';

/** Ways to have something that runs already as a role do something else. */
export const codePaths: readonly EscalationPath[] = [
  {
    id: 'function-code',
    title: 'The code of a function can be exchanged',
    how: 'The next time that it runs, the new code does what its role allows. UpdateFunctionConfiguration brings in code as a layer.',
    needs: [
      { anyOf: ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'], thing: 'function' },
    ],
    limit: 'named',
    source: 'https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/',
  },
  {
    id: 'state-machine-definition',
    title: 'The definition of a state machine can be exchanged',
    how: 'The next time that it runs, it calls what the new definition says, with what its role allows.',
    needs: [{ anyOf: ['states:UpdateStateMachine'], thing: 'state machine' }],
    limit: 'named',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
  },
  {
    id: 'other-stacks',
    title: 'Stacks of others can be updated',
    how: 'A stack that was deployed as a role is updated as that role, whoever asks for it.',
    needs: [
      {
        anyOf: ['cloudformation:UpdateStack', 'cloudformation:CreateChangeSet'],
        thing: 'stack',
        onlyUnnamed: true,
      },
      {
        anyOf: ['cloudformation:UpdateStack', 'cloudformation:ExecuteChangeSet'],
        thing: 'stack',
        onlyUnnamed: true,
      },
    ],
    limit: 'named',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
  },
  {
    id: 'instance-commands',
    title: 'Commands can be run on instances',
    how: 'Whatever runs on an instance gets the credentials of its role.',
    needs: [{ anyOf: ['ssm:SendCommand', 'ssm:StartSession'], thing: 'instance' }],
    limit: 'named',
    source: 'https://github.com/DataDog/pathfinding.cloud/blob/main/data/paths/ssm/ssm-002.yaml',
  },
];

import type { ResourceType, ResourceView, Values } from '../../resource-type.ts';
import { listOf, textOf } from '../properties.ts';

const gone = ['NoSuchEntity'];
const groupOf = (values: Values) => textOf(values['GroupName']) ?? '';
const usersOf = (values: Values): readonly unknown[] => listOf(values['Users']);

/** Users who are in the one and not in the other; all of them where the group is another. */
function onlyIn(one: Values, other: Values): readonly unknown[] {
  if (groupOf(one) !== groupOf(other)) return usersOf(one);
  return usersOf(one).filter((user) => !usersOf(other).includes(user));
}

/** The registry has no handlers for it. */
export const iamUserToGroupAddition: ResourceType = {
  type: 'AWS::IAM::UserToGroupAddition',
  frame: 'api',
  physicalId: (resource) => resource.generatedName({ maxLength: 128 }),
  replacedBy: [],
  attributes: { Id: (resource: ResourceView) => resource.physicalId },
  create: [
    {
      call: 'iam:AddUserToGroup',
      forEach: ({ properties }) => usersOf(properties),
      input: ({ properties }, UserName) => ({ GroupName: groupOf(properties), UserName }),
    },
  ],
  update: [
    {
      call: 'iam:AddUserToGroup',
      forEach: ({ previous, properties }) => onlyIn(properties, previous),
      input: ({ properties }, UserName) => ({ GroupName: groupOf(properties), UserName }),
    },
    {
      call: 'iam:RemoveUserFromGroup',
      forEach: ({ previous, properties }) => onlyIn(previous, properties),
      ignoring: gone,
      input: ({ previous }, UserName) => ({ GroupName: groupOf(previous), UserName }),
    },
  ],
  delete: [
    {
      call: 'iam:RemoveUserFromGroup',
      forEach: ({ properties }) => usersOf(properties),
      ignoring: gone,
      input: ({ properties }, UserName) => ({ GroupName: groupOf(properties), UserName }),
    },
  ],
};

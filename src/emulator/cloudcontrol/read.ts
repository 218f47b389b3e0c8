import type { Step, Values } from '../cloudformation/resource-type.ts';

/** The call that tells whether a resource is there; where it answers for many, what of the answer is this one. */
export interface Read extends Pick<Step, 'call' | 'input'> {
  readonly finds?: (output: Values, physicalId: string) => boolean;
}

export function named(call: string, member: string): Read {
  return { call, input: (resource) => ({ [member]: resource.physicalId }) };
}

/** One of many that a call lists by their ids. */
export function listed(call: string, member: string): Read {
  return { call, input: ({ physicalId }) => ({ [member]: [physicalId] }) };
}

/** The members of a list of an answer. */
export function membersOf(output: Values, member: string): readonly Values[] {
  return (output[member] ?? []) as readonly Values[];
}

/** A thing of an API: the API's id and its own. */
export function ofApi(call: string, member: string): Read {
  return {
    call,
    input: ({ physicalId, properties }) => ({
      ApiId: properties['ApiId'],
      // Nothing but the identifier is known of what CloudFormation did not make.
      [member]: properties[member] ?? physicalId,
    }),
  };
}

/** A thing of a REST API: the API's id and its own, which is a property or the physical id. */
export function ofRestApi(call: string, member: string, property: string): Read {
  return {
    call,
    input: ({ physicalId, properties }) => ({
      restApiId: properties['RestApiId'],
      [member]: properties[property] ?? physicalId,
    }),
  };
}

/** A thing of a user pool. */
export function ofUserPool(call: string, member: string): Read {
  return {
    call,
    input: ({ physicalId, properties }) => ({
      UserPoolId: properties['UserPoolId'],
      [member]: properties[member] ?? physicalId,
    }),
  };
}

/** WAF names its things by name, id and scope, and so do their physical ids. */
export function scoped(call: string): Read {
  return {
    call,
    input: ({ physicalId }) => {
      const [Name = '', Id = '', Scope = ''] = physicalId.split('|');
      return { Name, Id, Scope };
    },
  };
}

interface Difference {
  /** Why, as far as moto's own code or pages tell. */
  readonly reason: string;
  /** What moto does instead. */
  readonly moto: unknown;
}

/** All that the contract tests expect of moto but not of AWS and the emulator. An entry that moto outgrows fails its test. */
export const motoDifferences = {
  'ids of users': {
    reason: 'moto draws 20 letters and digits at random; AWS begins ids of users with AIDA',
    moto: /^[a-z0-9]{20}$/,
  },
  'ids of policies': {
    reason: 'moto draws 21 capitals and digits beginning with A; AWS begins ids of policies with ANPA',
    moto: /^A[A-Z0-9]{20}$/,
  },
  'deleting a user with a key': {
    reason: 'moto looks for policies of the user, not for keys',
    moto: 'succeeded',
  },
  'deleting a policy with several versions': {
    reason: 'moto deletes a managed policy without looking at its versions',
    moto: 'succeeded',
  },
  'deleting an attached policy': {
    reason: 'moto deletes a managed policy without looking at what it is attached to',
    moto: 'succeeded',
  },
  'a principal in a policy of an identity': {
    reason: 'the validator of moto lets Principal pass in every kind of policy',
    moto: 'succeeded',
  },
  'an unknown stack in brackets': {
    reason: 'moto words every unknown stack as DescribeStacks does',
    moto: undefined,
  },
  'an update without changes': {
    reason: 'moto updates a stack whatever the template is',
    moto: '',
  },
  'pages of events': {
    reason: 'moto answers all events at once, without a token',
    moto: 1,
  },
  'a resource that its service refuses': {
    reason:
      'moto makes resources within the request and has no rollback: what a service refuses fails the call',
    moto: 'Error 500',
  },
  'a new function is pending': {
    reason: 'moto makes functions active at once',
    moto: 'Active',
  },
  'publishing what is published': {
    reason: 'moto forgets that a change came before the first version, and publishes it again',
    moto: '2',
  },
  'days that logs cannot be kept': {
    reason: 'moto does not look at the number of days',
    moto: 'succeeded',
  },
  'a second resource of the same path': {
    reason: 'moto does not compare path parts',
    moto: 'succeeded',
  },
  'deleting a REST API twice': {
    reason: 'moto fails inside with a KeyError and answers a page of HTML, which the SDK cannot read',
    moto: 'SyntaxError 500',
  },
  'a user without permission': {
    reason: 'moto authorises nobody unless it is started so, and then in words of its own',
    moto: 'succeeded',
  },
  'the sentence of a refusal': {
    reason: 'moto refuses nobody',
    moto: '',
  },
  'errors of what is not there': {
    reason: 'moto does not look, or words it in a code of its own',
    moto: {
      'CloudFormation ValidateTemplate': 'succeeded',
      'DynamoDB DescribeTimeToLive': 'ResourceNotFound 400',
      'Lambda ListVersionsByFunction': 'succeeded',
    },
  },
  'the toolbox of IAM': {
    reason: 'moto has no such service, and none of IAM has that path',
    moto: { kind: 'absent', why: 'an answer with status 404' },
  },
} as const satisfies Readonly<Record<string, Difference>>;

/** Answers for AWS::NoValue: the property that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

export interface PseudoParameters {
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
  readonly stackId: string;
  readonly notificationArns: readonly string[];
}

const values: Readonly<Record<string, (of: PseudoParameters) => unknown>> = {
  'AWS::AccountId': (of) => of.accountId,
  'AWS::NoValue': () => noValue,
  'AWS::NotificationARNs': (of) => of.notificationArns,
  'AWS::Partition': () => 'aws',
  'AWS::Region': (of) => of.region,
  'AWS::StackId': (of) => of.stackId,
  'AWS::StackName': (of) => of.stackName,
  'AWS::URLSuffix': () => 'amazonaws.com',
};

export function isPseudoParameter(name: string): boolean {
  return Object.hasOwn(values, name);
}

/** The value of a pseudo parameter; undefined if there is none of that name. */
export function readPseudoParameter(name: string, of: PseudoParameters): unknown {
  return Object.hasOwn(values, name) ? values[name]?.(of) : undefined;
}

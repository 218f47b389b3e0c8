/** Something an attempt showed. */
export type Observation = ChildOutput | StackEvent;

/** All that the child printed, stdout and stderr in the order of arrival, scrubbed of secrets. */
export interface ChildOutput {
  readonly kind: 'child-output';
  readonly text: string;
}

/** A stack event, or (`current: true`) the present failure reason of a resource. */
export interface StackEvent {
  readonly kind: 'stack-event';
  readonly stackId: string;
  readonly stackName: string;
  readonly eventId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly resourceType: string;
  /** `CREATE_FAILED`, `UPDATE_COMPLETE`, … */
  readonly status: string;
  /** Absent where CloudFormation gives none. */
  readonly reason?: string;
  /** What was asked for, as JSON that AWS cuts off where it is long. Absent where no event tells it. */
  readonly properties?: string;
  readonly current?: boolean;
}

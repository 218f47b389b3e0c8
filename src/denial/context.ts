/** What is known besides the text. Each field only adds: without any, the text alone speaks. */
export interface ReadingContext {
  readonly accountId?: string;
  readonly region?: string;
  /** ARN of the deployer whose attempt printed the text. */
  readonly deployerArn?: string;
  /** ARN of the role that CloudFormation works as. */
  readonly deploymentRoleArn?: string | undefined;
  /** Name of the bucket the service deploys through: for Serverless's words that name none. */
  readonly deploymentBucket?: string;
  /** What every key of the service's artifacts begins with, with the slash at its end. */
  readonly deploymentPrefix?: string;
}

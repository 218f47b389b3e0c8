/** Parts of ARNs that AWS draws anew each time, though they are no id of a resource of the stack. */
const drawn: readonly {
  /** Group `kept`: what tells one thing from another. */
  readonly arn: RegExp;
  /** Absent: of whichever. A resource that makes one thing means that one, whatever else looks alike. */
  readonly askedBy?: string;
  readonly reason: string;
}[] = [
  {
    // Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html (ARN)
    arn: /^(?<kept>arn:[^:]*:secretsmanager:.*:secret:.+)-[A-Za-z0-9]{6}$/,
    askedBy: 'AWS::SecretsManager::Secret',
    reason: 'each secret of this name has another ending',
  },
  {
    // Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeBatchSummary.html (ChangeId)
    arn: /^(?<kept>arn:[^:]*:route53:::change\/)[A-Z0-9]+$/,
    reason: 'each change of records has another id',
  },
];

/**
 * Why two different resources that were refused in the same place are the same, made anew. Undefined: they may be two.
 * @param resourceType of the place; undefined where it is no resource of the stack
 */
export function explainDrawn(
  one: string,
  other: string,
  resourceType: string | undefined,
): string | undefined {
  return drawn.find(({ arn, askedBy }) => {
    if (askedBy !== undefined && askedBy !== resourceType) return false;
    const kept = arn.exec(one)?.groups?.['kept'];
    return kept !== undefined && kept === arn.exec(other)?.groups?.['kept'];
  })?.reason;
}

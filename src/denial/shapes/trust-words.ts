import type { Finding, Shape } from './shape.ts';
import { sentenceShape } from './sentence-shape.ts';

/** The sentence about taking on a role, where only the role's trust policy decides. */
export const trustShapes: readonly Shape[] = [
  {
    source:
      'a service that was given the role: https://docs.aws.amazon.com/codebuild/latest/userguide/troubleshooting.html',
    anchors: ['isnotauthorizedtoperform'],
    read: (reading, at) => {
      const after = /^isnotauthorizedtoperform:?["']?(?:sts:)?assumerole(?!with)["']?(?:on)?/.exec(
        reading.lower.slice(at, at + 60),
      )?.[0];
      if (after === undefined) return undefined;
      const before = reading.squashed.slice(Math.max(0, at - 60), at);
      const service =
        /(?:AWS|Amazon)?(?:Code(?:Build|Pipeline|Deploy|Star)|CloudFormation|CloudTrail|CloudWatch(?:Logs|Events)?|EventBridge(?:Scheduler)?|StepFunctions|Lambda|ECS|EMR|Glue|Firehose|AppSync|APIGateway|Backup|Batch|Config|SageMaker|Redshift|Transfer|[a-z-]{2,30}\.amazonaws\.com)$/.exec(
          before,
        )?.[0];
      if (service === undefined || /user:$/i.test(before.slice(0, -service.length))) return undefined;
      const [start, end] = [at - service.length, at + after.length];
      return {
        start,
        end: lineEnd(reading.squashed, end),
        means: { kind: 'look-alike', lookAlike: 'trust-policy' },
      };
    },
  },
  {
    source:
      'calls that are not signed, and so no policy of an identity covers: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
    anchors: ['notauthorizedtoperform'],
    read: (reading, at, context) => {
      if (
        !/^notauthorizedtoperform:?["']?sts:assumerolewith(?:webidentity|saml)/.test(
          reading.lower.slice(at, at + 60),
        )
      )
        return undefined;
      const found = sentenceShape.read(reading, at, context);
      return found && decidedByTrust(found);
    },
  },
];

function decidedByTrust(finding: Finding): Finding {
  const { means } = finding;
  if (means.kind !== 'denial') return finding;
  const { deniedBy = 'unknown' } = means.printed;
  return {
    ...finding,
    means: {
      ...means,
      printed: { ...means.printed, deniedBy: deniedBy === 'unknown' ? 'role-trust' : deniedBy },
    },
  };
}

/** After the role's ARN that may follow. */
function lineEnd(squashed: string, at: number): number {
  return (
    at +
    (/^(?:resource:?|role:?)?["']?(?:arn:[\w:/.+=,@-]{1,300})?/.exec(squashed.slice(at, at + 330))?.[0]
      .length ?? 0)
  );
}

import { findActionName } from '../quirks/action-name.ts';
import { lineOf, type Reading } from '../reading.ts';
import { framed } from './finding.ts';
import type { Finding, Shape } from './shape.ts';

/** Wordings that name the action that is lacking, in other words than the sentence's. */
export const permissionShapes: readonly Shape[] = [
  {
    source:
      "CloudFormation, before it starts: `AccessDenied. User doesn't have permission to call ssm:GetParameters`",
    anchors: ["doesn'thavepermissiontocall", 'doesnothavepermissiontocall'],
    read: (reading, at) => {
      const found = /^does(?:n't|not)havepermissiontocall([a-z0-9-]{2,40}:[A-Za-z0-9]{2,80})/i.exec(
        reading.squashed.slice(at, at + 160),
      );
      if (!found) return undefined;
      return framed(reading, at, at + found[0].length, { actionAsPrinted: found[1] });
    },
  },
  {
    source:
      'CloudWatch Logs, tags on creation: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html',
    anchors: ['anadditionalpermission'],
    read: (reading, at) => {
      const found = /^anadditionalpermission["']?([a-z0-9-]{2,40}:[a-z0-9]{2,80})["']?isrequired/i.exec(
        reading.squashed.slice(at, at + 200),
      );
      if (!found) return undefined;
      const before = reading.squashed.slice(Math.max(0, at - 200), at);
      const sentence = /userwithaccountid:([0-9]{12})isnotauthorizedtoperform(\w{2,60}?)withtags\.?$/i.exec(
        before,
      );
      return framed(reading, at - (sentence?.[0].length ?? 0), at + found[0].length, {
        actionAsPrinted: found[1],
        ...(sentence && { principal: `User with accountId: ${sentence[1] ?? ''}`, api: sentence[2] }),
      });
    },
  },
  {
    source:
      'CloudWatch Logs before 2023, which named no action: https://github.com/serverless/serverless/issues/11500',
    anchors: ['isnotauthorizedtoperformcreateloggroupwithtags'],
    read: (reading, at) => {
      const account = /userwithaccountid:([0-9]{12})$/.exec(reading.lower.slice(Math.max(0, at - 60), at));
      return framed(
        reading,
        at - (account?.[0].length ?? 0),
        at + 'isnotauthorizedtoperformcreateloggroupwithtags'.length,
        {
          inferredAction: 'logs:TagResource',
          api: 'CreateLogGroup',
          ...(account && { principal: `User with accountId: ${account[1] ?? ''}` }),
        },
      );
    },
  },
  {
    source:
      'JavaScript SDK 3 in custom resources: `Access denied when calling CreateServiceLinkedRole operation`',
    anchors: ['accessdeniedwhencalling'],
    read: (reading, at) => {
      const found = /^accessdeniedwhencalling(?:the)?([A-Za-z0-9]{2,80}?)operation/i.exec(
        reading.squashed.slice(at, at + 160),
      );
      return found ? framed(reading, at, at + found[0].length, { api: found[1] }) : undefined;
    },
  },
  {
    source:
      "API Gateway, of the certificate it puts on CloudFront: `ensure … that this user has permission to call cloudfront:UpdateDistribution on '*' resources`",
    anchors: ['userhaspermissiontocall'],
    read: (reading, at) => {
      const found =
        /^userhaspermissiontocall([a-z0-9-]{2,40}:[A-Za-z0-9]{2,80}?)(?:on["']?(\*|arn:[\w:/.*+=@-]{5,600}?)["']?resources?)/i.exec(
          reading.squashed.slice(at, at + 800),
        );
      if (!found) return undefined;
      return framed(reading, at, at + found[0].length, {
        actionAsPrinted: found[1],
        resourceAsPrinted: found[2],
      });
    },
  },
  {
    source:
      'Route 53, which looks at what it is given: `Failed to verify the given VPC by calling ec2:DescribeVpcs: You are not authorized …`, https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html',
    anchors: ['bycalling'],
    read: (reading, at) => {
      const found =
        /^bycalling([a-z0-9-]{2,40}:[A-Za-z0-9]{2,80}):(?:youarenotauthorizedtoperformthisoperation|accessdenied)/i.exec(
          reading.squashed.slice(at, at + 240),
        );
      return found ? framed(reading, at, at + found[0].length, { actionAsPrinted: found[1] }) : undefined;
    },
  },
  {
    source:
      'CodeBuild and others that name the operation only: `Not authorized to perform DescribeSecurityGroups`',
    anchors: ['notauthorizedtoperform'],
    read: (reading, at) => {
      const from = at + 'notauthorizedtoperform'.length;
      const found = /^:?([A-Z][A-Za-z0-9]{3,60})/.exec(wordsAt(reading, from));
      const [words = '', api = ''] = found ?? [];
      if (!/^[A-Z][a-z]+[A-Z]/.test(api)) return undefined;
      return framed(reading, at, from + words.length, { api });
    },
  },
  {
    source:
      "words of plugins and tools around an action: `You don't have permission to ecr:DescribeRepositories`, `missing permission iam:PassRole`",
    anchors: [
      "don'thavepermission",
      'don’thavepermission',
      'donothavepermission',
      'doesnothavepermission',
      "doesn'thavepermission",
      'missingpermission',
      'missingrequiredpermission',
      'lackspermission',
      'lacksthepermission',
      'lacksthe',
      'checkyouriampermissionsfor',
      'insufficientpermission',
      "don'thavethepermission",
      'donothavethepermission',
      'doesnothavethepermission',
      'donothavetherequiredpermission',
      'doesnothavetherequiredpermission',
      'donothavesufficientpermission',
      'doesnothavesufficientpermission',
      "don'thaveenoughpermission",
    ],
    read: readLack,
  },
];

/** An action of AWS's reference, in the words right behind those that say that it is lacking. */
function readLack(reading: Reading, at: number): Finding | undefined {
  const window = wordsAt(reading, at);
  const found =
    /permissions?(?:\(s\))?(?:to|for|on)?(?:perform|call|run|use|execute|do)?(?:the)?(?:action|operation|following)?s?(?::|\()?["'`]?([a-z0-9-]{2,40}:[A-Za-z]{2,80})/.exec(
      window,
    ) ?? /^lacks(?:the)?["'`]?([a-z0-9-]{2,40}:[A-Za-z]{2,80}?)["'`]?permission/.exec(window);
  if (!found || found.index > 60) return undefined;
  const printed = knownAction(found[1] ?? '');
  if (printed === undefined) return undefined;
  const end = at + found.index + found[0].indexOf(found[1] ?? '') + printed.length;
  // The console's panel says it again, with all of its parts.
  if (/onresource\(s\):/.test(reading.lower.slice(end, end + 1200))) return undefined;
  return framed(reading, at, end, { actionAsPrinted: printed });
}

/** The longest part of it, from its start, that is an action: without blanks nothing else tells where it ends. */
function knownAction(text: string): string | undefined {
  for (let end = text.length; end > text.indexOf(':') + 3; end -= 1) {
    if (findActionName(text.slice(0, end)) !== undefined) return text.slice(0, end);
  }
  return undefined;
}

/** What follows, as far as the sentence may go. */
function wordsAt(reading: Reading, at: number): string {
  const last = lineOf(reading, at) + 3;
  let end = Math.min(reading.squashed.length, at + 220);
  while (end > at && lineOf(reading, end - 1) > last) end -= 1;
  return reading.squashed.slice(at, end);
}

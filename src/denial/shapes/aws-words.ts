import { framed } from './finding.ts';
import type { Shape } from './shape.ts';

/** Wordings that are no sentence, but tell an operation, a resource or an action. Most telling first. */
export const awsShapes: readonly Shape[] = [
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
      'Lambda fetches its code: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
    anchors: ['erroroccurredwhilegetobject.s3errorcode:accessdenied'],
    read: (reading, at) => {
      const words =
        /^erroroccurredwhilegetobject\.s3errorcode:accessdenied(?:\.s3errormessage:accessdenied)?/.exec(
          reading.lower.slice(at, at + 120),
        )?.[0];
      return framed(reading, at, at + (words?.length ?? 0), {
        inferredAction: 's3:GetObject',
        api: 'GetObject',
      });
    },
  },
  {
    source:
      'CloudFormation fetches a template: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html',
    anchors: ['s3error:accessdenied'],
    read: (reading, at) =>
      framed(reading, at, at + 's3error:accessdenied'.length, { inferredAction: 's3:GetObject' }),
  },
  {
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html',
    anchors: [
      'permissionstocreateaservicelinkedrole',
      'permissiontocreateaservicelinkedrole',
      'permissiontocreateservicelinkedrole',
      'permissionstocreateservicelinkedrole',
      'notauthorizedtocreateorassumeaservicelinkedrole',
    ],
    read: (reading, at) => {
      const words = /^.{0,40}?servicelinkedrole/.exec(reading.lower.slice(at, at + 80))?.[0] ?? '';
      return framed(reading, at, at + words.length, { inferredAction: 'iam:CreateServiceLinkedRole' });
    },
  },
  {
    source:
      'KMS, asked by another service to decrypt: https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html',
    anchors: ['theciphertextreferstoacustomermasterkeythatdoesnotexist'],
    read: (reading, at) => {
      const words =
        /^theciphertextreferstoacustomermasterkeythatdoesnotexist(?:,doesnotexistinthisregion,oryouarenotallowedtoaccess)?/.exec(
          reading.lower.slice(at, at + 200),
        )?.[0];
      return framed(reading, at, at + (words?.length ?? 0), { inferredAction: 'kms:Decrypt' });
    },
  },
  {
    source: 'AppSync: https://github.com/aws-samples/iam-identity-center-team/issues/15',
    anchors: ['notauthorizedtocreateslr'],
    read: (reading, at) => framed(reading, at, at + 24, { inferredAction: 'iam:CreateServiceLinkedRole' }),
  },
  {
    source:
      'CloudFormation, handlers of its own: `API: svc:Op Access Denied`, `API: ec2:Op You are not authorized …`',
    anchors: ['api:'],
    read: (reading, at) => {
      const found =
        /^api:([a-z0-9-]{2,40}):([A-Za-z0-9]{2,80}?)(accessdenied|youarenotauthorized(?:toperformthisoperation)?|accesstotheresourcehttps?:\/\/[^\s"']{1,300}?isdenied|forbidden)/i.exec(
          reading.squashed.slice(at, at + 600),
        );
      if (!found) return undefined;
      const [all, service, api, words = ''] = found;
      return framed(reading, at, at + all.length, {
        service,
        api,
        inferredResource: queueOf(words),
      });
    },
  },
  {
    source: "CloudFormation, handlers of the resource types: `Access denied for operation 'Op'.`",
    anchors: ["accessdeniedforoperation'", 'accessdeniedforoperation"'],
    read: (reading, at) => {
      const found = /^accessdeniedforoperation["']([A-Za-z0-9:_-]{1,120})[\s(.]?[^"']{0,300}["']/i.exec(
        reading.squashed.slice(at, at + 500),
      );
      if (!found) return undefined;
      const name = found[1] ?? '';
      const operation = name.includes('::') ? undefined : /^(?:[\w-]+:)?(\w+)$/.exec(name)?.[1];
      return framed(reading, at, at + found[0].length, { api: operation });
    },
  },
  {
    source:
      'SQS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html',
    anchors: ['accesstotheresourcehttp'],
    read: (reading, at) => {
      const found = /^accesstotheresourcehttps?:\/\/[^\s"']{1,300}?isdenied/i.exec(
        reading.squashed.slice(at, at + 400),
      );
      if (!found) return undefined;
      return framed(reading, at, at + found[0].length, { inferredResource: queueOf(found[0]) });
    },
  },
];

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
function queueOf(words: string): string | undefined {
  const found = /https?:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/([0-9]{12})\/([\w.-]+?)(?:isdenied)?$/i.exec(
    words,
  );
  return found ? `arn:aws:sqs:${found[1] ?? ''}:${found[2] ?? ''}:${found[3] ?? ''}` : undefined;
}

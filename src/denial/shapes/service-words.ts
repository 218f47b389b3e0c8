import type { Printed } from '../create-denial.ts';
import type { Reading } from '../reading.ts';
import { framed } from './finding.ts';
import type { Finding, Shape } from './shape.ts';

interface Words {
  readonly source: string;
  /** Lower case, without white space. */
  readonly anchors: readonly string[];
  /** All of the words, from the anchor on; they are told apart from others by it, where it is given. */
  readonly all?: RegExp;
  readonly means: Omit<Printed, 'raw'>;
  /** What was refused is not the call that the frame tells of. */
  readonly isOtherCall?: true;
}

/** What one service says of a call that it made for somebody, or of one that its words tell. */
const table: readonly Words[] = [
  {
    source:
      'Lambda fetches its code: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
    anchors: ['erroroccurredwhilegetobject.s3errorcode:accessdenied'],
    all: /^erroroccurredwhilegetobject\.s3errorcode:accessdenied(?:\.s3errormessage:accessdenied)?/,
    means: { inferredAction: 's3:GetObject', api: 'GetObject' },
  },
  {
    source:
      'CloudFormation fetches a template: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html',
    anchors: ['s3error:accessdenied'],
    means: { inferredAction: 's3:GetObject' },
  },
  {
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html',
    anchors: [
      'permissionstocreateaservicelinkedrole',
      'permissiontocreateaservicelinkedrole',
      'permissiontocreateservicelinkedrole',
      'permissionstocreateservicelinkedrole',
      'permissiontocreatetheservicelinkedrole',
      'permissiontocreatetheservice-linkedrole',
      'permissionstocreatetheservice-linkedrole',
      'permissiontocreateaservice-linkedrole',
      'permissionstocreateaservice-linkedrole',
      'permissiontocreateservice-linkedrole',
      'permissionstocreateservice-linkedrole',
      'notauthorizedtocreateorassumeaservicelinkedrole',
      'notauthorizedtocreateslr',
    ],
    all: /^.{0,40}?(?:service-?linkedrole|slr)/,
    means: { inferredAction: 'iam:CreateServiceLinkedRole' },
  },
  {
    source:
      'Contributor Insights: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html (FailureException)',
    anchors: ['failedtocreateservice-linkedrole', 'failedtocreateservicelinkedrole'],
    all: /^failedtocreateservice-?linkedrole.{0,60}?(?:insufficientpermissions|notauthorized|accessdenied)/,
    means: { inferredAction: 'iam:CreateServiceLinkedRole' },
  },
  {
    source:
      'KMS, asked by another service to decrypt: https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html',
    anchors: ['theciphertextreferstoacustomermasterkeythatdoesnotexist'],
    all: /^theciphertextreferstoacustomermasterkeythatdoesnotexist(?:,doesnotexistinthisregion,oryouarenotallowedtoaccess)?/,
    means: { inferredAction: 'kms:Decrypt' },
  },
  {
    source:
      'Lake Formation, whose own grants decide: https://docs.aws.amazon.com/lake-formation/latest/dg/troubleshooting.html',
    anchors: ['insufficientlakeformationpermission'],
    all: /^insufficientlakeformationpermission(?:\(s\)|s)?(?:(?!\(service:|insufficientlake).){0,300}?(?=\(service:)|^insufficientlakeformationpermission(?:\(s\)|s)?/,
    means: { deniedBy: 'resource' },
    isOtherCall: true,
  },
  {
    source:
      'Lake Formation, of permissions that are granted: https://docs.aws.amazon.com/lake-formation/latest/dg/troubleshooting.html',
    anchors: ['requesterisnotauthorizedtoaccessrequestedpermissions'],
    means: { deniedBy: 'resource' },
    isOtherCall: true,
  },
  {
    source:
      'CloudWatch Logs, of a key whose policy does not let it in: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
    anchors: ['orisnotallowedtobeusedwitharn'],
    means: { deniedBy: 'resource', lacking: 'other' },
    isOtherCall: true,
  },
  {
    source:
      'Personalize, which reads a bucket in its own name: https://docs.aws.amazon.com/personalize/latest/dg/granting-personalize-s3-access.html',
    anchors: ['insufficientprivilegesforaccessingdatains3'],
    means: { lacking: 'other' },
    isOtherCall: true,
  },
  {
    source:
      'load balancers and flow logs, whose bucket lets in the service: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
    anchors: ['accessdeniedforbucket:', 'accessdeniedforlogdestination:'],
    all: /^accessdeniedfor(?:bucket|logdestination):[\w.:/-]{3,200}?\.pleasecheck(?:s3bucket|logdestination)permissions?|^accessdeniedfor(?:bucket|logdestination):/,
    means: { lacking: 'other' },
    isOtherCall: true,
  },
  {
    source:
      "CDK's assets: https://github.com/aws/aws-cdk-cli/blob/main/packages/%40aws-cdk/cdk-assets-lib/lib/private/handlers/files.ts (BucketOwnership.SOMEONE_ELSES_AND_NO_ACCESS)",
    anchors: ['exists,butwedonthaveaccesstoit', "exists,butwedon'thaveaccesstoit"],
    means: { inferredAction: 's3:GetBucketLocation' },
  },
];

const fromTable: readonly Shape[] = table.map(({ source, anchors, all, means, isOtherCall }) => ({
  source,
  anchors,
  read: (reading, at) => {
    const anchor = anchors.find((one) => reading.lower.startsWith(one, at)) ?? '';
    const words = all === undefined ? anchor : all.exec(reading.lower.slice(at, at + 420))?.[0];
    if (words === undefined) return undefined;
    const finding = framed(reading, at, at + words.length, { ...means, told: bucketBefore(reading, at) });
    return isOtherCall === true ? withoutCall(finding) : finding;
  },
}));

function withoutCall(finding: Finding): Finding {
  const { means } = finding;
  if (means.kind !== 'denial') return finding;
  return { ...finding, means: { ...means, printed: { ...means.printed, api: undefined } } };
}

/** Words of one service, that tell an action or a resource although they are no sentence. */
export const serviceShapes: readonly Shape[] = [
  ...fromTable,
  {
    source:
      'Secrets Manager, of a secret under a key of its own: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
    anchors: ['accesstokmsisnotallowed'],
    read: (reading, at) => {
      const finding = framed(reading, at, at + 'accesstokmsisnotallowed'.length, {});
      const { means } = finding;
      if (means.kind !== 'denial') return undefined;
      const isWritten = /^(?:create|put|update)secret/i.test(means.printed.api ?? '');
      const inferredAction = isWritten ? 'kms:GenerateDataKey' : 'kms:Decrypt';
      return { ...finding, means: { ...means, printed: { ...means.printed, inferredAction } } };
    },
  },
  {
    source:
      'Organizations, whose words they are: https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html',
    anchors: ["youdon'thavepermissionstoaccessthisresource"],
    read: (reading, at) => {
      const finding = framed(reading, at, at + "youdon'thavepermissionstoaccessthisresource".length, {});
      const { means } = finding;
      if (means.kind !== 'denial' || means.printed.service !== undefined) return finding;
      return { ...finding, means: { ...means, printed: { ...means.printed, service: 'Organizations' } } };
    },
  },
  {
    source: 'CodePipeline: https://docs.aws.amazon.com/codepipeline/latest/userguide/troubleshooting.html',
    anchors: ['theprovidedroledoesnothave'],
    read: (reading, at) => {
      const found =
        /^theprovidedroledoesnothave(?:sufficient|the|required)?permissions?(?:toperformthisaction)?/.exec(
          reading.lower.slice(at, at + 120),
        );
      if (!found) return undefined;
      const before = reading.squashed.slice(Math.max(0, at - 700), at);
      const connection =
        /unabletouseconnection:(arn:aws[\w-]*:(codestar-connections|codeconnections):[\w:/-]{10,300})\.?$/i.exec(
          before,
        );
      return framed(reading, at - (connection?.[0].length ?? 0), at + found[0].length, {
        inferredAction: connection ? `${connection[2]?.toLowerCase() ?? ''}:UseConnection` : undefined,
        inferredResource: connection?.[1],
        lacking: 'execution-role',
      });
    },
  },
  {
    source:
      'git with CodeCommit: https://docs.aws.amazon.com/codecommit/latest/userguide/troubleshooting-ae.html',
    anchors: ['therequestedurlreturnederror:403'],
    read: (reading, at) => {
      const found =
        /unabletoaccess["']https:\/\/git-codecommit\.[a-z0-9-]{5,30}\.amazonaws\.com[^"']{0,250}["']:$/.exec(
          reading.lower.slice(Math.max(0, at - 400), at),
        );
      return found
        ? framed(reading, at - found[0].length, at + 'therequestedurlreturnederror:403'.length, {
            service: 'codecommit',
          })
        : undefined;
    },
  },
  {
    source:
      'CodeBuild, of a connection to a repository: https://docs.aws.amazon.com/codebuild/latest/userguide/connections-github-app.html',
    anchors: ['accessdeniedtoconnection'],
    read: (reading, at) => {
      const found = /^accessdeniedtoconnection(arn:aws[\w-]*:[a-z-]{5,30}:[\w:/-]{10,300})/i.exec(
        reading.squashed.slice(at, at + 420),
      );
      return found
        ? framed(reading, at, at + found[0].length, { inferredResource: found[1], lacking: 'execution-role' })
        : undefined;
    },
  },
];

/** `Bucket named 'NAME' exists …`, as CDK says it. */
function bucketBefore(reading: Reading, at: number): Printed['told'] {
  const bucket = /bucketnamed["']([a-z0-9.-]{3,63})["']$/.exec(
    reading.lower.slice(Math.max(0, at - 90), at),
  )?.[1];
  return bucket === undefined ? undefined : { bucket };
}

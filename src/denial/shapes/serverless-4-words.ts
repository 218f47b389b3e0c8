import { framed } from './finding.ts';
import type { Shape } from './shape.ts';

/** What Serverless 4 does with the bucket it keeps things in. Source: packages/engine/src/lib/aws/s3.js of serverless 4. */
const bucketCalls: Readonly<Record<string, string>> = {
  checkingif: 's3:ListBucket',
  checkingversioningfor: 's3:GetBucketVersioning',
  gettinglocationfor: 's3:GetBucketLocation',
  gettingaclfor: 's3:GetBucketAcl',
  gettingpolicyfor: 's3:GetBucketPolicy',
  gettingversioningfor: 's3:GetBucketVersioning',
  gettingencryptionfor: 's3:GetEncryptionConfiguration',
};

/** The words that Serverless has had since its version 4. It is the deployer who was refused. */
export const serverless4Shapes: readonly Shape[] = [
  {
    source: 'packages/util/src/globalBucket of serverless 4, where the error has no words of its own',
    anchors: ['anerroroccurredwhilefetchingthessmparameter"'],
    read: (reading, at) => {
      const found =
        /^anerroroccurredwhilefetchingthessmparameter"([^"]{1,1000})":(?:accessdenied(?:exception)?|unknownerror|null|undefined)?(?=$|[^a-z])/i.exec(
          reading.squashed.slice(at, at + 1100),
        );
      if (!found || !/accessdenied/.test(reading.lower.slice(Math.max(0, at - 900), at + 1100)))
        return undefined;
      return framed(reading, at, at + found[0].length, {
        inferredAction: 'ssm:GetParameter',
        told: { parameter: found[1] ?? '' },
        lacking: 'deployer',
      });
    },
  },
  {
    source: 'packages/engine/src/lib/aws/s3.js of serverless 4',
    anchors: Object.keys(bucketCalls).map((call) => `anerroroccurredwhile${call}bucket"`),
    read: (reading, at) => {
      const found =
        /^anerroroccurredwhile([a-z]{5,30})bucket"([a-z0-9.-]{3,63})"(?:exists)?:(?:accessdenied|forbidden|unknownerror|403)/.exec(
          reading.lower.slice(at, at + 200),
        );
      if (!found) return undefined;
      return framed(reading, at, at + found[0].length, {
        inferredAction: bucketCalls[found[1] ?? ''],
        told: { bucket: found[2] ?? '' },
        lacking: 'deployer',
      });
    },
  },
  {
    source: 'lib/plugins/aws/invoke-agent.js of serverless 4',
    anchors: ['accessdeniedwheninvokingagent.checkyouriampermissionsfor'],
    read: (reading, at) => {
      const words = 'accessdeniedwheninvokingagent.checkyouriampermissionsfor';
      const action = /^bedrock-agentcore:[A-Za-z]{3,60}/.exec(
        reading.squashed.slice(at + words.length, at + words.length + 90),
      )?.[0];
      return action === undefined
        ? undefined
        : framed(reading, at, at + words.length + action.length, {
            actionAsPrinted: action,
            lacking: 'deployer',
          });
    },
  },
  {
    source: 'lib/plugins/aws/invoke-sandbox.js of serverless 4, which names all that may be lacking',
    anchors: ['accessdeniedinvokingsandbox'],
    read: (reading, at) => {
      const found = /^accessdeniedinvokingsandbox["'][^"']{1,200}["']\.thecalleridentityneeds/.exec(
        reading.lower.slice(at, at + 280),
      );
      return found ? framed(reading, at, at + found[0].length, { lacking: 'deployer' }) : undefined;
    },
  },
];

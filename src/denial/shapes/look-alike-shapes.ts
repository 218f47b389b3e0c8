import type { LookAlike } from '../denial.ts';
import { lineOf, type Reading } from '../reading.ts';
import type { Shape } from './shape.ts';

interface Words {
  readonly source: string;
  readonly kind: LookAlike['kind'];
  /** Lower case, without white space. */
  readonly anchors: readonly string[];
  /** What must stand around the anchor: a test of 120 characters before it, it, and 200 after. */
  readonly around?: RegExp;
}

const commonErrors = 'https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html';

/** What reads like a refusal and is none that a grant to the deployer mends. */
const table: readonly Words[] = [
  {
    source: commonErrors,
    kind: 'credentials',
    anchors: [
      'expiredtoken',
      'thesecuritytokenincludedintherequestis',
      'invalidclienttokenid',
      'unrecognizedclientexception',
      'signaturedoesnotmatch',
      'requestsignaturewecalculateddoesnotmatch',
      'requesttimetooskewed',
      'invalidaccesskeyid',
      'incompletesignature',
      'missingauthenticationtoken',
      'couldnotloadcredentials',
      'couldnotresolvecredentials',
      'unabletolocatecredentials',
      'awsprovidercredentialsarenotconfigured',
      'awswasnotabletovalidatetheprovidedaccesscredentials',
      'ssosessionassociatedwiththisprofilehasexpired',
    ],
  },
  {
    source: commonErrors,
    kind: 'throttling',
    anchors: [
      'throttlingexception',
      'rateexceeded',
      'toomanyrequestsexception',
      'requestlimitexceeded',
      'throttling:',
      'requestthrottled',
      'requestisthrottled',
      'slowdown:',
      'pleasereduceyourrequestrate',
      'rateofrequestsexceeds',
      'throughputexceeded',
      'handlererrorcode:throttling',
    ],
  },
  {
    source: `${commonErrors}, and https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
    kind: 'service-failure',
    anchors: [
      'internalfailure',
      'internalservererror',
      'internalerror',
      'serviceunavailable',
      'servicefailure',
      'serviceexception:',
      'handlererrorcode:serviceinternalerror',
      'handlererrorcode:networkfailure',
      'handlererrorcode:servicetimeout',
      'statuscode:500',
      'statuscode:502',
      'statuscode:503',
      'statuscode:504',
      'theserverisoverloaded',
      'temporaryfailureoftheserver',
      'serviceisunabletohandlerequest',
      'failedbecauseofanunknownerror',
      'encounteredaninternalerror',
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html',
    kind: 'quota',
    anchors: [
      'limitexceeded',
      'servicequotaexceeded',
      'codestorageexceeded',
      'toomanybuckets',
      'specifiedreservedconcurrentexecutions',
      'maximumnumberof',
    ],
    around: /exceed|toomany|quota|limit|unreservedconcurrentexecution|cannotexceed|reached/,
  },
  {
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    kind: 'collateral',
    anchors: [
      'resourcecreationcancelled',
      'resourceupdatecancelled',
      'resourcedeletioncancelled',
      'thefollowingresource(s)failedto',
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html',
    kind: 'trust-policy',
    anchors: ['cannotbeassumed', 'isunabletoassume', 'unabletoassume', 'cross-accountpassroleisnotallowed'],
  },
  {
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-distributions.html',
    kind: 'account-standing',
    anchors: [
      'youraccountmustbeverified',
      'accountmustbeverified',
      'accountispendingverification',
      'youraccountiscurrentlyblocked',
      'accountissuspended',
      'optinrequired',
      'isnotsubscribedto',
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    kind: 'public-access-block',
    anchors: ['areprevented', 'blockpublicpolicy', 'blockpublicacls'],
    around: /block(?:publicacl|publicpolicy|publicaccess)/,
  },
  {
    source:
      'https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/what-is-cloudformation-hooks.html',
    kind: 'hook',
    anchors: ['thefollowinghook(s)failed', 'hookfailed', 'hook(s)failed'],
  },
  {
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html',
    kind: 'capability',
    anchors: ['insufficientcapabilities', 'requirescapabilities'],
  },
  {
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
    kind: 'runtime',
    anchors: [
      'isnotauthorizedtoaccessthisresource',
      '"message":"forbidden"',
      'tasktimedoutafter',
      'unhandledpromiserejection',
    ],
  },
  {
    source: 'npm, docker, ssh and the file system of the machine itself',
    kind: 'local',
    anchors: [
      'eacces:',
      'eperm:',
      'codee401',
      'codee403',
      'permissiondeniedwhiletryingtoconnecttothedockerdaemon',
      'gotpermissiondeniedwhiletrying',
      'permissiondenied(publickey',
      '401unauthorized-',
      '403forbidden-',
      'requestedaccesstotheresourceisdenied',
      'pullaccessdeniedfor',
    ],
  },
  {
    source:
      'https://cloud.google.com/apis/design/errors, https://learn.microsoft.com/azure/role-based-access-control/troubleshooting',
    kind: 'other-cloud',
    anchors: [
      'googleapi:error403',
      'doesnothaveauthorizationtoperformaction',
      'authorizationfailed:theclient',
      'iam.serviceaccounts.',
    ],
  },
  {
    source: 'names that are taken: the Errors section of each Create operation',
    kind: 'already-exists',
    anchors: ['alreadyexists', 'alreadyownedbyyou'],
  },
  {
    source: 'the Errors section of each Describe and Get operation',
    kind: 'not-found',
    anchors: [
      'resourcenotfoundexception',
      'nosuchbucket',
      'nosuchkey',
      'nosuchentity',
      'notfoundexception',
      'doesnotexist',
      'statuscode:404',
    ],
    around:
      /resourcenotfound|nosuch|notfoundexception|stack.{0,130}doesnotexist|resource.{0,130}doesnotexist|statuscode:404/,
  },
];

export const lookAlikeShapes: readonly Shape[] = table.map(({ source, kind, anchors, around }) => ({
  source,
  anchors,
  read: (reading, at) => {
    const { start, end } = neighbourhood(reading, at);
    if (around !== undefined && !around.test(reading.lower.slice(start, end))) return undefined;
    return { start, end, means: { kind: 'look-alike', lookAlike: kind } };
  },
}));

/** The line around an anchor, as far as it stands near. */
function neighbourhood(reading: Reading, at: number): { readonly start: number; readonly end: number } {
  const line = lineOf(reading, at);
  let start = at;
  while (start > 0 && at - start < 120 && lineOf(reading, start - 1) === line) start -= 1;
  let end = at;
  while (end < reading.squashed.length && end - at < 200 && lineOf(reading, end) === line) end += 1;
  return { start, end };
}

import type { Words } from './words.ts';

const refused =
  /accessdenied|\b40[13]\b|statuscode:?40[13]|forbidden|unauthori[sz]ed|notauthori[sz]ed|permission|authenticationerror|authenticationfailed|denied/;

/** Some say the very words of AWS: what stands in the same line tells whose they are. */
function of(...hosts: readonly string[]) {
  return hosts.map((says) => ({ says, near: refused }));
}

/** Refusals of others than AWS. */
export const otherCloud: readonly Words[] = [
  {
    source: 'their host names',
    kind: 'other-cloud',
    words: of(
      'googleapis.com',
      'gserviceaccount.com',
      'core.windows.net',
      'management.azure.com',
      'login.microsoftonline.com',
      'aliyuncs.com',
      'tencentcloudapi.com',
      'myqcloud.com',
      'api.digitalocean.com',
      'digitaloceanspaces.com',
      'cloudflarestorage.com',
      'api.cloudflare.com',
      'backblazeb2.com',
      'wasabisys.com',
      'linodeobjects.com',
      'api.linode.com',
      'scw.cloud',
      'api.scaleway.com',
      'oraclecloud.com',
      'cloud.ibm.com',
      'api.github.com',
      'app.terraform.io',
      'api.heroku.com',
      'api.vercel.com',
      'api.netlify.com',
      'datadoghq.com',
      'cloud.mongodb.com',
      'sentry.io',
      'api.pulumi.com',
    ),
  },
  {
    source:
      'https://cloud.google.com/apis/design/errors, and gsutil, whose exception is called as that of AWS',
    kind: 'other-cloud',
    words: [
      { says: 'googleapi: Error 40', after: /^[13]/ },
      { says: 'PERMISSION_DENIED', after: /^:(?!user:arn)/ },
      'IAM_PERMISSION_DENIED',
      { says: 'permission denied', after: /^:[a-z]{2,30}\.[a-z]{2,40}\.[a-z]{2,40}(?!\.?\w)/ },
      { says: "permission '", after: /^[\w.]{3,100}["']deniedon/ },
      { says: "required '", after: /^[\w.]{3,100}["']permissionfor/ },
      { says: 'does not have', after: /^[a-z]{2,30}\.[a-z]{2,40}\.[a-z]{2,40}(?:access|permission)/ },
      'the caller does not have permission',
      'AccessDeniedException: 403',
    ],
  },
  {
    source: 'https://learn.microsoft.com/azure/role-based-access-control/troubleshooting',
    kind: 'other-cloud',
    words: [
      'does not have authorization to perform action',
      { says: 'this request is not authorized to perform this operation', after: /^(?:\.|using)/ },
      { says: 'autorest/azure', near: refused },
      { says: 'AADSTS', after: /^\d{4,7}/ },
    ],
    codes: [
      'AuthorizationFailed',
      'AuthorizationFailure',
      'LinkedAuthorizationFailed',
      'Authorization_RequestDenied',
    ],
  },
  {
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
    kind: 'other-cloud',
    words: [
      'is forbidden: User "',
      "is forbidden: User '",
      'error from server (Forbidden)',
      'you must be logged in to the server',
      'the server has asked for the client to provide credentials',
      {
        says: 'Unauthorized',
        before: /(?:restclient|listingnodes|configmaps?["']?|kubernetes[\w.:/ ]{0,60}):$/,
      },
      { says: 'Unauthorized', before: /"kind":"status",.{0,150}"message":"$/ },
      { says: 'Error: Unauthorized', after: /^.{0,200}kubernetes_/ },
      { says: 'cannot', after: /^[a-z]{2,20}resource["'][\w./-]{1,80}["']inapigroup/ },
    ],
  },
  {
    source: 'https://docs.docker.com/reference/api/registry/auth/, and GitHub, GitLab and their registries',
    kind: 'other-cloud',
    words: [
      { says: 'requested access to the resource is denied', wraps: true },
      { says: 'pull access denied for', after: /^(?!\d{12}\.dkr\.ecr\.)/, wraps: true },
      { says: 'push access denied', wraps: true },
      'insufficient_scope: authorization failed',
      {
        says: 'unexpected status from',
        after:
          /^(?:get|head|put|post|patch)requesttohttps?:\/\/(?!\d{12}\.dkr\.ecr|public\.ecr\.aws)\S{1,250}?:40[13]/,
      },
      'unauthorized: authentication required',
      'denied: permission_denied',
      'resource not accessible by integration',
      'resource not accessible by personal access token',
      { says: 'bad credentials', near: /github|httperror|401|message/ },
      { says: 'API rate limit exceeded for', near: /github|user|ip|installation/ },
      'HTTP Basic: access denied',
      { says: 'authentication failed for', after: /^["'`]?https?:/ },
      { says: 'the requested URL returned error: 40', after: /^[13]/ },
      { says: 'denied to', before: /permissionto[\w./-]{1,140}$/ },
      { says: 'denied', before: /remote:permissionto[\w./-]{1,140}$/, after: /^(?!to)/ },
      { says: 'invalid username or password', before: /remote:$/ },
      'support for password authentication was removed',
      'has enabled or enforced SAML SSO',
    ],
  },
  {
    source:
      'HashiCorp Vault and Terraform Cloud: https://developer.hashicorp.com/vault/api-docs#http-status-codes',
    kind: 'other-cloud',
    words: [
      { says: 'error making API request', after: /(?<!status)code:40[13]/ },
      { says: 'error reading from Vault', after: /permissiondenied|code:40[13]/ },
    ],
  },
  {
    source:
      'Alibaba Cloud, Tencent Cloud, Oracle Cloud, Scaleway, Cloudflare, Sentry, Vercel: the errors in their API references',
    kind: 'other-cloud',
    words: [
      'TencentCloudSDKException',
      "or this API doesn't support RAM",
      '404-NotAuthorizedOrNotFound',
      { says: 'authorization_required', before: /type:$/ },
      'authentication error (10000)',
      '"code":10000',
      { says: 'sentry reported an error', after: /permission|40[13]/ },
      'trying to access resource under scope',
    ],
    codes: ['Forbidden.RAM', 'NotAuthorizedOrNotFound', 'UnauthorizedOperation.CamNoAuth'],
  },
];

import type { Words } from './words.ts';

/** What callers of the deployed service are told, or what its functions meet: not the deployment. */
export const runtime: readonly Words[] = [
  {
    source:
      'API Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
    kind: 'runtime',
    words: [
      'is not authorized to access this resource',
      { says: '"message":"Missing Authentication Token"', near: /^(?!.*__type)/s },
      'x-amzn-ErrorType: MissingAuthenticationTokenException',
      '"message":"Forbidden"',
      '"message":"Forbidden. For troubleshooting Function URL',
      '"message":"Unauthorized"',
      '"message":"Internal server error"',
      'invalid key=value pair (missing equal-sign) in authorization header',
      "authorization header requires 'Credential' parameter",
    ],
  },
  {
    source: 'AppSync: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    kind: 'runtime',
    words: [
      { says: 'not authorized to access', after: /^\w{1,100}ontype/ },
      'you are not authorized to make this call',
      {
        says: 'permission denied',
        before: /errortype["']?:["']unauthorized(?:exception)?["'],["']?message["']?:["']$/,
      },
      'valid authorization header not provided',
    ],
  },
  {
    source:
      'CloudFront: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html',
    kind: 'runtime',
    words: ['the request could not be satisfied'],
  },
  {
    source:
      'Cognito, of a user who signs in: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html. What IAM refuses there is called AccessDeniedException',
    kind: 'runtime',
    words: [
      'incorrect username or password',
      'unauthenticated access is not supported for this identity pool',
      { says: 'token has been revoked', before: /(?:access|refresh)$/ },
      'access token has expired',
      'refresh token has expired',
      'invalid refresh token',
      { says: 'invalid access token', near: /notauthorized|cognito/ },
      'unable to verify secret hash for client',
      'SECRET_HASH was not received',
      'user is disabled',
      'password attempts exceeded',
      'invalid login token',
      'token is not from a supported provider of this identity pool',
      { says: 'is forbidden', before: /accesstoidentity.{1,80}$/ },
      'invalid session for the user',
    ],
    codes: ['NotAuthorizedException', 'UserNotConfirmedException', 'PasswordResetRequiredException'],
  },
  {
    source: 'Lambda: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html',
    kind: 'runtime',
    words: [
      { says: 'task timed out after', after: /^\d/ },
      {
        says: 'EACCES: permission denied',
        before: /errormessage["']?:["']?$/,
        after: /["']\/var\/(?:task|runtime)/,
      },
      'UnhandledPromiseRejection',
    ],
  },
  {
    source: "a data base's own users: MySQL, PostgreSQL, MongoDB, OpenSearch, Redis",
    kind: 'runtime',
    words: [
      { says: 'access denied for user', after: /^["'`][^"'`]{0,80}["'`](?:@|todatabase)/ },
      {
        says: 'permission denied for',
        after:
          /^(?:table|relation|schema|database|sequence|function|column|view|type|language|tablespace|materializedview|foreign)/,
      },
      'password authentication failed for user',
      'no pg_hba.conf entry for host',
      { says: 'not authorized on', after: /^[\w-]{1,64}toexecutecommand/ },
      { says: 'no permissions for [', near: /anduser\[|security_exception/ },
      // OpenSearch Serverless, whose data access policies decide beside IAM.
      {
        says: 'user does not have permissions for the requested resource',
        near: /authorization_?exception|security_exception|elastic|opensearch/,
      },
      'NOPERM this user has no permissions',
      'NOAUTH authentication required',
      'WRONGPASS invalid username-password pair',
    ],
  },
];

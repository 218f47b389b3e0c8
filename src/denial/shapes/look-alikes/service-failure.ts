import type { Words } from './words.ts';

/** The service itself failed, or what lies between did: it may answer the next time. */
export const serviceFailure: readonly Words[] = [
  {
    source:
      'https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, and https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    kind: 'service-failure',
    words: [
      { says: 'internal failure', near: /internalfailure(?:$|[^a-z])|_failed|message/ },
      'encountered an internal error',
      { says: 'internal error', before: /(?:an|anunexpected|withan)$/, after: /^(?:has)?occurred/ },
      'an internal service error',
      'internal service error',
      { says: 'internal server error', near: /service:|statuscode|httpcode|50[0-4]|operation|exception|api/ },
      'failed because of an unknown error',
      'the server is overloaded',
      'temporary failure of the server',
      'service is unable to handle request',
      { says: 'is currently unable to handle', after: /^(?:the|this|your)?request/ },
      { says: 'service unavailable', near: /50[0-4]|service:|exception|error|message|_failed/ },
      'service is temporarily unavailable',
      { says: 'service temporarily unavailable', near: /503|error|exception/ },
      { says: 'gateway timeout', near: /504|error|exception/ },
      { says: 'gateway time-out', near: /504|error|exception/ },
      { says: 'bad gateway', near: /502|error|exception/ },
      'we currently do not have sufficient',
      'insufficient capacity',
    ],
    codes: [
      'InternalFailure',
      'InternalError',
      'InternalServerException',
      'InternalServerError',
      'InternalService',
      'InternalServiceError',
      'InternalServiceFault',
      'ServiceUnavailable',
      'ServiceFailure',
      'ServiceException',
      'ServiceInternalError',
      'KMSInternal',
      'DependencyTimeout',
      'Server.InternalError',
      'InsufficientInstanceCapacity',
      'InsufficientCapacity',
      'EC2Unexpected',
    ],
  },
  {
    source:
      'a request that names no operation of the service: https://github.com/boto/boto3/issues/1506, with the code of a refusal',
    kind: 'service-failure',
    words: ['unable to determine service/operation name to be authorized'],
  },
  {
    source: 'a status of the server: Java SDK, Go SDK, botocore where the body says nothing',
    kind: 'service-failure',
    words: [
      { says: 'status code: 50', before: /\(service:[\w. ]{1,60}[,;]$/, after: /^[0-4]\b/, frame: true },
      { says: 'StatusCode: 50', before: /responseerror$/, after: /^[0-4]\b/, frame: true },
      { says: 'status code: 50', after: /^[0-4],requestid/, frame: true },
      { says: 'an error occurred (50', after: /^[0-4]\)when/ },
    ],
  },
  {
    source:
      'CloudFormation: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html',
    kind: 'service-failure',
    codes: ['NetworkFailure', 'ServiceTimeout'],
  },
  {
    source: 'the way to the service: Node.js, Python, Java',
    kind: 'service-failure',
    words: [
      'socket hang up',
      { says: 'connect timed out', near: /amazonaws|aws|httprequest/ },
      { says: 'connection timed out after', near: /aws|timeouterror/ },
      { says: 'connect timeout on endpoint url', near: /amazonaws/ },
      { says: 'read timeout on endpoint url', near: /amazonaws/ },
      'connection was closed before we received a valid response',
      { says: 'unable to execute HTTP request', after: /timedout|timeout|reset|noresponse|networkfailure/ },
      { says: 'connection reset by peer', near: /aws|error/ },
      { says: 'ECONNRESET', near: /aws|error/ },
      { says: 'ETIMEDOUT', near: /aws|connect/ },
      'your socket connection to the server was not read from or written to within the timeout period',
    ],
  },
];

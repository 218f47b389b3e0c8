import type { Words } from './words.ts';

/** Too much was asked at a time. */
export const throttling: readonly Words[] = [
  {
    source: 'https://docs.aws.amazon.com/general/latest/gr/api-retries.html, and the Errors of each service',
    kind: 'throttling',
    words: [
      'rate exceeded',
      'request rate limit exceeded',
      'request limit exceeded',
      'please reduce your request rate',
      'reduce your request rate',
      {
        says: 'throttled',
        before: /(?:requestis|requestwas|beenrequest|callwas|hasbeen|havebeen|were|gets?)$/,
      },
      'rate of requests exceeds',
      'request throttling',
      'due to throttling',
      'throughput exceeds the current capacity',
      'the level of configured provisioned throughput',
      'was still processing a prior request',
      'maximum sending rate exceeded',
      {
        says: 'too many requests',
        near: /429|exception|error|anerroroccurred|service:|message|resourcehandler|pleasewait|^\S{0,200}toomanyrequests$/,
      },
      'too many tokens, please wait',
      'too many concurrent requests',
      { says: 'pull rate limit', near: /toomanyrequests|429/ },
    ],
    codes: [
      'Throttling',
      '*Throttled',
      'ThrottledRequest',
      'TooManyRequests',
      'RequestLimitExceeded',
      'BandwidthLimitExceeded',
      'ProvisionedThroughputExceeded',
      'SlowDown',
      'PriorRequestNotComplete',
      'toomanyrequests',
    ],
  },
];

import type { Words } from './words.ts';

/** What the account as a whole may not do (yet), whoever asks; and what a setting of it forbids. */
export const account: readonly Words[] = [
  {
    source:
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-distributions.html, https://repost.aws/knowledge-center/ec2-instance-launch-verification, and the Errors of each service',
    kind: 'account-standing',
    words: [
      'account must be verified',
      // Glue: https://github.com/awslabs/aws-well-architected-labs/issues/697
      { says: 'is denied access', before: /account\d{12}$/ },
      'account needs to be verified',
      'account is pending verification',
      'account is currently being verified',
      'account is currently blocked',
      'account is suspended',
      'account has been suspended',
      'account is not signed up',
      'account is not active',
      { says: 'is being validated', near: /accessingresources|region/ },
      'account currently does not support',
      { says: 'not subscribed to this', near: /service|aws/ },
      { says: 'is not subscribed to', near: /aws|service|account/ },
      'needs a subscription for the service',
      { says: 'does not have a subscription', after: /^(?:for|to)/ },
      { says: 'subscription does not support', after: /^this/ },
      'subscription is required to use this service',
      'need to accept terms and subscribe',
      'there is a problem with your AWS account',
      { says: "account isn't authorized to", after: /^(?!perform)/ },
      { says: 'account is not authorized to', after: /^(?!perform)/ },
      'not available for free plan',
      'account is not whitelisted',
      'a valid payment instrument must be provided',
    ],
    codes: [
      'OptInRequired',
      'SubscriptionRequired',
      'NotSignedUp',
      'AccountProblem',
      'AccountSuspended',
      'PendingVerification',
      'FreeTierRestriction',
      'UserNotSubscribed',
    ],
  },
  {
    source: 'SES: https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html',
    kind: 'account-standing',
    words: ['email address is not verified', 'email address not verified', 'sending paused for this account'],
    codes: ['AccountSendingPaused', 'MailFromDomainNotVerified'],
  },
  {
    source: 'Bedrock: https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
    kind: 'account-standing',
    words: [
      "you don't have access to the model",
      'you do not have access to the model',
      'model access is denied',
      'access to this model is not available',
      'model use case details have not been submitted',
    ],
  },
  {
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    kind: 'public-access-block',
    words: [
      { says: 'are prevented by the', after: /^block(?:publicacl|publicpolicy|publicaccess)/ },
      { says: 'are blocked by the', after: /^block(?:publicacl|publicpolicy|publicaccess)/ },
      { says: 'BlockPublicAccess enabled', before: /with$/ },
      {
        says: 'block public access',
        near: /(?:prevent|blocked|notallow|denied|rejected).{0,160}blockpublicaccess|blockpublicaccess(?:setting|feature)?s?(?:is|are|isturnedon|forbid|prevent|donot|doesnot|block)/,
      },
    ],
    codes: ['*WithBlockPublicAccess', 'PublicPolicyException'],
  },
];

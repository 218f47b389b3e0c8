import type { Words } from './words.ts';

/** A role that a service may not take on: its trust policy, or the account it is in. */
export const trust: readonly Words[] = [
  {
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html, and the services that are given a role',
    kind: 'trust-policy',
    words: [
      { says: 'cannot be assumed', wraps: true },
      { says: 'could not be assumed', wraps: true },
      { says: 'unable to assume', after: /^(?!.{0,40}serverless)/, wraps: true },
      {
        says: 'cannot assume',
        after: /^(?:the|this|your|provided|specified|iam)?(?:\w{1,20})?role/,
        wraps: true,
      },
      { says: 'can not assume', after: /^(?:the|iam)?role/, wraps: true },
      { says: 'could not assume role', after: /^intargetaccount/, wraps: true },
      { says: 'is unable to perform', after: /^:?sts:assumerole/, wraps: true },
      'could not be used to assume',
      'may not be assumed by root accounts',
      'cross-account pass role is not allowed',
      { says: 'is authorized to assume', before: /neither.{1,160}$/ },
      { says: 'not authorized to assume', after: /^(?:the|this|provided|iam)?(?:provided|iam)?role/ },
      'failed to assume service-linked role',
      'permission to assume the provided role',
      { says: 'permission to assume the role', before: /(?<!appropriate)$/ },
      'permissions required to assume the role',
      { says: 'to assume the role', before: /mustallow.{1,80}$/ },
      'grant trust permission',
      { says: 'trust relationship', before: /(?:should|must)(?:have|include|allow).{1,120}$/ },
      { says: 'trust relationship', before: /(?:verify|check|ensure|makesure).{1,120}$/, near: /role/ },
      { says: 'trust policy', before: /role.{0,120}$/, after: /^(?:doesnot|isnot|mustallow|isinvalid)/ },
      { says: 'does not trust', near: /role/ },
      { says: 'is not configured properly', before: /role.{0,120}$/ },
    ],
  },
];

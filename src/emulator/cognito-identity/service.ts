import type { Service } from '../operation.ts';
import * as pools from './pools.ts';
import * as roles from './roles.ts';
import { identityPools, idIn } from './store.ts';
import * as tags from './tags.ts';

export const cognitoIdentityService: Service = {
  id: 'cognito-identity',
  actionPrefix: 'cognito-identity',
  displayName: 'CognitoIdentity',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  // It does not say why: https://github.com/hashicorp/terraform-provider-aws/pull/15773
  wordRefusal: (sentence) =>
    sentence.replace(/ because no .*$/, '').replace(/( with an explicit deny) in .*$/, '$1'),
  tagsOf: (arn, call) => identityPools(call).get(idIn(arn) ?? '')?.tags,
  operations: [...Object.values(pools), ...Object.values(roles), ...Object.values(tags)],
};

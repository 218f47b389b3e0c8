import type {
  DescribeEndpointRequest,
  DescribeEndpointResponse,
  GetTopicRuleRequest,
  GetTopicRuleResponse,
  ListTopicRulesRequest,
  ListTopicRulesResponse,
} from '@aws-sdk/client-iot';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { onTopicRule } from './requirements.ts';
import { getTopicRule as findTopicRule, topicRules } from './store.ts';

const invalidToken = () => new AwsError('InvalidRequestException', 'The token is not valid.');

export const getTopicRule = defineOperation<GetTopicRuleRequest, GetTopicRuleResponse>({
  name: 'GetTopicRule',
  requires: (input, call) => [onTopicRule('GetTopicRule', input.ruleName, call)],
  handle: (input, call) => {
    const { arn, name, createdAt, disabled, payload } = findTopicRule(input.ruleName, call);
    return {
      ruleArn: arn,
      rule: {
        awsIotSqlVersion: '2015-10-08',
        ...payload,
        ruleName: name,
        createdAt,
        ruleDisabled: disabled,
      },
    };
  },
});

export const listTopicRules = defineOperation<ListTopicRulesRequest, ListTopicRulesResponse>({
  name: 'ListTopicRules',
  requires: () => [{ action: 'iot:ListTopicRules', resource: '*' }],
  handle: (input, call) => {
    const all = [...topicRules(call).values()].filter(
      ({ payload, disabled }) =>
        (input.ruleDisabled === undefined || disabled === input.ruleDisabled) &&
        (input.topic === undefined || (payload.sql ?? '').includes(`'${input.topic}'`)),
    );
    const { items, next } = cutPage(all, input.nextToken, input.maxResults ?? 100, invalidToken);
    return {
      rules: items.map(({ arn, name, createdAt, disabled, payload }) => ({
        ruleArn: arn,
        ruleName: name,
        createdAt,
        ruleDisabled: disabled,
        topicPattern: /from\s+'([^']*)'/i.exec(payload.sql ?? '')?.[1],
      })),
      ...(next !== undefined && { nextToken: next }),
    };
  },
});

/** The account's own host for devices; `sls` and applications ask for it. Nobody answers there. */
export const describeEndpoint = defineOperation<DescribeEndpointRequest, DescribeEndpointResponse>({
  name: 'DescribeEndpoint',
  requires: () => [{ action: 'iot:DescribeEndpoint', resource: '*' }],
  handle: ({ endpointType: type = 'iot:Data' }, { account, region }) => {
    const prefix = `a${account.accountId.slice(0, 12)}`;
    const hosts: Readonly<Record<string, string>> = {
      'iot:Data': `${prefix}.iot.${region}.amazonaws.com`,
      'iot:Data-ATS': `${prefix}-ats.iot.${region}.amazonaws.com`,
      'iot:CredentialProvider': `${prefix}.credentials.iot.${region}.amazonaws.com`,
      'iot:Jobs': `${prefix}.jobs.iot.${region}.amazonaws.com`,
    };
    const endpointAddress = hosts[type];
    if (endpointAddress === undefined) {
      throw new AwsError('InvalidRequestException', `Endpoint type ${type} not recognized.`);
    }
    return { endpointAddress };
  },
});

import type { Service } from '../operation.ts';
import {
  createListener,
  deleteListener,
  describeListenerAttributes,
  describeListeners,
  modifyListener,
  modifyListenerAttributes,
} from './listeners.ts';
import {
  createLoadBalancer,
  deleteLoadBalancer,
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  modifyLoadBalancerAttributes,
  setIpAddressType,
  setSecurityGroups,
  setSubnets,
} from './load-balancers.ts';
import { createRule, deleteRule, describeRules, modifyRule, setRulePriorities } from './rules.ts';
import { findTagged } from './store.ts';
import { addTags, describeTags, removeTags } from './tags.ts';
import {
  createTargetGroup,
  deleteTargetGroup,
  deregisterTargets,
  describeTargetGroupAttributes,
  describeTargetGroups,
  describeTargetHealth,
  modifyTargetGroup,
  modifyTargetGroupAttributes,
  registerTargets,
} from './target-groups.ts';

export const elasticLoadBalancingService: Service = {
  id: 'elasticloadbalancing',
  actionPrefix: 'elasticloadbalancing',
  displayName: 'ElasticLoadBalancingV2',
  refusalCode: 'AccessDenied',
  tagsOf: (arn, call) => findTagged(arn, call)?.tags,
  operations: [
    createLoadBalancer,
    deleteLoadBalancer,
    describeLoadBalancers,
    modifyLoadBalancerAttributes,
    describeLoadBalancerAttributes,
    setSubnets,
    setSecurityGroups,
    setIpAddressType,
    createTargetGroup,
    modifyTargetGroup,
    deleteTargetGroup,
    describeTargetGroups,
    modifyTargetGroupAttributes,
    describeTargetGroupAttributes,
    registerTargets,
    deregisterTargets,
    describeTargetHealth,
    createListener,
    modifyListener,
    deleteListener,
    describeListeners,
    modifyListenerAttributes,
    describeListenerAttributes,
    createRule,
    modifyRule,
    deleteRule,
    describeRules,
    setRulePriorities,
    addTags,
    removeTags,
    describeTags,
  ],
};

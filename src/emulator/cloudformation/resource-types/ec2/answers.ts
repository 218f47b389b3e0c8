import type { ResourceView, Values } from '../../resource-type.ts';
import { listOf, valuesOf } from '../properties.ts';

/** The one thing that a Describe call answered: `firstOf(resource, 'ec2:DescribeVpcs', 'Vpcs')`. */
export function firstOf(resource: ResourceView, call: string, member: string): Values {
  return valuesOf(listOf(resource.output(call)[member])[0]);
}

/** That passes by itself: what is still there is being deleted, too. */
export const dependencies = ['DependencyViolation'];

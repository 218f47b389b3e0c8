import { pickProperties } from '../properties.ts';
import { defineKept } from './kept.ts';

export const wafV2IpSet = defineKept({
  noun: 'IPSet',
  settings: ['Addresses', 'Description'],
  fixed: ['IPAddressVersion', 'Scope'],
  render: (values, names) => pickProperties(values, ...names),
  attributes: [],
});

import { AwsError } from '../operation.ts';
import { cutPage } from '../page.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly next: { readonly NextToken?: string };
}

const refuse = () => new AwsError('InvalidNextToken', 'Invalid NextToken');

export function pageOf<Item>(all: readonly Item[], token: string | undefined, most: number): Page<Item> {
  const { items, next } = cutPage(all, token, most, refuse);
  return { items, next: next === undefined ? {} : { NextToken: next } };
}

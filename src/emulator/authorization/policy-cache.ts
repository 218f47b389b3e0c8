import { defineStore, type Account } from '../account.ts';
import { compilePolicyDocument, type PolicyDocument } from './policy-document.ts';

const mostKept = 2000;

const compiledPolicies = defineStore('compiled-policies', () => new Map<string, PolicyDocument>());

/** Compiles each text once: a policy is evaluated far more often than it changes. */
export function compiledPolicy(account: Account, text: string): PolicyDocument {
  const cache = account.store(compiledPolicies);
  const known = cache.get(text);
  if (known) return known;
  const compiled = compilePolicyDocument(text);
  if (cache.size >= mostKept) cache.clear();
  cache.set(text, compiled);
  return compiled;
}

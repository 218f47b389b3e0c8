import { pickProperties } from '../properties.ts';
import { defineKept } from './kept.ts';

/** Templates give what is searched for as text or in Base64, flags and numbers as text too. */
function asInput(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asInput);
  if (value === 'true' || value === 'false') return value === 'true';
  if (typeof value !== 'object' || value === null) return value;
  const {
    SearchString: text,
    SearchStringBase64: encoded,
    ...rest
  } = value as Readonly<Record<string, unknown>>;
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([name, member]) => [name, asNumber(name, asInput(member))]),
    ),
    ...(typeof text === 'string' && { SearchString: Buffer.from(text) }),
    ...(typeof encoded === 'string' && { SearchString: Buffer.from(encoded, 'base64') }),
  };
}

const numbers: ReadonlySet<string> = new Set([
  'EvaluationWindowSec',
  'ImmunityTime',
  'Limit',
  'Priority',
  'ResponseCode',
  'Size',
]);

function asNumber(name: string, value: unknown): unknown {
  return numbers.has(name) && typeof value === 'string' ? Number(value) : value;
}

export const wafV2WebAcl = defineKept({
  noun: 'WebACL',
  settings: [
    'ApplicationConfig',
    'AssociationConfig',
    'CaptchaConfig',
    'ChallengeConfig',
    'CustomResponseBodies',
    'DataProtectionConfig',
    'DefaultAction',
    'Description',
    'OnSourceDDoSProtectionConfig',
    'Rules',
    'TokenDomains',
    'VisibilityConfig',
  ],
  fixed: ['Scope'],
  render: (values, names) => asInput(pickProperties(values, ...names)) as object,
  attributes: ['Capacity', 'LabelNamespace'],
});

/** What stands for CloudFormation's pseudo parameters, as far as it is known beforehand. */
export interface Pseudo {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly stackName: string;
}

/**
 * A template's value as text, where nothing but literals and pseudo parameters make it up. Undefined: it holds another reference, or
 * a secret that CloudFormation looks up.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolveText(value: unknown, pseudo: Pseudo): string | undefined {
  if (typeof value === 'string') return value.includes('{{resolve:') ? undefined : value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return undefined;
  const [name, argument]: [string, unknown] = entry;
  if (name === 'Ref') return typeof argument === 'string' ? valueOf(argument, pseudo) : undefined;
  if (name === 'Fn::Sub') return typeof argument === 'string' ? substitute(argument, pseudo) : undefined;
  return name === 'Fn::Join' && Array.isArray(argument) ? join(argument, pseudo) : undefined;
}

function valueOf(reference: string, { accountId, region, partition, stackName }: Pseudo): string | undefined {
  switch (reference) {
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return partition;
    case 'AWS::StackName':
      return stackName;
    default:
      return undefined;
  }
}

/** `${!Name}` stands for `${Name}`. */
function substitute(text: string, pseudo: Pseudo): string | undefined {
  const parts = text.split(/\$\{([^}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    return part.startsWith('!') ? `\${${part.slice(1)}}` : valueOf(part.trim(), pseudo);
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

function join([delimiter, values]: readonly unknown[], pseudo: Pseudo): string | undefined {
  if (typeof delimiter !== 'string' || !Array.isArray(values)) return undefined;
  const texts = values.map((value: unknown) => resolveText(value, pseudo));
  return texts.includes(undefined) ? undefined : texts.join(delimiter);
}

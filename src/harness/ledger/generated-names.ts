/** What CloudFormation makes a name for. */
interface Generator {
  /** `${stack name}` as a template. */
  readonly stackName: string;
  /** The logical id. */
  readonly place: string;
}

/**
 * A resource up to the random end of the name that CloudFormation makes for what stands in the place. The stack's name in it may be
 * cut short, and then holds no stage as a whole.
 */
export function findGenerated(resource: string, { stackName, place }: Generator): string | undefined {
  const text = resource.toLowerCase();
  const at = text.lastIndexOf(`-${place.toLowerCase()}-`);
  if (at === -1) return findCut(text, stackName.toLowerCase(), place.toLowerCase());
  const stack = text.slice(0, at).split(/[/:]/u).at(-1) ?? '';
  const [beforeStage = ''] = stackName.toLowerCase().split('${');
  const isCut = beforeStage !== '' && stack.startsWith(beforeStage);
  return isCut || stack === stackName.toLowerCase() ? text.slice(0, at + place.length + 2) : undefined;
}

/** The same where the logical id is cut, so that the whole fits into the name. */
function findCut(text: string, stackName: string, place: string): string | undefined {
  const start = text.indexOf(`${stackName}-`);
  if (start === -1) return undefined;
  const from = start + stackName.length + 1;
  const [whole, logicalId] = /^([a-z0-9]{6,})-(?=[a-z0-9]{4,})/.exec(text.slice(from)) ?? [];
  return whole !== undefined && logicalId !== undefined && place.startsWith(logicalId)
    ? text.slice(0, from + whole.length)
    : undefined;
}

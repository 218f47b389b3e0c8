const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Longer texts are cut: the trail is kept in memory. AWS cuts whole events of more than 256 KB. */
const longestText = 4096;
const mostItems = 100;

/**
 * Members that no event shows. Lambda's are named in https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html; the
 * rest is assumed, on the safe side.
 */
const secretNames =
  /^(?:environment|zipFile|.*password|.*secret(?:string|binary|hash|accesskey)?|plaintext|ciphertextBlob|parameterValue|.*(?:access|refresh|id|session)Token|authParameters|private.*)$/i;

/** Only `value` of a parameter store is a secret; that of a tag is none. */
const secretsOfOperations: Readonly<Record<string, RegExp>> = { 'ssm:PutParameter': /^value$/i };

type Values = Readonly<Record<string, unknown>>;

/** What a call asked for as its event shows it: in camelCase, without secrets and bodies. */
export function renderRequestParameters(serviceId: string, operation: string, input: object): Values | null {
  const secrets = secretsOfOperations[`${serviceId}:${operation}`];
  const rename = serviceId === 's3' ? nameOfS3 : lowerFirst;
  const render = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return value.slice(0, mostItems).map(render);
    if (typeof value === 'object' && value !== null) return renderMembers(value as Values);
    return value;
  };
  const renderMembers = (members: Values): Values =>
    Object.fromEntries(
      Object.entries(members)
        .filter(([, value]) => value !== undefined && !(value instanceof Uint8Array))
        .map(([name, value]) => {
          const isSecret = secretNames.test(name) || secrets?.test(name) === true;
          return [rename(name), isSecret ? hidden : render(value)];
        }),
    );
  const parameters = renderMembers(input as Values);
  return Object.keys(parameters).length === 0 ? null : parameters;
}

/** Source: the examples in https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html */
function nameOfS3(name: string): string {
  return name === 'Bucket' ? 'bucketName' : lowerFirst(name);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

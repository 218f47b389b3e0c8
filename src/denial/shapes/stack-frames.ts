import type { Reading } from '../reading.ts';

/** How far below a message its stack may name the operation. */
const reach = 6000;

interface Frame {
  readonly source: string;
  /** Without white space. Its first group is the method. */
  readonly pattern: RegExp;
}

const frames: readonly Frame[] = [
  {
    source:
      'Java, both SDKs: `at software.amazon.awssdk.services.s3.DefaultS3Client.getObject(DefaultS3Client.java:4)`',
    pattern:
      /services\.[a-z0-9.]{2,40}\.(?:default|amazon|aws)[a-z0-9]{2,60}client\.(?!invoke|doinvoke|anonymousinvoke|execute|access\$|lambda\$)([a-z][a-z0-9]{2,80})\(/i,
  },
  {
    source: "Ruby: `from …/aws-sdk-s3-1.1/lib/aws-sdk-s3/client.rb:1:in `head_bucket'`",
    pattern: /aws-sdk-[a-z0-9]{1,40}\/client\.rb:\d{1,7}:in[`'"](?:[\w:]{1,60}#)?([a-z0-9_]{3,80})['"]/i,
  },
  {
    source: "Ruby, the SDK 1, which makes its methods of text: `from (eval):3:in `get_object'`",
    pattern: /\(eval\):\d{1,4}:in[`'"]([a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,6})['"]/,
  },
  {
    source: 'the same in JRuby: `put_object at (eval):3`',
    pattern: /\d([a-z]{2,20}(?:_[a-z0-9]{1,20}){1,6})at\(eval\):\d/,
  },
  {
    source:
      'JavaScript, the SDK 3: `at deserializeAws_queryCreateQueueCommandError (…)`, `at de_CreateQueueCommandError (…)`',
    pattern:
      /at(?:async)?(?:deserializeAws_(?:restXml|restJson1|json1_[01]|query|ec2)|de_)([A-Z][A-Za-z0-9]{2,80})CommandError\(/,
  },
];

/** The operation that the stack below a message names. */
export function operationInStack(reading: Reading, at: number): string | undefined {
  const stack = reading.squashed.slice(at, at + reach);
  const end = stack.search(/notauthorizedtoperform/i);
  for (const { pattern } of frames) {
    const name = pattern.exec(end === -1 ? stack : stack.slice(0, end))?.[1];
    if (name !== undefined) return camelCased(name);
  }
  return undefined;
}

/** `head_bucket` and `headBucket` are `HeadBucket`. */
function camelCased(name: string): string {
  return name
    .split('_')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join('');
}

/** .NET and Java name the service in the exception's class: `Amazon.S3.AmazonS3Exception: Access Denied`. */
export function serviceOfClass(reading: Reading, at: number): string | undefined {
  return /amazon\.([a-z0-9]{2,40})\.(?:model\.)?amazon[a-z0-9]{2,40}exception:$/.exec(
    reading.lower.slice(Math.max(0, at - 120), at),
  )?.[1];
}

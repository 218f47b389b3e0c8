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

import { parseDenials } from '../src/denial/parse-denials.ts';

// How fast the reader is on a log of five megabytes with a thousand refusals, beside one regular expression for the plain sentence.

const megabytes = 5;
const refusals = 1000;
const rounds = 5;

/** Frames in turn, each with the sentence as its tool prints it. */
const frames: readonly ((sentence: string, at: number) => string)[] = [
  (sentence) => `Error:\nCREATE_FAILED: Jobs (AWS::SQS::Queue)\n${sentence}`,
  (sentence, at) =>
    `Resource handler returned message: "${sentence} (Service: Sqs, Status Code: 403, Request ID: 0b1c2d3e-${at}) (SDK Attempt Count: 1)" (RequestToken: 7c0d, HandlerErrorCode: AccessDenied)`,
  (sentence) => `An error occurred (AccessDenied) when calling the CreateQueue operation: ${sentence}`,
  (sentence) => JSON.stringify({ __type: 'AccessDeniedException', message: sentence }),
  (sentence) => (sentence.match(/.{1,78}/g) ?? []).map((line) => `│ ${line}`).join('\n'),
];

function makeSentence(at: number): string {
  return `User: arn:aws:iam::111122223333:user/ci is not authorized to perform: sqs:createqueue on resource: arn:aws:sqs:eu-west-1:111122223333:jobs-${at} because no identity-based policy allows the sqs:createqueue action`;
}

function makeLog(): string {
  const filler =
    'Packaging service: 214 files, handler src/orders/list.handler, layer none, 12.4 MB, no error so far\n';
  const between = filler.repeat(Math.floor((megabytes * 1024 * 1024) / refusals / filler.length) - 3);
  return Array.from(
    { length: refusals },
    (_, at) => `${between}${frames[at % frames.length]?.(makeSentence(at), at) ?? ''}\n\n`,
  ).join('');
}

function countByRegex(log: string): number {
  const sentence = /User: (\S+) is not authorized to perform: (\S+) on resource: (\S+)/g;
  return new Set([...log.matchAll(sentence)].map(([, , , resource]) => resource)).size;
}

const log = makeLog();
const size = log.length / 1024 / 1024;

const readers = [
  { reader: 'harness', read: (text: string) => parseDenials(text).denials.length },
  { reader: 'one regular expression', read: countByRegex },
].map((one) => ({ ...one, times: [] as number[], found: 0 }));

// By turns, so that what else the machine does is the same for both.
for (let round = 0; round < rounds; round += 1) {
  for (const one of readers) {
    const startedAt = performance.now();
    one.found = one.read(log);
    one.times.push(performance.now() - startedAt);
  }
}

console.log(`${size.toFixed(1)} MB with ${refusals} refusals, best of ${rounds}`);
console.table(
  readers.map(({ reader, times, found }) => {
    const best = Math.min(...times);
    return { reader, found, ms: Math.round(best), 'MB/s': (size / (best / 1000)).toFixed(1) };
  }),
);

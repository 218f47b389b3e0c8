import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { z } from 'zod';
import type { ReadingContext } from '../../denial/context.ts';
import type { Denial, LookAlike } from '../../denial/denial.ts';
import { HarnessError } from '../../errors.ts';
import type { CommandContext } from '../dependencies.ts';
import { exitCodes } from '../exit-code.ts';
import { describeDenials, renderExplanation } from '../terminal/render-explanation.ts';
import { createStyle, wantsColour } from '../terminal/style.ts';

const flagsSchema = z.strictObject({
  json: z.boolean().default(false),
  deployer: z
    .string()
    .regex(/^arn:aws[a-z-]*:(?:iam|sts)::\d{12}:\S+$/, {
      error: (issue) => `--deployer: "${String(issue.input)}" is not the ARN of a user or role`,
    })
    .optional(),
  operator: z.boolean().default(false),
  region: z.string().optional(),
  profile: z.string().optional(),
  endpointUrl: z
    .url({ error: (issue) => `--endpoint-url: "${String(issue.input)}" is not a URL` })
    .optional(),
  proxy: z.url({ error: (issue) => `--proxy: "${String(issue.input)}" is not a URL` }).optional(),
  caFile: z.string().optional(),
});

type Flags = z.infer<typeof flagsSchema>;

/** `harness explain`: what a text says was refused, and what to do; 0 where a refusal was read, 1 where none was. */
export async function runExplain(
  file: string,
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  const parsed = flagsSchema.safeParse(flags);
  if (!parsed.success) {
    const message = parsed.error.issues.map((issue) => issue.message).join('\n');
    throw new HarnessError(message, { code: 'usage', fault: 'user' });
  }
  const { io } = context;
  const { json, deployer, region } = parsed.data;
  const text = await readText(file, context);
  const { parseDenials } = await import('../../denial/parse-denials.ts');
  const reading: ReadingContext = {
    ...(deployer !== undefined && { deployerArn: deployer }),
    ...(region !== undefined && { region }),
  };
  const read = parseDenials(text, reading);
  const denials = parsed.data.operator
    ? await clarify(read.denials, reading, parsed.data, context)
    : read.denials;
  tell({ denials, lookAlikes: read.lookAlikes, json }, io);
  return denials.length > 0 ? exitCodes.proven : exitCodes.ended;
}

async function readText(file: string, { io }: CommandContext): Promise<string> {
  if (file === '-') {
    if (io.stdin.isTTY) io.stderr.write('paste the error, then press Ctrl-D\n');
    return readStream(io.stdin);
  }
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HarnessError(`"${file}" cannot be read: ${why}`, {
      code: 'usage',
      fault: 'user',
      hint: 'Name a file that holds the error, or - and give it on stdin.',
      cause,
    });
  }
}

async function clarify(
  denials: readonly Denial[],
  reading: ReadingContext,
  { region, profile, endpointUrl, proxy, caFile }: Flags,
  { io, dependencies }: CommandContext,
): Promise<readonly Denial[]> {
  const place =
    region ??
    (io.env['AWS_REGION'] || undefined) ??
    (io.env['AWS_DEFAULT_REGION'] || undefined) ??
    'us-east-1';
  const credentials = await dependencies.readOperatorCredentials({
    region: place,
    ...(profile !== undefined && { profile }),
  });
  return dependencies.clarifyDenials({
    denials,
    reading: { ...reading, now: new Date(io.now()) },
    reach: {
      region: place,
      credentials,
      endpointUrl: endpointUrl ?? (io.env['AWS_ENDPOINT_URL'] || undefined),
      proxyUrl: proxy,
      caFile: caFile === undefined ? undefined : resolve(io.cwd, caFile),
    },
  });
}

function tell(
  found: {
    readonly denials: readonly Denial[];
    readonly lookAlikes: readonly LookAlike[];
    readonly json: boolean;
  },
  io: CommandContext['io'],
): void {
  const described = describeDenials(found.denials, found.lookAlikes);
  io.stdout.write(
    found.json
      ? `${JSON.stringify(described, undefined, 2)}\n`
      : renderExplanation(described, createStyle(wantsColour(io.stdout, io.env))),
  );
}

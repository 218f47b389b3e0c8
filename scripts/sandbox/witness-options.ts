import { parseArgs } from 'node:util';

export interface WitnessOptions {
  readonly projects: readonly string[];
  /** Of the one project; undefined: each project is run first. */
  readonly artifact: string | undefined;
  /** How many lives go on at a time. */
  readonly jobs: number;
  /** Where to write all testimonies as JSON. */
  readonly jsonFile: string | undefined;
}

export interface WitnessSurroundings {
  /** Every sandbox project there is. */
  readonly projects: readonly string[];
  readonly cores: number;
}

const usual = ['hello-http', 'notices', 'queue-gateway'];

/** @throws Error in words for the user. */
export function parseWitnessOptions(
  argv: readonly string[],
  { projects, cores }: WitnessSurroundings,
): WitnessOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      artifact: { type: 'string' },
      jobs: { type: 'string', default: String(cores) },
      json: { type: 'string' },
    },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !projects.includes(name));
  if (unknown !== undefined) {
    throw new Error(`no sandbox project is named ${unknown}, expected one of ${projects.join(', ')}`);
  }
  if (values.artifact !== undefined && positionals.length !== 1) {
    throw new Error(
      `--artifact has ${positionals.length} projects beside it, expected the one it belongs to`,
    );
  }
  const jobs = /^\d+$/.test(values.jobs) ? Number(values.jobs) : 0;
  if (jobs < 1) throw new Error(`--jobs has ${values.jobs || 'nothing'}, expected a number from 1`);
  return {
    projects: positionals.length > 0 ? positionals : usual,
    artifact: values.artifact,
    jobs,
    jsonFile: values.json,
  };
}

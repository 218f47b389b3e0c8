import { parseArgs } from 'node:util';
import { proofDepths, type ProofDepth } from '../../src/life.ts';

export interface MatrixOptions {
  readonly projects: readonly string[];
  /** Of the hostile runs; none: plain runs only. */
  readonly seeds: readonly number[];
  /** How far each run proves. */
  readonly proof: ProofDepth;
  /** How many runs go on at a time. */
  readonly jobs: number;
  /** Where to write the rows as JSON. */
  readonly jsonFile: string | undefined;
}

export interface MatrixSurroundings {
  /** Every sandbox project there is. */
  readonly projects: readonly string[];
  readonly cores: number;
}

/** @throws Error in words for the user. */
export function parseMatrixOptions(
  argv: readonly string[],
  { projects, cores }: MatrixSurroundings,
): MatrixOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      plain: { type: 'boolean', default: false },
      seeds: { type: 'string', default: '1,2,3' },
      jobs: { type: 'string', default: String(cores) },
      proof: { type: 'string', default: 'doubtful' },
      json: { type: 'string' },
    },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !projects.includes(name));
  if (unknown !== undefined) {
    throw new Error(`no sandbox project is named ${unknown}, expected one of ${projects.join(', ')}`);
  }
  const seeds = values.seeds.split(',').map((seed) => readNumber('--seeds', seed, 0));
  return {
    projects: positionals.length > 0 ? positionals : projects,
    seeds: values.plain ? [] : seeds,
    proof: readProof(values.proof),
    jobs: readNumber('--jobs', values.jobs, 1),
    jsonFile: values.json,
  };
}

function readProof(text: string): ProofDepth {
  const depth = proofDepths.find((one) => one === text);
  if (depth === undefined) throw new Error(`--proof has ${text}, expected one of ${proofDepths.join(', ')}`);
  return depth;
}

function readNumber(flag: string, text: string, least: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : -1;
  if (number < least) throw new Error(`${flag} has ${text || 'nothing'}, expected a number from ${least}`);
  return number;
}

import { parseArgs } from 'node:util';
import { proofDepths } from '../../src/life.ts';

export interface OperatorOptions {
  readonly command: 'find' | 'prove';
  readonly projects: readonly string[];
  /** The operator's own policy; each project adds what cleaning up after it needs. */
  readonly policyFile: string;
  /** What is withheld, one at a time: each action, those of the statements or by the names given, none. */
  readonly without: 'each' | readonly string[];
  readonly jobs: number;
  readonly proof: string;
  readonly jsonFile: string | undefined;
}

/** @param projects all that there are  @throws Error in words for the user */
export function parseOperatorOptions(argv: readonly string[], projects: readonly string[]): OperatorOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      policy: { type: 'string', default: 'docs/operator-policy.json' },
      without: { type: 'string', default: 'each' },
      jobs: { type: 'string', default: '2' },
      proof: { type: 'string', default: 'sufficient' },
      json: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [command = '', ...named] = positionals;
  if (command !== 'find' && command !== 'prove') {
    throw new Error(`the command is ${command || 'missing'}, expected find or prove`);
  }
  const unknown = named.find((name) => !projects.includes(name));
  if (unknown !== undefined) {
    throw new Error(`no project is named ${unknown}, expected one of ${projects.join(', ')}`);
  }
  if (!/^[1-9]\d?$/.test(values.jobs)) {
    throw new Error(`--jobs has ${values.jobs || 'nothing'}, expected a number from 1 to 99`);
  }
  if (!proofDepths.some((depth) => depth === values.proof)) {
    throw new Error(`--proof has ${values.proof}, expected one of ${proofDepths.join(', ')}`);
  }
  return {
    command,
    projects: named.length > 0 ? named : ['smallest'],
    policyFile: values.policy,
    without: values.without === 'each' ? 'each' : values.without.split(',').filter((one) => one !== ''),
    jobs: Number(values.jobs),
    proof: values.proof,
    jsonFile: values.json,
  };
}

import { readFile } from 'node:fs/promises';
import { resourceTypes } from '../src/emulator/cloudformation/resource-types.ts';
import type { ResourceType } from '../src/emulator/cloudformation/resource-type.ts';
import { askHandlers } from './compare-handlers/ask-handlers.ts';
import { compareType, type TypeSteps } from './compare-handlers/compare.ts';
import { parseHandlerBounds } from './compare-handlers/handler-bounds.ts';
import { reasons } from './compare-handlers/reasons.ts';
import { countUnexplained, renderReport } from './compare-handlers/render-report.ts';
import { samples } from './compare-handlers/samples.ts';

// Compares the calls that the emulated resource types make with what CloudFormation's registry lists for their handlers:
// `npx tsx scripts/compare-handlers.ts FILE`. What FILE holds is said in compare-handlers/handler-bounds.ts.
// Exit code 1: a step is outside its handler's list, and compare-handlers/reasons.ts does not say why.

const callsOf = (steps: ResourceType['create']) => [...new Set(steps.map((step) => step.call))];

async function stepsOf({ type, ...handlers }: ResourceType): Promise<TypeSteps> {
  const lives = samples.filter((sample) => sample.type === type).map(askHandlers);
  return {
    type,
    calls: {
      create: callsOf(handlers.create),
      read: callsOf(handlers.read ?? []),
      update: callsOf(handlers.update),
      delete: callsOf(handlers.delete),
    },
    asked: (await Promise.all(lives)).flatMap(({ asked }) => asked),
  };
}

// Nothing else keeps the process up while a stack waits on the account's clock.
const awake = setInterval(() => {}, 1000);
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('compare-handlers: which file of handler permissions?\n');
  process.exitCode = 2;
} else {
  const bounds = parseHandlerBounds(await readFile(file, 'utf8'));
  const steps = await Promise.all(Object.values(resourceTypes).map(async (load) => stepsOf(await load())));
  const comparisons = steps.map((one) => compareType(one, bounds.get(one.type), reasons));
  process.stdout.write(`${renderReport(comparisons, reasons)}\n`);
  if (countUnexplained(comparisons) > 0) process.exitCode = 1;
}
clearInterval(awake);

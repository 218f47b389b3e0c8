import { renderCount } from './text.ts';

/** What an emulated account covers. */
export interface Coverage {
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly operations: readonly string[];
  }[];
  readonly resourceTypes: readonly string[];
}

const widthOfText = 100;

/** For a person: each service with its operations, each resource type on a line of its own. */
export function renderCoverage({ services, resourceTypes }: Coverage): string {
  const operations = services.reduce((sum, service) => sum + service.operations.length, 0);
  const idWidth = Math.max(...services.map(({ id }) => id.length));
  return [
    `${renderCount(services.length, 'service')}, ${renderCount(operations, 'operation')}`,
    ...services.flatMap((service) => {
      const [first = '', ...more] = wrap(service.operations, widthOfText - idWidth - 9);
      return [
        `  ${service.id.padEnd(idWidth)}  ${String(service.operations.length).padStart(4)}  ${first}`,
        ...more.map((line) => `${' '.repeat(idWidth + 10)}${line}`),
      ];
    }),
    '',
    renderCount(resourceTypes.length, 'resource type'),
    ...resourceTypes.map((type) => `  ${type}`),
    '',
    'anything else answers NotImplemented, by name',
  ]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Words in lines of at most that width, where no single word is wider. */
function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 3 <= width) {
      lines[lines.length - 1] = `${last}, ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line},` : line));
}

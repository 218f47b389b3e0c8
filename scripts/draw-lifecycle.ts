import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { lifeMachine } from '../src/harness/life-machine.ts';
import { machine } from '../src/harness/machine.ts';

const head = `# The life of a run

Drawn from \`machine.ts\` and \`life-machine.ts\` by \`npm run draw\`; a test compares them. An arrow without a word is taken at once,
\`done\` and \`failed\` are the ends of the state's effect, and a name in brackets is the condition.
`;

/** Both machines as Mermaid state diagrams, in Markdown. */
export function drawLifecycle(): string {
  return [
    head,
    drawMachine(machine),
    'In `living`, each life that is lived then, one or several side by side, goes through this:\n',
    drawMachine(lifeMachine),
  ].join('\n');
}

function drawMachine(drawn: AnyStateMachine): string {
  const lines = ['stateDiagram-v2', ...drawStates(drawn.root, 1)];
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
}

function drawStates(parent: AnyStateNode, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const children = Object.values(parent.states);
  const initial = parent.initial.target[0];
  return [
    ...(initial ? [`${indent}[*] --> ${initial.key}`] : []),
    ...children.flatMap((child) =>
      Object.keys(child.states).length > 0
        ? [`${indent}state ${child.key} {`, ...drawStates(child, depth + 1), `${indent}}`]
        : [],
    ),
    ...children.flatMap((child) => drawTransitions(child).map((line) => `${indent}${line}`)),
    ...children.filter((child) => child.type === 'final').map((child) => `${indent}${child.key} --> [*]`),
  ];
}

function drawTransitions(state: AnyStateNode): string[] {
  const transitions = [...(state.always ?? []), ...[...state.transitions.values()].flat()];
  return transitions.flatMap((transition) =>
    (transition.target ?? [])
      .filter((target) => target !== state)
      .map((target) => `${state.key} --> ${target.key}${label(transition.eventType, transition.guard)}`),
  );
}

function label(eventType: string, guard: unknown): string {
  const word = eventType.startsWith('xstate.done')
    ? 'done'
    : eventType.startsWith('xstate.error')
      ? 'failed'
      : eventType;
  const condition = typeof guard === 'string' ? `[${guard}]` : guard === undefined ? '' : '[otherwise said]';
  const words = [word, condition].filter((part) => part !== '').join(' ');
  return words === '' ? '' : `: ${words}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../src/harness/LIFECYCLE.md', import.meta.url), drawLifecycle());
}

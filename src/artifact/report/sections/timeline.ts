import { groupBy } from '../group-by.ts';
import { markup, type Markup } from '../markup.ts';
import type { Section, SectionInput } from '../report-input.ts';
import { renderCount, renderDuration } from '../text.ts';
import { purposeWords, wordVerdict } from '../words.ts';
import { renderTaught } from './taught.ts';

type Attempt = SectionInput['record']['attempts'][number];

/** The lives of the run, one below the other on one scale, each unfolding to its attempts. */
export function renderTimeline(input: SectionInput): Section {
  const lives = [...groupBy(input.record.attempts, ({ life }) => life)];
  const longestMs = Math.max(1, ...lives.map(([, attempts]) => sumMs(attempts)));
  return {
    id: 'lives',
    title: 'How it was found',
    body: markup`<p>A life is one passage through deploy, update, info, rollback and remove, in a stage of its own, as a user of its own. An attempt that is refused teaches what to grant, and the command is run again.</p>
<p class="legend" aria-hidden="true"><span class="key good">passed</span><span class="key taught">refused, taught a grant</span><span class="key waited">waited or tried again</span><span class="key bad">ended the run</span></p>
${lives.map(([life, attempts]) => renderLife(life, attempts, longestMs, input))}
${lives.length === 0 ? markup`<p>No command was run.</p>` : undefined}`,
  };
}

function renderLife(
  life: number,
  attempts: readonly Attempt[],
  longestMs: number,
  input: SectionInput,
): Markup {
  const begun = input.evidence.begun.get(life);
  const ended = input.evidence.ended.get(life);
  const purpose = begun === undefined ? undefined : purposeWords[begun.purpose];
  const about = `${renderCount(attempts.length, 'attempt')} in ${renderDuration(sumMs(attempts))}, ${ended?.passed === true ? 'passed' : 'did not pass'}`;
  return markup`<details class="life"><summary><span class="name">Life ${life}${purpose && `: ${purpose.name}`}</span> <span class="soft">${about}</span>
${renderStrip(attempts, longestMs, `life ${life}: ${about}`)}</summary>
<div class="lived" id="life-${life}">${
    begun === undefined
      ? undefined
      : markup`<p>Lived by ${purpose?.about}, <code>${begun.deployerArn}</code>, in stage <code>${begun.stage}</code>${
          begun.deploymentRoleArn === undefined
            ? undefined
            : markup`, with <code>${begun.deploymentRoleArn}</code> as CloudFormation’s role`
        }.</p>`
  }
<table><thead><tr><th scope="col">Attempt</th><th scope="col">Phase</th><th scope="col">Result</th><th scope="col">Took</th><th scope="col">Taught</th></tr></thead>
<tbody>${attempts.map((attempt) => renderAttempt(attempt, input))}</tbody></table></div></details>`;
}

function renderAttempt({ attempt, phase, exit, verdict, durationMs }: Attempt, input: SectionInput): Markup {
  const { text, tone } = wordVerdict(verdict);
  return markup`<tr id="attempt-${attempt}"><th scope="row">${attempt}</th><td>${phase}</td><td class="result"><span class="tone ${tone}">${text}</span> <span class="soft">${wordExit(exit)}</span></td><td class="took">${renderDuration(durationMs)}</td><td class="taught">${renderTaught(attempt, input)}</td></tr>`;
}

function wordExit(exit: Attempt['exit']): string {
  switch (exit.kind) {
    case 'exited':
      return `exit ${exit.code}`;
    case 'signalled':
      return exit.signal;
    case 'timed-out':
      return `timed out after ${renderDuration(exit.afterMs)}`;
    case 'stalled':
      return `its stack ended in ${exit.stackStatus}`;
    case 'stopped':
      return 'stopped';
    case 'not-started':
      return exit.message;
  }
}

/** One bar, an attempt after the other, as wide as they took: a thousand units are the longest life. */
function renderStrip(attempts: readonly Attempt[], longestMs: number, label: string): Markup {
  const unitsPerMs = 1000 / longestMs;
  const starts = attempts.map((_, index) => sumMs(attempts.slice(0, index)) * unitsPerMs);
  return markup`<svg class="strip" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${label}">${attempts.map(
    ({ attempt, phase, verdict, durationMs }, index) => {
      const { text, tone } = wordVerdict(verdict);
      const width = Math.max(1, durationMs * unitsPerMs - 1.5);
      return markup`<rect class="${tone}" x="${(starts[index] ?? 0).toFixed(1)}" width="${width.toFixed(1)}" height="10"><title>${phase}, attempt ${attempt}: ${text}</title></rect>`;
    },
  )}</svg>`;
}

function sumMs(attempts: readonly Attempt[]): number {
  return attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

import type { EvidenceLine } from '../../artifact/evidence.ts';
import type { Style } from './style.ts';
import { renderCount, renderDuration, renderJudged, renderOneLine, renderStatementName } from './text.ts';
import { renderDenial, type RunView } from './run-view.ts';

/** A wait that is shorter teaches a reader nothing. */
const shownWaitMs = 1000;

/**
 * One line of plain progress, without its end; undefined where a fact matters to nobody who watches.
 * `view` knows everything up to and with this line.
 */
export function renderLine(line: EvidenceLine, view: RunView, style: Style): string | undefined {
  const text = describe(line, view, style);
  if (text === undefined) return undefined;
  const elapsedMs = Date.parse(line.at) - (view.startedAtMs ?? Date.parse(line.at));
  return `${style('dim', renderDuration(elapsedMs).padStart(7))}  ${text}`;
}

function describe(line: EvidenceLine, view: RunView, style: Style): string | undefined {
  switch (line.type) {
    case 'run.started':
      return `${style('bold', line.service)} in ${view.place}, as ${line.operatorArn}${
        line.baseline === undefined
          ? ''
          : `; it begins with the ${renderJudged(line.baseline)} of ${line.baseline.file}`
      }${
        line.resumed === undefined
          ? ''
          : `; it goes on with ${renderCount(line.resumed.grants, 'grant')} that run ${line.resumed.runId} found, which was not proven`
      }`;
    case 'grant.given':
    case 'statement.given':
      return undefined;
    case 'prerequisite.started':
      return `making what the service expects: ${line.what}`;
    case 'prerequisite.ready':
      return `${style('green', '✔')} ${line.what} is there after ${renderDuration(line.durationMs)}`;
    case 'prerequisite.removed':
      return `${line.what} is removed`;
    case 'life.started':
      if (line.purpose === 'removal') {
        return `removal test${nameBeside(line.life, view)} begins: stage ${line.stage}, ${describeWithheld(line)}`;
      }
      return line.purpose === 'discovery'
        ? `discovery begins: stage ${line.stage}, ${describeFirst(view)}`
        : `proof begins: stage ${line.stage}, a fresh user with only ${renderJudged({ grants: Object.keys(view.grants).length, statements: view.statements })}`;
    case 'attempt.started':
      return undefined;
    case 'attempt.ended':
      return describeAttempt(line, view, style);
    case 'refusal.attributed':
      return describeAttribution(line);
    // A source that is not there is missed by nobody.
    case 'source.absent':
    case 'look-alike.seen':
      return undefined;
    case 'denial.seen':
      return describeDecision(line, view, style);
    case 'grant.added':
      return `${style('green', '+')} ${line.phase} #${line.attempt}${
        line.grantee === 'deployment-role' ? ', for the deployment role' : ''
      }: ${line.action} on ${line.resource}${
        line.reason === undefined ? '' : style('dim', ` (${line.reason})`)
      }`;
    case 'grant.widened': {
      const action = view.grants[line.grantId]?.action ?? line.grantId;
      return `${style('yellow', '↔')} ${line.phase} #${line.attempt}: ${action} widened to ${line.to} (${line.reason})`;
    }
    case 'grant.dropped':
      return `${style('yellow', '-')} ${line.action} on ${line.resource} dropped (${line.reason})`;
    case 'statement.lifted':
      return `${style('red', '!')} ${line.phase} #${line.attempt}: ${line.action} on ${line.resource} is denied by ${renderStatementName(line)}${
        line.shown ? '' : ', most likely'
      }, which is lifted`;
    case 'statement.restored':
      return `${style('yellow', '=')} ${line.phase} #${line.attempt}: ${renderStatementName(line)} was not it, and is in force again`;
    case 'policy.applied':
      return undefined;
    case 'policy.honoured':
      return line.waitedMs < shownWaitMs
        ? undefined
        : `AWS took ${renderDuration(line.waitedMs)} to honour the policy`;
    case 'key.renewed':
      return `… the deployer's key stopped to answer: it has another one, ${line.accessKeyId}`;
    case 'stack.recovered':
      return `${line.stackName} was in ${line.from}: ${line.did}`;
    case 'life.ended': {
      const name = { discovery: 'discovery', removal: 'removal test', sufficiency: 'proof' }[line.purpose];
      const which = `${name}${nameBeside(line.life, view)}`;
      if (line.passed) {
        return `${style('green', '✔')} ${which} ended: the whole life passed, ${renderCount(line.refusals, 'refusal')} on the way`;
      }
      return line.failure === undefined
        ? `${style('red', '✖')} ${which} ended early, ${renderCount(line.refusals, 'refusal')} on the way`
        : `${style('yellow', '!')} ${which} failed beside others and is lived again alone: ${renderOneLine(line.failure)}`;
    }
    case 'leftover.found':
      return `${style('red', '!')} left over: ${line.what} (${line.why})`;
    case 'run.ended':
      // What kept a run from beginning is told once, as an error.
      return view.service === undefined ? undefined : `run ended: ${line.outcome}`;
  }
}

/** Where several lives are lived side by side, which one. */
function nameBeside(life: number, { lives }: RunView): string {
  return lives.length > 1 ? ` of life ${life}` : '';
}

function describeAttribution(line: Extract<EvidenceLine, { type: 'refusal.attributed' }>): string {
  const sources = {
    'decoded-message': 'its encoded message',
    'authorization-details': 'what AWS recorded of the request',
    'cli-output': 'the steps that the CLI told',
    'debug-output': 'the CLI, asked to tell more',
    'packaged-files': 'what was packaged besides',
    trail: 'CloudTrail',
    'handler-permissions': 'the registry, as one of what the handler may call',
  } satisfies Record<typeof line.by, string>;
  const failure = renderOneLine(line.raw);
  return line.actions.length === 0
    ? `? ${failure}: nobody tells of a refusal`
    : `? ${failure}: ${line.actions.join(', ')}, says ${sources[line.by]}`;
}

/** A run that goes on with another has something to begin with. */
function describeFirst({ grants }: RunView): string {
  const count = Object.keys(grants).length;
  return count === 0 ? 'a user without any permission' : `a user with ${renderCount(count, 'grant')}`;
}

/** A run that was written down earlier tells no number. */
function describeWithheld({ withheld }: Extract<EvidenceLine, { type: 'life.started' }>): string {
  if (withheld === undefined) return 'a fresh user without the grants that may not be needed';
  const { grants, attempts, estimateMs } = withheld;
  return `a fresh user without ${renderCount(grants, 'grant')} that may not be needed; up to ${renderCount(attempts, 'attempt')}, about ${renderDuration(estimateMs)}`;
}

function describeAttempt(
  line: Extract<EvidenceLine, { type: 'attempt.ended' }>,
  view: RunView,
  style: Style,
): string | undefined {
  const place = `${line.phase} #${line.attempt}${nameBeside(line.life, view)}`;
  const took = renderDuration(line.durationMs);
  switch (line.verdict) {
    case 'passed':
      return `${style('green', '✔')} ${place} passed in ${took}`;
    case 'learned':
      return undefined;
    case 'not-honoured':
      return `… ${place} was refused what is granted already${view.statements === 0 ? '' : ', or denied no longer'}: waiting for AWS`;
    case 'transient':
      return `… ${place} failed for a passing reason: trying again`;
    case 'vague':
      return `… ${place} was refused something that it does not name: once more, telling more`;
    default:
      return `${style('red', '✖')} ${place} ended after ${took}: ${line.verdict}`;
  }
}

function describeDecision(
  line: Extract<EvidenceLine, { type: 'denial.seen' }>,
  view: RunView,
  style: Style,
): string | undefined {
  const refused = `${line.phase} #${line.attempt}: ${renderOneLine(renderDenial(line.denial))}`;
  switch (line.decision) {
    // The grant that follows has a line of its own.
    case 'granted':
    case 'widened':
    case 'already-granted':
    case 'withheld':
    // The statement that is lifted has a line of its own.
    case 'lifted':
    case 'already-lifted':
      return undefined;
    case 'restored':
      return `${style('green', '=')} ${refused} was missed and is given back`;
    case 'soft':
      // Said once: each attempt of a phase is refused it again.
      return view.softDenials[renderDenial(line.denial)] === line.denialId
        ? `${style('dim', '~')} ${refused} was refused and not missed`
        : undefined;
    case 'not-the-deployers':
      return `${style('yellow', '!')} ${refused} was refused to ${line.denial.principal ?? line.denial.lacking}, not to the deployer`;
    case 'not-a-missing-grant':
      return `${style('red', '!')} ${refused} was refused by ${line.denial.policyArn ?? line.denial.deniedBy}, which no grant answers`;
    case 'unreadable':
      return `${style('yellow', '?')} ${refused}`;
  }
}

import type { Handling, ResourceType } from '../resource-type.ts';
import { type HandlerEnd, isReading, runSteps } from './run-steps.ts';

/** Runs one handler of a type: its table of calls, or what it has in its place. */
export function runHandler(
  type: ResourceType,
  verb: 'create' | 'delete' | 'update',
  handling: Handling,
): Promise<HandlerEnd> {
  if (type.handlers) return type.handlers[verb](handling);
  const { run, view, instance, onMade } = handling;
  const isMadeBy = (call: string): boolean =>
    type.idAfter === undefined ? !isReading(call) : call === type.idAfter;
  const onAnswer = (call: string): void => {
    if (isMadeBy(call)) onMade();
  };
  return runSteps({ run, type, view, instance, onAnswer }, type[verb]);
}

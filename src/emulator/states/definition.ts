import type { ValidateStateMachineDefinitionDiagnostic } from '@aws-sdk/client-sfn';

type Values = Readonly<Record<string, unknown>>;

const stateTypes = ['Choice', 'Fail', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'];
const transitions = ['Next', 'Default'];

/**
 * What is wrong with a definition, as far as it is looked at: whether it is JSON, its states, their types and where they lead, and that
 * tasks name an ARN. Source: https://states-language.net/spec.html. Words of the last two as deployments report them, of the others
 * assumed.
 */
export function findFaults(
  definition: string | undefined,
): readonly ValidateStateMachineDefinitionDiagnostic[] {
  const parsed = parse(definition ?? '');
  if (parsed === undefined) {
    return [fault('INVALID_JSON_DESCRIPTION', 'Expected a JSON object.', '')];
  }
  return faultsOfStates(parsed, '');
}

/** As CreateStateMachine and UpdateStateMachine tell it. */
export function wordFaults(faults: readonly ValidateStateMachineDefinitionDiagnostic[]): string {
  const told = faults.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
  return `Invalid State Machine Definition: '${told.join(', ')}'`;
}

function faultsOfStates(machine: Values, at: string): readonly ValidateStateMachineDefinitionDiagnostic[] {
  const { StartAt: start, States: given } = machine;
  const states = objectOf(given);
  const names = Object.keys(states);
  if (typeof start !== 'string') return [schema('The field "StartAt" is required', at)];
  if (names.length === 0) return [schema('The field "States" is required', at)];
  const target = (name: unknown, where: string, field: string) =>
    typeof name !== 'string' || names.includes(name)
      ? []
      : [fault('MISSING_TRANSITION_TARGET', `Missing '${field}' target: ${name}`, where)];
  return [
    ...target(start, `${at}/StartAt`, 'StartAt'),
    ...names.flatMap((name) => {
      const state = objectOf(states[name]);
      const where = `${at}/States/${name}`;
      return [
        ...faultsOfState(state, where),
        ...transitions.flatMap((field) => target(state[field], `${where}/${field}`, field)),
        ...listOf(state['Choices']).flatMap((choice, index) =>
          target(objectOf(choice)['Next'], `${where}/Choices[${index}]/Next`, 'Next'),
        ),
        ...listOf(state['Catch']).flatMap((caught, index) =>
          target(objectOf(caught)['Next'], `${where}/Catch[${index}]/Next`, 'Next'),
        ),
      ];
    }),
  ];
}

function faultsOfState(state: Values, where: string): readonly ValidateStateMachineDefinitionDiagnostic[] {
  const { Type: type, Resource: resource } = state;
  if (typeof type !== 'string' || !stateTypes.includes(type)) {
    return [schema(`Value is not one of ${JSON.stringify(stateTypes)}`, `${where}/Type`)];
  }
  if (type === 'Task' && !(typeof resource === 'string' && resource.startsWith('arn:'))) {
    return [schema('Value is not a valid resource ARN', `${where}/Resource`)];
  }
  const inner = type === 'Map' ? [state['ItemProcessor'] ?? state['Iterator']] : listOf(state['Branches']);
  const field = type === 'Map' ? (state['ItemProcessor'] ? 'ItemProcessor' : 'Iterator') : 'Branches';
  return inner.flatMap((machine, index) =>
    faultsOfStates(objectOf(machine), `${where}/${field}${type === 'Map' ? '' : `[${index}]`}`),
  );
}

/** The services whose end a task waits for by a rule in EventBridge that Step Functions makes; its name. */
const managedRules: readonly (readonly [RegExp, string])[] = [
  [/^arn:aws:states:::states:startExecution\.sync/, 'StepFunctionsGetEventsForStepFunctionsExecutionRule'],
  [/^arn:aws:states:::ecs:runTask\.sync/, 'StepFunctionsGetEventsForECSTaskRule'],
  [/^arn:aws:states:::batch:submitJob\.sync/, 'StepFunctionsGetEventsForBatchJobsRule'],
  [/^arn:aws:states:::codebuild:startBuild\.sync/, 'StepFunctionsGetEventForCodeBuildStartBuildRule'],
];

/** Names of the rules that the tasks of a sound definition need. Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html */
export function managedRulesOf(definition: string): readonly string[] {
  const resources = resourcesIn(JSON.parse(definition));
  const names = resources.flatMap((resource) =>
    managedRules.filter(([pattern]) => pattern.test(resource)).map(([, name]) => name),
  );
  return [...new Set(names)];
}

function resourcesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(resourcesIn);
  return Object.entries(objectOf(value)).flatMap(([key, inner]) =>
    key === 'Resource' && typeof inner === 'string' ? [inner] : resourcesIn(inner),
  );
}

function parse(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Values)
      : undefined;
  } catch {
    return undefined;
  }
}

const schema = (message: string, location: string) =>
  fault('SCHEMA_VALIDATION_FAILED', message, location || '/');

function fault(code: string, message: string, location: string): ValidateStateMachineDefinitionDiagnostic {
  return { severity: 'ERROR', code, message, location };
}

function objectOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

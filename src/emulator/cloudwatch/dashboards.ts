import type {
  DeleteDashboardsInput,
  GetDashboardInput,
  GetDashboardOutput,
  ListDashboardsInput,
  ListDashboardsOutput,
  PutDashboardInput,
  PutDashboardOutput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { dashboardArn, dashboards } from './dashboard-store.ts';
import { pageOf } from './paging.ts';

function onDashboard(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `cloudwatch:${operation}`, resource: dashboardArn(name, call), context };
}

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html */
export const putDashboard = defineOperation<PutDashboardInput, PutDashboardOutput>({
  name: 'PutDashboard',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.Tags));
    return [
      onDashboard('PutDashboard', input.DashboardName, call, context),
      ...(input.Tags?.length ? [onDashboard('TagResource', input.DashboardName, call, context)] : []),
    ];
  },
  handle: (input, call) => {
    const name = input.DashboardName ?? '';
    if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name)) {
      throw invalid(
        `The value ${name} for field DashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and underscore (_).`,
      );
    }
    assertBody(input.DashboardBody ?? '');
    dashboards(call).set(name, {
      name,
      arn: dashboardArn(name, call),
      body: input.DashboardBody ?? '',
      changedAt: new Date(),
      // Tags of a dashboard that is there already are left as they are.
      tags: dashboards(call).get(name)?.tags ?? tagsByKey(input.Tags),
    });
    return { DashboardValidationMessages: [] };
  },
});

/**
 * That it is JSON with widgets, and each metric's names are text. Words of the last: deployments report them as
 * `InvalidParameterInput: The dashboard body is invalid, there are 9 validation errors: …`; of the others assumed.
 * @throws AwsError DashboardInvalidInputError
 */
function assertBody(text: string): void {
  const body = parse(text);
  if (!body) throw invalid('The field DashboardBody must be a valid JSON object');
  const { widgets } = body;
  if (!Array.isArray(widgets)) throw invalidBody([{ dataPath: '', message: 'Should have property widgets' }]);
  const faults = widgets.flatMap((widget: unknown, index) => {
    const { properties } = objectOf(widget);
    const { metrics = [] } = objectOf(properties);
    return (Array.isArray(metrics) ? metrics : []).flatMap((metric: unknown, at) =>
      (Array.isArray(metric) ? metric : []).flatMap((field: unknown, place, fields) =>
        typeof field === 'string' || (place === fields.length - 1 && typeof field === 'object')
          ? []
          : [
              {
                dataPath: `/widgets/${index}/properties/metrics/${at}/${place}`,
                message: 'Invalid metric field type, only "String" type is allowed',
              },
            ],
      ),
    );
  });
  if (faults.length > 0) throw invalidBody(faults);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? objectOf(value) : undefined;
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function invalidBody(faults: readonly object[]): AwsError {
  return invalid(
    `The dashboard body is invalid, there are ${faults.length} validation errors: ${JSON.stringify(faults)}`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError('DashboardInvalidInputError', message);
}

/** The words are assumed. */
function notFound(names: readonly string[]): AwsError {
  return new AwsError('DashboardNotFoundError', `Dashboard ${names.join(', ')} does not exist`, 404);
}

export const getDashboard = defineOperation<GetDashboardInput, GetDashboardOutput>({
  name: 'GetDashboard',
  requires: (input, call) => [onDashboard('GetDashboard', input.DashboardName, call)],
  handle: (input, call) => {
    const dashboard = dashboards(call).get(input.DashboardName ?? '');
    if (!dashboard) throw notFound([input.DashboardName ?? '']);
    const { arn, body, name } = dashboard;
    return { DashboardArn: arn, DashboardBody: body, DashboardName: name };
  },
});

/** All or none. */
export const deleteDashboards = defineOperation<DeleteDashboardsInput, object>({
  name: 'DeleteDashboards',
  requires: (input, call) =>
    (input.DashboardNames ?? []).map((name) => onDashboard('DeleteDashboards', name, call)),
  handle: (input, call) => {
    const names = input.DashboardNames ?? [];
    const missing = names.filter((name) => !dashboards(call).has(name));
    if (missing.length > 0) throw notFound(missing);
    for (const name of names) dashboards(call).delete(name);
    return {};
  },
});

export const listDashboards = defineOperation<ListDashboardsInput, ListDashboardsOutput>({
  name: 'ListDashboards',
  requires: () => [{ action: 'cloudwatch:ListDashboards', resource: '*' }],
  handle: (input, call) => {
    const all = [...dashboards(call).values()].filter(({ name }) =>
      name.startsWith(input.DashboardNamePrefix ?? ''),
    );
    const { items, next } = pageOf(all, input.NextToken, 1000);
    return {
      DashboardEntries: items.map(({ arn, body, changedAt, name }) => ({
        DashboardArn: arn,
        DashboardName: name,
        LastModified: changedAt,
        Size: Buffer.byteLength(body),
      })),
      ...next,
    };
  },
});

import type { ResourceView } from '../../resource-type.ts';
import { listOf } from '../properties.ts';

/** The difference between the logs that were exported and those that are to be, as the modifying calls take it. */
export function logExportsOf(resource: ResourceView): object {
  if (!resource.changed('EnableCloudwatchLogsExports')) return {};
  const before = listOf(resource.previous['EnableCloudwatchLogsExports']);
  const now = listOf(resource.properties['EnableCloudwatchLogsExports']);
  return {
    CloudwatchLogsExportConfiguration: {
      EnableLogTypes: now.filter((type) => !before.includes(type)),
      DisableLogTypes: before.filter((type) => !now.includes(type)),
    },
  };
}

/** Who is no longer to have the password kept by RDS says so; who never wanted it says nothing. */
export function passwordManagementOf({ properties, previous }: ResourceView): object {
  const [now, before] = [properties['ManageMasterUserPassword'], previous['ManageMasterUserPassword']];
  if (now === true || now === 'true') return { ManageMasterUserPassword: true };
  return before === true || before === 'true' ? { ManageMasterUserPassword: false } : {};
}

/** The name of a last snapshot. Undefined: none is wanted. */
export function lastSnapshotOf(resource: ResourceView): object {
  if (resource.snapshotRequested === false) return { SkipFinalSnapshot: true };
  const name = `${resource.stackName}-snapshot-${resource.logicalId}-${resource.generatedName().split('-').at(-1)}`;
  return { SkipFinalSnapshot: false, FinalDBSnapshotIdentifier: name.toLowerCase() };
}

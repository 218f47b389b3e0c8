import type { Output } from '@aws-sdk/client-cloudformation';

import { cloudFormationStore } from '../store.ts';
import { resolveValue } from '../template/resolve.ts';
import { validationError } from '../template/validation-error.ts';
import { findExport } from './exports.ts';
import { findExportInUse } from './imports.ts';
import type { ProvisioningRun } from './run.ts';
import { createScope } from './scope.ts';

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The outputs of a stack whose resources are all there.
 * @throws AwsError where one cannot be had, or its export clashes or is in use elsewhere
 */
export function computeOutputs(run: ProvisioningRun): Output[] {
  const { account, stack, desired } = run;
  const scope = createScope(account, stack, desired);
  const outputs: Output[] = [];
  const exported = new Map<string, string>();
  for (const [name, output] of desired.template.outputs) {
    if (output.condition !== undefined && !scope.isTrue(output.condition)) continue;
    const value = asText(resolveValue(output.value, scope));
    const exportName =
      output.exportName === undefined ? undefined : asText(resolveValue(output.exportName, scope));
    if (exportName !== undefined) {
      const other = findExport(account.store(cloudFormationStore), stack.region, exportName);
      if (other && other.stack !== stack) {
        throw validationError(
          `Export with name ${exportName} is already exported by stack ${other.stack.name}.`,
        );
      }
      exported.set(exportName, value);
    }
    outputs.push({
      OutputKey: name,
      OutputValue: value,
      ...(output.description === undefined ? {} : { Description: output.description }),
      ...(exportName === undefined ? {} : { ExportName: exportName }),
    });
  }
  const inUse = findExportInUse(account, stack, exported);
  if (inUse !== undefined) throw validationError(inUse);
  return outputs;
}

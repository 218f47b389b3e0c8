import type { Values } from '../../resource-type.ts';
import { valuesOf } from '../properties.ts';

/** Parts of a destination that its update names otherwise. */
const renamed: Readonly<Record<string, string>> = {
  S3Configuration: 'S3Update',
  S3BackupConfiguration: 'S3BackupUpdate',
};

/** `ExtendedS3DestinationConfiguration` as `ExtendedS3DestinationUpdate`; a network is no part of an update. */
export function destinationUpdates(configurations: Values): Values {
  return Object.fromEntries(
    Object.entries(configurations).map(([name, configuration]) => [
      name.replace(/Configuration$/, 'Update'),
      Object.fromEntries(
        Object.entries(valuesOf(configuration))
          .filter(([part]) => !part.endsWith('VpcConfiguration'))
          .map(([part, value]) => [renamed[part] ?? part, value]),
      ),
    ]),
  );
}

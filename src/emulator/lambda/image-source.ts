import type { Call } from '../operation.ts';
import { ecrState, findImage } from '../ecr/store.ts';

const imageUri =
  /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

export function ecrImageExists(uri: string, call: Call): boolean {
  const [, region, name, tag, digest] = imageUri.exec(uri) ?? [];
  if (region === undefined || name === undefined) return false;
  const repository = ecrState({ account: call.account, region }).repositories.get(name);
  if (!repository) return false;
  return findImage(repository, { imageTag: tag ?? 'latest', imageDigest: digest }) !== undefined;
}

import type { Printed } from '../create-denial.ts';
import type { Reading } from '../reading.ts';
import { denial } from './finding.ts';
import type { Shape } from './shape.ts';

/** Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html */
const registry = /([0-9]{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]{5,30})\.amazonaws\.com(?:\.cn)?/;

/** How far above, in what docker printed, the repository may be named. */
const reach = 4000;

/** docker tells no more than the status of what ECR answered. */
export const dockerShapes: readonly Shape[] = [
  {
    source:
      'docker build and push: https://github.com/moby/buildkit and containerd (remotes/docker), `unexpected status from HEAD request to https://…: 403 Forbidden`',
    anchors: ['403forbidden'],
    read: (reading, at) => {
      const from = Math.max(0, at - 700);
      const before = reading.lower.slice(from, at);
      const request = before.lastIndexOf('unexpectedstatus');
      const status = /(?:unexpectedhttpstatus:|failedwithstatus:)$/.exec(before);
      if (request === -1 && !status) return undefined;
      const start = from + (request === -1 ? (status?.index ?? 0) : request);
      const found = findRepository(reading, at);
      return found && denial(start, at + '403forbidden'.length, found);
    },
  },
  {
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html',
    anchors: ['errorparsinghttp403responsebody:'],
    read: (reading, at) => {
      const found = findRepository(reading, at);
      return found && denial(at, at + 'errorparsinghttp403responsebody'.length, found);
    },
  },
];

/** The repository of ECR that is named last. A registry of somebody else's is none of AWS's. */
function findRepository(reading: Reading, at: number): Omit<Printed, 'raw'> | undefined {
  const from = Math.max(0, at - reach);
  const before = reading.lower.slice(from, at);
  const host = before.lastIndexOf('.dkr.ecr');
  if (host < 12) return undefined;
  // With the blanks that end its name.
  const position = reading.positions[from + host - 12] ?? 0;
  const text = reading.text.slice(position, position + 500).toLowerCase();
  const found = registry.exec(text);
  if (found?.index !== 0) return undefined;
  const [all, account = '', region = ''] = found;
  const path =
    /^\/(?:v2\/)?(?!v2\/)([a-z0-9][a-z0-9._/-]{0,255}?)(?:[\]:@\s]|\/(?:blobs|manifests|tags)\/|$)/.exec(
      text.slice(all.length),
    );
  const repository = path?.[1];
  return {
    service: 'ecr',
    ...(repository !== undefined && { told: { repository, account, region } }),
  };
}

import type { OperationModel, ServiceModel } from './model.ts';
import { decodePercent, findQuery, type WireRequest } from './request.ts';

export interface Route {
  readonly operation: OperationModel;
  /** Decoded, by the member's name. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The operation whose method, path and fixed query a request has; the most literal path wins. */
export function findRoute(service: ServiceModel, request: WireRequest): Route | undefined {
  const path = segmentsOf(request.path);
  const candidates = [...service.operations.values()].flatMap((operation) => {
    const { http } = operation;
    if (!http || http.method !== request.method || !hasQuery(request, http.query)) return [];
    const template = segmentsOf(http.path);
    const labels = matchPath(template, path);
    const rank =
      template.filter((segment) => !segment.startsWith('{')).length + Object.keys(http.query).length;
    return labels ? [{ operation, labels, rank }] : [];
  });
  const [best] = candidates.toSorted((first, second) => second.rank - first.rank);
  return best;
}

export function hasQuery(request: WireRequest, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([key, value]) => {
    const found = findQuery(request, key);
    return found !== undefined && (value === '' || found === value);
  });
}

/** `/a//b/` is a and b: AWS's REST-JSON services take a slash at the end too. */
function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchPath(
  template: readonly string[],
  path: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const labels: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const found = path[index];
    if (found === undefined) return undefined;
    const label = /^\{(\w+)(\+?)\}$/.exec(segment);
    if (!label) {
      if (segment !== found) return undefined;
    } else if (label[2] === '+') {
      labels[label[1] ?? ''] = decodePercent(path.slice(index).join('/'));
      return labels;
    } else labels[label[1] ?? ''] = decodePercent(found);
  }
  return template.length === path.length ? labels : undefined;
}

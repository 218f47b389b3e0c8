import type { Account } from '../account.ts';
import { planFailure } from '../hostility/fail-next.ts';
import type { WireRequest } from '../wire/request.ts';
import type { WireResponse } from '../wire/response.ts';
import { readFailure } from './read-failure.ts';

/** Below it no service of AWS has anything: names of buckets hold no underscore. */
const root = '/_emulator';

const abilities = [
  { request: `GET ${root}/`, does: 'tells this' },
  {
    request: `POST ${root}/fail-next`,
    does: 'makes the next calls of an operation fail, from outside and from inside',
    body: {
      operation: 'lambda:CreateFunction',
      error: { code: 'ServiceException', message: 'Internal Server Error', status: 500 },
      times: 1,
    },
  },
];

/** Whether a request is to the emulator itself, not to the account. */
export function isAdminRequest({ path }: WireRequest): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/** Answers whoever runs the emulator; nobody signs here, so that only what is on this machine and no web page is heard. */
export function answerAdmin(account: Account, request: WireRequest): WireResponse {
  const stranger = findStranger(request);
  if (stranger !== undefined) return fault(403, stranger);
  switch (request.path) {
    case root:
    case `${root}/`:
      if (request.method !== 'GET') return fault(405, `${request.method} is not answered here, expected GET`);
      return json(200, {
        accountId: account.accountId,
        region: account.region,
        hostile: account.hostility.modes,
        seed: account.hostility.seed,
        abilities,
      });
    case `${root}/fail-next`:
      return failNext(account, request);
    default:
      return fault(404, `there is no ${request.path}, expected ${root}/fail-next; GET ${root}/ tells more`);
  }
}

function failNext(account: Account, request: WireRequest): WireResponse {
  if (request.method !== 'POST') return fault(405, `${request.method} is not answered here, expected POST`);
  const type = request.headers['content-type'] ?? '';
  // Of the types that a web page may send without asking, none is JSON.
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    return fault(415, `"${type}" is not the type of the body, expected application/json`);
  const reading = readFailure(request.body);
  if (reading.kind === 'refused') return fault(400, reading.message);
  try {
    planFailure(account, reading.failure);
  } catch (error) {
    if (error instanceof RangeError) return fault(400, error.message);
    throw error;
  }
  return json(200, { planned: reading.failure });
}

/** Why a request may come from a web page: through a name that leads here, or from another origin. */
function findStranger({ headers }: WireRequest): string | undefined {
  const { host = '', origin } = headers;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(name))
    return `the host "${host}" is not this machine, expected 127.0.0.1`;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    return `the origin "${origin}" is another site`;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'none' || site === 'same-origin'
    ? undefined
    : 'the request comes from another site';
}

function fault(status: number, message: string): WireResponse {
  return json(status, { message });
}

function json(status: number, value: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: Buffer.from(`${JSON.stringify(value)}\n`),
  };
}

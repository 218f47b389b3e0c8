import { parseQuery, type WireRequest } from '../../src/emulator/wire/request.ts';

/** A request written as one line: `GET /bucket/key?acl`. */
export function wireRequest(
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): WireRequest {
  const [method = '', target = ''] = line.split(' ');
  const [path = '', search = ''] = target.split('?');
  return {
    method,
    path,
    query: parseQuery(search),
    headers: { host: '127.0.0.1:4566', ...headers },
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
  };
}

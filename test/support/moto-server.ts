import { execa } from 'execa';

export interface MotoServer extends AsyncDisposable {
  /** `http://127.0.0.1:49152`. */
  readonly endpoint: string;
}

/** Starts the `moto_server` on PATH on a free port; it ends with the returned handle. */
export async function startMotoServer(): Promise<MotoServer> {
  // Werkzeug takes 0 as "any free port" and prints the one it took.
  const child = execa('moto_server', ['-H', '127.0.0.1', '-p', '0'], {
    all: true,
    buffer: false,
    reject: false,
    forceKillAfterDelay: 2000,
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await child;
  };
  const printed: string[] = [];
  for await (const line of child.iterable({ from: 'all' })) {
    printed.push(line);
    const endpoint = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (endpoint === undefined) continue;
    // What it prints from here on must be read, or its pipe fills up and it stands still.
    child.all.resume();
    return { endpoint, [Symbol.asyncDispose]: stop };
  }
  const result = await child;
  throw new Error(
    result.code === 'ENOENT'
      ? 'TARGET=moto needs moto_server on PATH (pip install "moto[server,all]"), and there is none'
      : `moto_server did not start:\n${printed.join('\n')}`,
  );
}

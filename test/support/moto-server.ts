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
  let printed = '';
  const started = new Promise<string>((resolve) => {
    // Read to its end, or the pipe fills up and moto stands still.
    child.all.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const endpoint = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
  });
  const endpoint = await Promise.race([started, child.then(() => undefined)]);
  if (endpoint !== undefined) {
    return {
      endpoint,
      async [Symbol.asyncDispose]() {
        child.kill('SIGTERM');
        await child;
      },
    };
  }
  const result = await child;
  throw new Error(
    result.code === 'ENOENT'
      ? 'TARGET=moto needs moto_server on PATH (pip install "moto[server,all]"), and there is none'
      : `moto_server did not start:\n${printed}`,
  );
}

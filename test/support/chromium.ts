import type { Duplex, Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import { isInstalled } from './installed-tool.ts';
import { createScratchDir } from './scratch-dir.ts';

/** The name of a Chromium that is installed, if there is one: it is no dependency. */
export async function findChromium(): Promise<string | undefined> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    if (await isInstalled(name)) return name;
  }
  return undefined;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Browser extends AsyncDisposable {
  /** One command of the page; see https://chromedevtools.github.io/devtools-protocol/ */
  send(method: string, params?: object): Promise<unknown>;
  /** What an expression is in the page, as JSON; a promise is waited for. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** The parameters of the events of one name so far. */
  eventsOf(method: string): readonly unknown[];
}

/** A page in a browser without a window, which is spoken to through pipes: nothing listens anywhere. */
export async function openPage(chromium: string, url: string): Promise<Browser> {
  const profile = await createScratchDir();
  const child = execa(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile.path}`,
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      buffer: false,
      reject: false,
      forceKillAfterDelay: 2000,
    },
  );
  // execa takes each further pipe for one that is read; to Node each goes both ways.
  const wire = createWire(child.stdio[3] as Duplex, child.stdio[4]);
  const { targetId } = await wire.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await wire.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const send = (method: string, params: object = {}) => wire.send<unknown>(method, params, sessionId);
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await send(`${domain}.enable`);
  const loaded = wire.next('Page.loadEventFired');
  await send('Page.navigate', { url });
  await loaded;
  return {
    send,
    async evaluate<Value>(expression: string) {
      const { result } = (await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      })) as {
        readonly result: { readonly value: Value };
      };
      return result.value;
    },
    eventsOf: (method) => wire.events.filter((event) => event.method === method).map(({ params }) => params),
    async [Symbol.asyncDispose]() {
      child.kill();
      await child;
      await profile[Symbol.asyncDispose]();
    },
  };
}

/** Messages of the protocol: JSON with a zero byte after each. */
function createWire(input: Writable, output: Readable) {
  const events: Message[] = [];
  const answers = new Map<number, (message: Message) => void>();
  const waiting = new Map<string, () => void>();
  let count = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    const texts = `${rest}${text}`.split('\0');
    rest = texts.pop() ?? '';
    for (const message of texts.map((one) => JSON.parse(one) as Message)) {
      if (message.id !== undefined) answers.get(message.id)?.(message);
      else events.push(message);
      if (message.method !== undefined) waiting.get(message.method)?.();
    }
  });
  return {
    events,
    next: (method: string) => new Promise<void>((resolve) => waiting.set(method, resolve)),
    send<Result>(method: string, params: object, sessionId?: string): Promise<Result> {
      count += 1;
      const id = count;
      const answer = new Promise<Result>((resolve, reject) => {
        answers.set(id, ({ result, error }) => {
          answers.delete(id);
          if (error === undefined) resolve(result as Result);
          else reject(new Error(`${method}: ${error.message}`));
        });
      });
      input.write(
        `${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`,
      );
      return answer;
    },
  };
}

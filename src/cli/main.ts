#!/usr/bin/env node
import { harnessVersion } from '../version.ts';
import { exitCodes } from './exit-code.ts';
import { runProgram } from './program.ts';
import { renderError } from './render-error.ts';
import { createStyle, wantsColour } from './terminal/style.ts';
import { dependencies } from './wiring.ts';

// The AWS SDK warns of the Node it will need one day; which one the harness runs on is settled by its engines.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// Who reads may go away early (`harness run … | head`, a closed terminal): the run still has to clean up after itself.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

// Nothing can be trusted after this, so that the process ends at once; the journal keeps what is left to remove.
process.on('uncaughtException', (error) => {
  process.stderr.write(
    `${renderError(error, createStyle(wantsColour(process.stderr, process.env)), harnessVersion)}\n`,
  );
  process.exit(exitCodes.bug);
});

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    signals: process,
    now: () => Date.now(),
    exit: (code) => process.exit(code),
  },
  dependencies,
);

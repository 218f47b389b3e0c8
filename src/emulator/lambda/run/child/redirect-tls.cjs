'use strict';

// Loaded into every child before its code: who speaks TLS to AWS under its real names, as the answer to a custom resource's
// ResponseURL must be sent, reaches the emulated account. Names and certificates stay those of the real hosts.
const tls = require('node:tls');

const [host, port] = (process.env.EMULATOR_TLS_ADDRESS ?? '').split(' ');
delete process.env.EMULATOR_TLS_ADDRESS;

const isAws = (name) => /(^|\.)amazonaws\.com(\.cn)?$/.test(name);

const connect = tls.connect;
tls.connect = function connectToAccount(...args) {
  const [first, second, third] = args;
  const options =
    typeof first === 'object' && first !== null
      ? first
      : { port: first, host: typeof second === 'string' ? second : undefined, ...objectOf(second, third) };
  const name = options.servername || options.host || '';
  if (options.socket !== undefined || !isAws(name)) return connect.apply(this, args);
  // Never AWS itself.
  if (port === undefined) throw new Error('the emulated account is not served over TLS');
  const listener = args.findLast((argument) => typeof argument === 'function');
  const redirected = { ...options, host, port: Number(port), servername: name };
  delete redirected.path;
  delete redirected.lookup;
  return connect.call(this, redirected, ...(listener === undefined ? [] : [listener]));
};

function objectOf(...candidates) {
  return candidates.find((candidate) => typeof candidate === 'object' && candidate !== null) ?? {};
}

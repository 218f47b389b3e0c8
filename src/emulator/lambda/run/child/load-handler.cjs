'use strict';

// How the nodejs runtime finds a handler: `folder/module.function`, in modules of either kind.
// Source: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/main/src/UserFunction.js
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = `Runtime.${name}`;
  }
}

function importFrom(file) {
  return import(pathToFileURL(file).href);
}

async function loadModule(root, file) {
  const base = path.resolve(root, file);
  const load = createRequire(path.join(root, 'index.js'));
  if (existsSync(base) && path.extname(base) === '') return load(base);
  if (existsSync(`${base}.js`)) return isModule(base) ? importFrom(`${base}.js`) : load(`${base}.js`);
  if (existsSync(`${base}.mjs`)) return importFrom(`${base}.mjs`);
  if (existsSync(`${base}.cjs`)) return load(`${base}.cjs`);
  return load(load.resolve(file, { paths: [root] }));
}

/** Whether the nearest package.json makes `.js` files modules. */
function isModule(file) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (path.basename(folder) === 'node_modules') return false;
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) {
      try {
        return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
      } catch {
        return false;
      }
    }
    if (folder === path.dirname(folder)) return false;
  }
}

async function loadHandler(root, name) {
  if (name.includes('..')) {
    const why = `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`;
    throw new RuntimeError('MalformedHandlerName', why);
  }
  const match = /^((?:.*\/)?[^./]*)\.([^/]*)$/.exec(name);
  if (!match) throw new RuntimeError('MalformedHandlerName', 'Bad handler');
  let loaded;
  try {
    loaded = await loadModule(root, match[1]);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('UserCodeSyntaxError', String(error));
    if (error?.code === 'MODULE_NOT_FOUND')
      throw new RuntimeError('ImportModuleError', `Error: ${error.message}`);
    throw error;
  }
  const handler = match[2].split('.').reduce((holder, key) => holder?.[key], loaded);
  if (!handler) throw new RuntimeError('HandlerNotFound', `${name} is undefined or not exported`);
  if (typeof handler !== 'function') {
    throw new RuntimeError('HandlerNotFound', `${name} is not a function`);
  }
  return handler;
}

module.exports = { loadHandler, RuntimeError };

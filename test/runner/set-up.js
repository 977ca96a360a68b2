import { registerHooks, setSourceMapsSupport } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/**
 * Run once in each worker, before its first file of tests: lets Node load TypeScript, through SWC, which emits the
 * metadata of decorators as the build does, and leads imports of `@jest/globals`, which exist in Jest's own runtime alone,
 * to what stands for them here.
 *
 * The product's modules are loaded once by a worker and not once by each file of tests, as Jest's own runtime would: they
 * keep no state that one file could leave to the next, and most of the time would go into loading them.
 */
const GLOBALS = new URL('globals.js', import.meta.url).href;

// So that a failure names the line as it was written.
setSourceMapsSupport(true, { nodeModules: false });
registerHooks({
  resolve(specifier, context, next) {
    return specifier === '@jest/globals' ? { url: GLOBALS, shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    const { protocol, pathname } = new URL(url);
    if (protocol !== 'file:' || !pathname.endsWith('.ts') || pathname.includes('/node_modules/'))
      return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

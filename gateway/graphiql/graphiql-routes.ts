import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pageHtml } from './page-html.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';

/** Someone as whom the page can ask: HTTP headers ready made, Authorization among them. For trial data only. */
export interface Persona {
  readonly id: string;
  /** What the reader chooses by, such as "Auditor, head office". */
  readonly label: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface GraphiqlOptions {
  readonly title: string;
  /** Called each time the page is opened, so that the tokens are fresh. */
  readonly personas: () => Promise<readonly Persona[]>;
  /** The operation that the page opens with. */
  readonly query: string;
  /** Its variables, as JSON text. */
  readonly variables: string;
}

/** Where the parts of the page are in the packages. Nothing comes from another host: these networks are closed. */
const PACKAGED = {
  'react.js': 'react/umd/react.production.min.js',
  'react-dom.js': 'react-dom/umd/react-dom.production.min.js',
  'graphiql.js': 'graphiql/graphiql.min.js',
  'graphiql.css': 'graphiql/graphiql.min.css',
} as const;

/** GraphiQL sets inline styles; scripts come from this origin alone, and requests go nowhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/graphiql`: a page for trying operations out as one of a few personas. */
export function graphiqlRoutes(options: GraphiqlOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    const serve = (path: string, type: string, text: string | Buffer) =>
      app.get(path, (_, reply) => reply.header('content-security-policy', POLICY).type(type).send(text));

    serve('/graphiql', 'text/html; charset=utf-8', pageHtml(options.title));
    serve('/graphiql/page.js', 'text/javascript; charset=utf-8', PAGE_SCRIPT);
    serve('/graphiql/page.css', 'text/css; charset=utf-8', PAGE_STYLE);
    for (const [name, file] of Object.entries(PACKAGED)) {
      const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
      serve(`/graphiql/${name}`, type, await readFile(packagedFile(file)));
    }
    app.get('/graphiql/personas.json', async () => ({
      personas: await options.personas(),
      query: options.query,
      variables: options.variables,
    }));
  };
}

/** A file of a package by its path: the packages do not list these among their exports. */
function packagedFile(path: string): string {
  const [name = '', ...rest] = path.split('/');
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), ...rest);
}

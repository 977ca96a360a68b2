import type { FastifyInstance } from 'fastify';

/** A file that is the same for everybody: a page, or something that it loads. */
export interface StaticPage {
  /** As in `/word` or `/word/style.css`. */
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/**
 * Nothing from elsewhere, nothing inline, and no text that becomes HTML: where a browser knows Trusted Types, a script
 * that assigned some would fail.
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Serves pages to anybody: they hold nothing, and ask for what they show like any client. */
export function staticPages(pages: readonly StaticPage[]) {
  return async (app: FastifyInstance): Promise<void> => {
    for (const { path, contentType, body } of pages)
      app.get(path, (_, reply) => reply.headers(HEADERS).type(contentType).send(body));
  };
}

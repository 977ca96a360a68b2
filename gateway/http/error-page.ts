import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientError, errorBody } from './error-body.ts';
import { RateLimited } from '../limits/rate/rate-limits.ts';
import { refusalOf } from './refusal.ts';

/** Whether somebody reads the answer in a browser: pages are asked for so, data are not (RFC 9110, section 12.5.1). */
export function wantsPage(accept: string | undefined): boolean {
  return accept?.split(',').some((range) => range.trim().toLowerCase().startsWith('text/html')) === true;
}

/** Why a forwarded address was not answered: an error of the closed list, as a page for whoever reads pages. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const { code, detail, status } = refusalOf(error);
  reply.code(status).header('cache-control', 'no-store');
  if (error instanceof RateLimited) reply.header('retry-after', String(error.retryAfter));
  if (!wantsPage(request.headers.accept))
    return reply.type('application/json; charset=utf-8').send(errorBody(clientError(code, detail, {})));
  return reply
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .type('text/html; charset=utf-8')
    .send(pageOf(status));
}

function pageOf(status: number): string {
  if (status === 429) return OFTEN;
  return status < 500 ? WRONG : LATER;
}

const WRONG = page('This address cannot be read', 'Check the address. If it is a search, use fewer words.');
const OFTEN = page('That was too often', 'Please wait for a minute, and try again.');
const LATER = page('This page cannot be shown just now', 'Please try again in a few minutes.');

function page(title: string, message: string): string {
  return (
    '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">' +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>` +
    `<body><main><h1>${title}</h1><p>${message}</p></main></body></html>`
  );
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withNonce } from '../page-security.ts';

/** The built window: its page with the nonce of the answer, and the files beside it. */
export async function servePages(pages: FastifyInstance, renderer: string): Promise<void> {
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const html = await readFile(join(renderer, 'index.html'), 'utf8');
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(withNonce(html, request.nonce));
  };
  pages.get('/', page);
  pages.get('/index.html', page);
  await pages.register(fastifyStatic, { root: renderer, index: false, dotfiles: 'deny' });
}

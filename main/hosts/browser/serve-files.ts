import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { safeFileName } from '../file-name.ts';
import type { FileRegister } from '../file-register.ts';
import { contentDisposition } from './content-disposition.ts';
import type { ExchangeFolder } from '../exchange-folder.ts';
import { receiveUpload, tooLarge } from './receive-upload.ts';
import { refuse } from './refuse.ts';

export type FileWire = { files: FileRegister; exchange: ExchangeFolder; uploadLimitBytes: number };

/** Files from the window (streamed to disk, answered with an id) and those written for it. */
export async function serveFiles(files: FastifyInstance, wire: FileWire): Promise<void> {
  // Whatever the browser takes the file for, its bytes are streamed and never parsed here.
  files.removeAllContentTypeParsers();
  files.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  files.post('/files', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    const name = decoded(request.headers['x-file-name']);
    if (name === null) return refuse(reply, 400, 'A file came without its name; choose it again.');
    const limit = wire.uploadLimitBytes;
    const shown = safeFileName(name);
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      const { status, message } = tooLarge(shown, limit);
      return refuse(reply, status, message);
    }
    const path = await wire.exchange.place(name);
    const body = request.body instanceof Readable ? request.body : Readable.from([]);
    const received = await receiveUpload(body, path, shown, limit);
    if (!received.ok) return refuse(reply, received.error.status, received.error.message);
    return { id: wire.files.give(path, 'source') };
  });

  files.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
    const path = wire.files.pathOf(request.params.id, 'write');
    const found = path === null ? null : await stat(path).catch(() => null);
    if (path === null || found === null) {
      return refuse(reply, 404, 'That file is not here any more; write it again.');
    }
    if (found.isDirectory()) {
      return refuse(
        reply,
        409,
        'Several files were written, which a browser cannot take at once; choose the workbook instead.',
      );
    }
    return reply
      .header('content-disposition', contentDisposition(basename(path)))
      .header('content-length', found.size)
      .type('application/octet-stream')
      .send(createReadStream(path));
  });
}

function decoded(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header === '') return null;
  try {
    return decodeURIComponent(header);
  } catch {
    // Not percent-encoded as agreed, so the name is not known.
    return null;
  }
}

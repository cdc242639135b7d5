import type { FastifyReply } from 'fastify';
import type { CallErrorCode } from '../../../shared/contract/errors.ts';

/** Ends a request with the same shape that a refused call has, so that a window reads one shape. */
export function refuse(
  reply: FastifyReply,
  status: number,
  message: string,
  code: CallErrorCode = 'bad-input',
): FastifyReply {
  return reply.code(status).send({ ok: false, error: { code, message } });
}

import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A request as it came over the wire. */
type ScriptedRequest = {
  method: string;
  /** Path and query, undecoded. */
  url: string;
  path: string;
  query: [string, string][];
  headers: IncomingHttpHeaders;
  text: string;
  /** The body where it is JSON. */
  json: unknown;
  /** Number of the connection, from 1. */
  connection: number;
};

/** What the server does with one request. */
export type ScriptedReply =
  | { status: number; json?: unknown; text?: string; headers?: Record<string, string> }
  | ((request: ScriptedRequest, response: ServerResponse, socket: Socket) => void);

export type ScriptedServer = {
  url: string;
  port: number;
  requests: ScriptedRequest[];
  /** Adds replies, used up one a request. */
  script(...replies: ScriptedReply[]): void;
  /** Answers requests for which no scripted reply is left. */
  otherwise(reply: (request: ScriptedRequest) => ScriptedReply): void;
  connections(): number;
  close(): Promise<void>;
};

/**
 * A real HTTP server on 127.0.0.1 that answers by a list. A request without a reply left gets 599,
 * so that a test with too many requests fails.
 */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const replies: ScriptedReply[] = [];
  const requests: ScriptedRequest[] = [];
  const sockets = new Map<Socket, number>();
  let made = 0;
  let fallback = (_request: ScriptedRequest): ScriptedReply => ({
    status: 599,
    text: 'unscripted',
  });

  const server = createServer((incoming, response) => {
    void readRequest(incoming, sockets.get(incoming.socket) ?? 0).then((request) => {
      requests.push(request);
      const reply = replies.shift() ?? fallback(request);
      if (typeof reply === 'function') reply(request, response, incoming.socket);
      else writeReply(reply, response);
      return undefined;
    });
  });
  server.on('connection', (socket) => {
    sockets.set(socket, ++made);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    script: (...more) => void replies.push(...more),
    otherwise: (reply) => void (fallback = reply),
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Writes a reply of plain data. */
function writeReply(
  reply: Exclude<ScriptedReply, (...args: never[]) => void>,
  response: ServerResponse,
): void {
  const text = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const type = reply.json === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(reply.status, { ...type, ...reply.headers });
  response.end(text);
}

async function readRequest(
  incoming: IncomingMessage,
  connection: number,
): Promise<ScriptedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const url = incoming.url ?? '';
  const [path = '', query = ''] = url.split('?');
  const isJson = incoming.headers['content-type']?.startsWith('application/json') ?? false;
  return {
    method: incoming.method ?? '',
    url,
    path,
    query: [...new URLSearchParams(query)],
    headers: incoming.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
    connection,
  };
}

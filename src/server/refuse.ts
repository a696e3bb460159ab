import type { Socket } from 'node:net';

/** What is told on a connection of which no request could be made, by the code of Node's error. */
const TOLD: Readonly<Record<string, readonly [line: string, code: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'TV-SLOW', 'the request took too long to come'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'TV-HEAD-SIZE', 'the head of the request is too large'],
};

/** Refuses what is no request, or comes too slowly, in the words of the API; and is done with the connection. */
export function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  const answering = Reflect.get(socket, '_httpMessage') as { readonly headersSent: boolean } | null | undefined;
  if (error.code === 'ECONNRESET' || !socket.writable || answering?.headersSent) return void socket.destroy();
  const [line, code, message] = TOLD[error.code ?? ''] ?? ['400 Bad Request', 'TV-HTTP', 'not a request of HTTP'];
  const body = JSON.stringify({ error: { code, message } });
  socket.end(`HTTP/1.1 ${line}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}

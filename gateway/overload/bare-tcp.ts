import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/*
 * A TCP connection without the stream that node:net makes of it: what a stream is for, pieces that wait for their turn, is
 * not needed for a request that comes in one piece and is refused in one, and is a quarter of what that takes. The parts of
 * node:net that it is done with are its own; where they are not as known here, the connection is used as ever.
 */

interface Handle {
  readonly useUserBuffer?: (buffer: Buffer) => void;
  /** Less than 0 where the system has none. */
  readonly fd?: number;
}

/** What one reading may bring; a request that is longer comes in several. */
const BUFFER = Buffer.alloc(64 * 1024);

/**
 * Where node:net keeps its option `onread` (the buffer, and who is called), by which what comes is read into a buffer that
 * there is already. It takes the option for connections that it opens and not for those that it is given, though nothing
 * differs in how they are read. Null where it is kept in another way than here.
 */
const PLACES = placesOfOnRead();

/**
 * Has all that comes on a connection from now on read into the one buffer that all such connections share, rather than
 * into a new one of 64 kB each time. It may be paused and resumed as ever.
 * @param onRead what has come; the bytes are the reader's until it returns, and then the next connection's
 * @returns whether it was done; if not, the connection is read as ever
 */
export function readBare(socket: Socket, onRead: (bytes: Buffer) => void): boolean {
  const handle = handleOf(socket);
  if (PLACES === null || handle?.useUserBuffer === undefined) return false;
  const [buffer, callback] = PLACES;
  Object.assign(socket, {
    [buffer]: BUFFER,
    [callback]: (length: number) => onRead(BUFFER.subarray(0, length)),
  });
  handle.useUserBuffer(BUFFER);
  return true;
}

/** Sends bytes after those that wait to be sent: at once where there are none, and where the system takes them. */
export function writeBare(socket: Socket, bytes: Buffer): void {
  const sent = socket.writableLength === 0 ? written(handleOf(socket)?.fd ?? -1, bytes) : 0;
  if (sent < bytes.length) socket.write(sent === 0 ? bytes : bytes.subarray(sent));
}

function written(fd: number, bytes: Buffer): number {
  if (fd < 0) return 0;
  try {
    return writeSync(fd, bytes);
  } catch {
    return 0; // it is full, or its other end is gone: the stream waits, or says so
  }
}

/** Undefined for what is not bare: under TLS nothing may go past the stream. */
function handleOf(socket: Socket): Handle | undefined {
  const { _handle: handle } = socket as { readonly _handle?: Handle | null };
  return handle?.constructor.name === 'TCP' ? handle : undefined;
}

function placesOfOnRead(): [buffer: symbol, callback: symbol] | null {
  const onread = { buffer: Buffer.alloc(0), callback: () => true };
  const socket = new Socket({ onread });
  const placeOf = (part: unknown) =>
    Object.getOwnPropertySymbols(socket).find((place) => Reflect.get(socket, place) === part);
  const [buffer, callback] = [placeOf(onread.buffer), placeOf(onread.callback)];
  return buffer === undefined || callback === undefined ? null : [buffer, callback];
}

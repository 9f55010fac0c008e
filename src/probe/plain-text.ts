import type { Socket } from 'node:net';
import { failureOf, ProbeError } from './failure.ts';

/** What an endpoint may send before TLS, in bytes: no greeting and no list of capabilities comes near. */
const MAX_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/** A connection before TLS. Each read ends with what was asked for, or throws {@link ProbeError}. */
export interface PlainText {
  /** The next line as Latin-1, without its end. */
  line(): Promise<string>;
  bytes(count: number): Promise<Buffer>;
  send(data: string | Uint8Array): void;
  /**
   * Hands the socket over to TLS. Data after the go-ahead was sent without TLS, by anyone on the path, and would be
   * taken for data that TLS protects (NO STARTTLS, USENIX Security 2021).
   */
  release(): void;
}

/** @param socket connected, with nothing read from it */
export function plainText(socket: Socket): PlainText {
  const received = Buffer.allocUnsafe(MAX_BYTES);
  let start = 0;
  let end = 0;
  // So that a line which comes byte by byte is looked at once.
  let searched = 0;
  let failure: ProbeError | undefined;
  let wake = () => {};

  const fail = (error: ProbeError) => {
    failure ??= error;
    wake();
  };
  const onData = (chunk: Buffer) => {
    if (end + chunk.length > MAX_BYTES) {
      fail(new ProbeError('malformed', 'it sent more than 64 KiB before TLS'));
      socket.destroy();
      return;
    }
    end += chunk.copy(received, end);
    wake();
  };
  const onEnd = () => fail(new ProbeError('unreachable', 'it closed the connection before TLS could start'));
  const onError = (error: Error) => {
    const { reason, detail } = failureOf(error);
    fail(new ProbeError(reason, detail));
  };
  socket.on('data', onData).on('end', onEnd).on('error', onError);

  const wait = async <T>(take: () => T | undefined): Promise<T> => {
    for (;;) {
      const taken = take();
      if (taken !== undefined) return taken;
      if (failure !== undefined) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    line: () =>
      wait(() => {
        const at = received.subarray(0, end).indexOf(LINE_FEED, searched);
        searched = at < 0 ? end : at + 1;
        if (at < 0) return undefined;
        const line = received.toString('latin1', start, at);
        start = at + 1;
        return line.replace(/\r$/, '');
      }),
    bytes: (count) =>
      wait(() => {
        if (count > MAX_BYTES) throw new ProbeError('malformed', 'it announced more than 64 KiB before TLS');
        if (end - start < count) return undefined;
        start += count;
        searched = start;
        return Buffer.from(received.subarray(start - count, start));
      }),
    send: (data) => {
      socket.write(data);
    },
    release: () => {
      socket.off('data', onData).off('end', onEnd).off('error', onError);
      if (start < end || socket.readableLength > 0) {
        throw new ProbeError('malformed', 'it sent plain text after it agreed to TLS, which an attacker could inject');
      }
    },
  };
}

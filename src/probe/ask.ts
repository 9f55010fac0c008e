import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Endpoint } from '../util/endpoint-address.ts';
import { DIALOGUES } from './dialogue.ts';
import { codeOf, failureOf, ProbeError } from './failure.ts';
import { handshake, type Served } from './handshake.ts';
import { plainText } from './plain-text.ts';

export interface Outcome extends Served {
  /** This machine has no route to the address, which proves nothing about the server. */
  unroutable?: boolean;
}

const NO_ROUTE: ReadonlySet<string> = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Asks one address which certificates it serves. Never rejects.
 * @param address an IP address: the checked address is the one that is connected to, whatever the name resolves to by
 * now
 * @param deadline milliseconds for all of it, so that a server that sends slowly cannot hold up the run
 */
export async function ask(endpoint: Endpoint, address: string, deadline: number): Promise<Outcome> {
  const expiry = new AbortController();
  let stage = 'no connection was established';
  const timer = setTimeout(() => {
    expiry.abort(new ProbeError('timeout', `${stage} within ${deadline / 1000} s`));
  }, deadline);
  let socket: Socket | undefined;
  const stop = () => socket?.destroy(expiry.signal.reason);
  expiry.signal.addEventListener('abort', stop);
  try {
    socket = connect({ host: address, port: endpoint.port, noDelay: true });
    // An error after the last read would otherwise end the process.
    socket.on('error', () => {});
    await once(socket, 'connect');
    if (endpoint.tls === 'upgrade') {
      stage = 'the server did not start TLS';
      const wire = plainText(socket);
      await DIALOGUES[endpoint.protocol](wire);
      wire.release();
    }
    stage = 'the TLS handshake did not finish';
    expiry.signal.removeEventListener('abort', stop);
    return await handshake(socket, endpoint.host, expiry.signal);
  } catch (error) {
    socket?.destroy();
    const unroutable = NO_ROUTE.has(codeOf(error));
    return { certificates: [], failure: failureOf(error), ...(unroutable ? { unroutable } : {}) };
  } finally {
    clearTimeout(timer);
  }
}

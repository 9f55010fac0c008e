import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Endpoint } from '../util/endpoint-address.ts';
import { DIALOGUES } from './dialogue.ts';
import { codeOf, failureOf, ProbeError } from './failure.ts';
import { handshake, type Served } from './handshake.ts';
import { plainText } from './plain-text.ts';

export interface Outcome extends Served {
  /** This machine knows no way to the address, which says nothing about what is there. */
  unroutable?: boolean;
}

const NO_ROUTE: ReadonlySet<string> = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Asks one address which certificates it serves. Never rejects.
 * @param address an IP address: what was checked is what is connected to, whatever the name resolves to by now
 * @param deadline milliseconds for all of it, so that no server holds up the run by sending a little now and then
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
    // What goes wrong after the last look would otherwise end the process.
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

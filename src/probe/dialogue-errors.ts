import { ProbeError } from './failure.ts';

export function malformed(): ProbeError {
  return new ProbeError('malformed', 'its answer does not follow its protocol');
}

/** @param command the protocol's word for the change to TLS */
export function noTls(command: string, verb = 'does not offer'): ProbeError {
  return new ProbeError('no-tls', `it ${verb} ${command}`);
}

/** It speaks its protocol, and says that it serves no client, or none at this address. */
export function turnedAway(): ProbeError {
  return new ProbeError('unreachable', 'it closes the connection before TLS starts');
}

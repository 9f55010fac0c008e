import type { SeenCertificate, Topology } from '../model/index.ts';
import { certificateNode, downstream, graphOf } from './graph.ts';

/** Whether a consumer in the scanned configuration gets the certificate, directly or through sinks and copies. */
export function isServed(certificate: SeenCertificate, topology: Topology): boolean {
  return downstream(graphOf(topology), certificateNode(certificate.fingerprint)).some(
    ({ fact }) => fact.kind === 'consumer',
  );
}

import type { FoundPassword } from '../keystores/repository-passwords.ts';
import type {
  Decoder,
  Fault,
  Found,
  Layer,
  Location,
  Output,
  Place,
  Sighting,
  UnreadableReason,
} from '../model/index.ts';
import { ENCRYPTION_NAMES } from '../util/encryption-names.ts';
import type { ParsedCertificate } from '../x509/certificate.ts';
import { DerError } from '../x509/der.ts';
import { parseRequest } from '../x509/request.ts';
import { parseRevocationList } from '../x509/revocation-list.ts';
import type { Contents } from './inventory.ts';
import { composePlaces, shownPlace } from './nested-places.ts';

/** The contents of one file, and the faults while it was examined. */
export interface FileFacts extends Contents {
  faults: Fault[];
}

/** The walk through the layers of one file. */
export interface Walk {
  facts: FileFacts;
  /** The file. */
  place: Location;
  passwords: readonly string[];
  /** Passwords that the repository holds, with their places; only where the file is read again because of them. */
  found?: readonly FoundPassword[] | undefined;
  parse(der: Uint8Array): ParsedCertificate;
  /** DER of the certificates of the file, by fingerprint. */
  encodings: Map<string, Buffer>;
  /** The decoders that want a layer. */
  wantedBy(layer: Layer): Decoder[];
}

/** A layer that waits for its decoders. */
export interface Pending {
  layer: Layer;
  decoders: readonly Decoder[];
  /** Where the layer lies in the file. */
  outer: Place;
}

/** What decoders write to: the facts of the file, at the place where the layer is. */
export function outputFor(walk: Walk, from: Pending, layer: Output['layer']): Output {
  const { facts, place } = walk;

  function sighting(found: Found): Sighting {
    const container = found.container ?? from.layer.container;
    return {
      ...place,
      ...shownPlace(composePlaces(from.outer, found, from.layer.depth)),
      format: found.format,
      ...(container !== undefined && { container }),
    };
  }

  /** Runs a parser. Damaged input becomes a fact about the place; any other error is a fault of the parser. */
  function parsed<T extends { trailing: number; problems: string[] }>(what: string, found: Found, parser: () => T) {
    try {
      const result = parser();
      const { trailing, problems } = result;
      if (problems.length > 0)
        unreadable('malformed', `Part of the ${what} cannot be read: ${problems.join('; ')}.`, found);
      if (trailing > 0)
        unreadable('malformed', `${trailing} bytes that do not belong to the ${what} follow it.`, found);
      return result;
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
      unreadable(error.reason, `The ${what} cannot be read: ${error.message}.`, found);
      return undefined;
    }
  }

  function unreadable(reason: UnreadableReason, detail: string, at: Place = {}, kind?: 'archive'): void {
    refuse(walk, composePlaces(from.outer, at, from.layer.depth), reason, detail, kind);
  }

  return {
    certificate(der, found) {
      const result = parsed('certificate', found, () => walk.parse(der));
      if (result === undefined) return;
      walk.encodings.set(result.certificate.fingerprint, Buffer.from(der));
      facts.certificates.push({ ...result.certificate, sightings: [sighting(found)] });
    },
    parsed(certificate, found) {
      facts.certificates.push({ ...certificate, sightings: [sighting(found)] });
    },
    privateKey(key, { password: by, ...found }) {
      const password = by === 'well-known' ? by : walk.found?.[by ?? -1]?.location;
      facts.privateKeys.push({ ...key, sightings: [{ ...sighting(found), ...(password && { password }) }] });
    },
    revocationList(der, found) {
      const result = parsed('revocation list', found, () => parseRevocationList(der));
      if (result) facts.revocationLists.push({ ...result.revocationList, sightings: [sighting(found)] });
    },
    request(der, found) {
      const result = parsed('request', found, () => parseRequest(der));
      if (result) facts.requests.push({ ...result.request, sightings: [sighting(found)] });
    },
    keystore(opened, { entries, password, ...found }) {
      const at = walk.found?.[password ?? -1]?.location;
      const counted = { ...(entries !== undefined && { entries }), ...(at && { passwordAt: at }) };
      facts.keystores.push({ ...sighting(found), opened, ...counted });
    },
    unreadable,
    expiration(stated, at = {}) {
      const where = shownPlace(composePlaces(from.outer, at, from.layer.depth));
      facts.expirations ??= [];
      facts.expirations.push({ ...place, ...where, ...stated });
    },
    encrypted(encryption, at = {}) {
      const where = shownPlace(composePlaces(from.outer, at, from.layer.depth));
      const detail = `It is protected (${ENCRYPTION_NAMES[encryption]}).`;
      facts.unreadable.push({ ...place, ...where, reason: 'locked', detail, kind: 'encrypted', encryption });
    },
    layer,
  };
}

/** Puts what could not be read among the facts. */
export function refuse(
  { facts, place }: Walk,
  at: Place,
  reason: UnreadableReason,
  detail: string,
  kind?: 'configuration' | 'archive',
) {
  facts.unreadable.push({ ...place, ...shownPlace(at), reason, detail, ...(kind && { kind }) });
}

import type { Location } from './location.ts';

/** The form in which an object stood in its file (innermost form; what it was wrapped in is the container). */
export type Format =
  | 'pem'
  | 'der'
  | 'pkcs7'
  | 'pkcs12'
  | 'jks'
  | 'jceks'
  | 'bks'
  | 'base64'
  | 'saml'
  | 'jwk'
  | 'openssh'
  | 'mobileprovision';

/** An instant in ISO 8601 UTC with seconds, such as `2026-11-22T00:00:00Z`. */
export type Instant = string;

export interface PublicKey {
  /** `RSA`, `RSA-PSS`, `EC`, `DSA`, `Ed25519`, `Ed448`, `X25519`, `ML-DSA-65` …, else the algorithm's dotted OID. */
  algorithm: string;
  /** Size in bits: the modulus of RSA, the prime of DSA, the field of EC. */
  bits?: number;
  /** Name of the EC curve as RFC 5480 and SEC 2 spell it (`P-256`, `secp256k1`), else its dotted OID. */
  curve?: string;
  /** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. */
  fingerprint: string;
}

/** An X.509 certificate (RFC 5280). Nothing here says where it was found. */
export interface Certificate {
  /** SHA-256 of the DER, lower-case hex: the identity of the certificate. */
  fingerprint: string;
  /** SHA-1 of the DER, lower-case hex: the thumbprint by which Windows and signing tools name a certificate. */
  sha1?: string;
  /** Distinguished names in the order of the encoding: `C=US, O=Example, CN=www.example.com`; empty when the name is. */
  subject: string;
  issuer: string;
  /** The signed integer in lower-case hex without leading zeros, `-` before a negative one. */
  serialNumber: string;
  /** Null where the certificate states a time that cannot be read. */
  notBefore: Instant | null;
  notAfter: Instant | null;
  /** Subject alternative names in encoded order: `dns:a.example`, `ip:10.0.0.1`, `email:…`, `uri:…`, `dirname:…`, `rid:…`, `other:<oid>`; `user:…` for a principal of OpenSSH. */
  names: string[];
  publicKey: PublicKey;
  /** The field's usual name (`sha256WithRSAEncryption`, `ecdsa-with-SHA384`, `Ed25519`), else the dotted OID. */
  signatureAlgorithm: string;
  /** basicConstraints says cA. A role needs more evidence: `openssl req -x509` sets it on server certificates. */
  ca: boolean;
  /** Subject and issuer are the same name. */
  selfIssued: boolean;
  keyUsage: string[];
  extendedKeyUsage: string[];
  /** Lower-case hex. */
  subjectKeyId?: string;
  authorityKeyId?: string;
  /** Certificate policy OIDs, when there are any. */
  policies?: string[];
}

/** One place where an object was seen. */
export interface Sighting extends Location {
  format: Format;
  /** What it was wrapped in: `kubernetes-secret`, `kubeconfig`, `configmap`, `source-string` … */
  container?: string;
  /** Git stores the file encrypted, and only the work tree that was scanned has its content in the clear. Keys and keystores only. */
  encryptedInGit?: true;
  /** Of an encrypted private key: where the repository holds its password, or that everyone knows it. Never the password. */
  password?: Location | 'well-known';
}

export interface SeenCertificate extends Certificate {
  /** Identifier of the lineage that the certificate is a version of; set by the topology. */
  lineage?: string;
  /**
   * Fingerprints of certificates in the same file with the issuer's name and a key that verifies the signature; empty
   * if there are none. Only computed if key identifiers do not decide (RFC 5280 section 4.2.1.1).
   */
  signedBy?: string[];
  sightings: Sighting[];
}

/** A private key that was seen. Its bytes never leave the decoder that read them. */
export interface PrivateKey {
  /** SHA-256 of the DER SubjectPublicKeyInfo of its public half, where that can be had. */
  publicKeyFingerprint?: string;
  /** As in {@link PublicKey}; `unknown` where the encryption hides it. */
  algorithm: string;
  encrypted: boolean;
}

export interface SeenPrivateKey extends PrivateKey {
  sightings: Sighting[];
}

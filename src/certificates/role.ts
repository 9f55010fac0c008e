import type { SeenCertificate, Sighting } from '../model/index.ts';

/** The use of a certificate that is not for servers: the consequence of its expiration, and the fix. */
export interface Role {
  id: 'saml' | 'token-signing' | 'provisioning' | 'kubeconfig' | 'vpn' | 'client' | 'code-signing';
  /** The consequence of its expiration. */
  consequence: string;
  /** The fix before and after it expires. */
  fix: string;
  /**
   * Its expiration breaks nothing by itself: signatures with a timestamp stay valid, and who verifies a token by a published key
   * reads the key alone.
   */
  outlived?: true;
}

const SAML: Role = {
  id: 'saml',
  // SAML metadata publishes a key. The OASIS profile ignores the dates of its certificate, but some software does not.
  consequence: 'Software that checks dates rejects everything that it signed.',
  fix: 'Fetch the current metadata from its owner, preferably with a scheduled job. Remove the old certificate once nothing signs with it.',
};
const TOKEN_SIGNING: Role = {
  id: 'token-signing',
  // RFC 7517 section 4.7: the certificate has the key of the JWK; nothing there asks for its dates.
  consequence: 'Most software that verifies tokens reads the key only and ignores the dates.',
  fix: 'Publish the current key of the signer. Remove the old one once no token that it signed is valid.',
  outlived: true,
};
const PROVISIONING: Role = {
  id: 'provisioning',
  consequence: 'It can no longer sign, and profiles that list no other certificate stop working.',
  fix: 'Renew the certificate in the developer account, and recreate the profiles that list it. Replace them together with the keystores that hold its key.',
};
const KUBECONFIG: Role = {
  id: 'kubeconfig',
  consequence: 'The API server rejects clients that use it.',
  fix: 'Issue a new client certificate, and replace this one and its key in every copy named here. Preferably use a user with credentials that are fetched when needed (`exec`).',
};
const VPN: Role = {
  id: 'vpn',
  consequence: 'The VPN server rejects clients that use this profile.',
  fix: 'Issue a new client certificate. Replace it, with its key, in every profile named here, and distribute the profiles.',
};
const CLIENT: Role = {
  id: 'client',
  consequence: 'Servers that check it reject the client.',
  fix: 'Issue a new client certificate and replace it and its key wherever the client reads it. If a server trusts exactly this certificate, replace it there first.',
};
const CODE_SIGNING: Role = {
  id: 'code-signing',
  consequence: 'It can no longer sign. Signatures with a timestamp stay valid.',
  fix: 'Renew the signing certificate, and update the jobs and policies that name the old one. Keep timestamped signatures unchanged.',
  outlived: true,
};

/** Keys and files that are named after a client: `tls-client.crt`, `ab_client`. A CA for clients is none. */
const CLIENT_NAME = /(?:^|[^a-z])client(?:s|cert|certificate)?(?:[^a-z]|$)/i;
/** Words of names that are those of a CA. */
export const AUTHORITY_NAME =
  /(?:^|[^a-z])(?:ca|ca[_-]?bundle|cacerts?|root|authority|issuer|issuing|trust)(?:[^a-z]|$)|clientca/i;

/** Settings and files that are named after single sign-on: `samlinitcfg.yaml`, `idp-cert.pem`, `saml2/x509_cert`. */
const SAML_NAME = /(?:^|[^a-z])(?:saml2?|idp|shibboleth)(?:[^a-z]|$|cert|init|metadata|signing|config)/i;
/** What Microsoft calls the certificates by which it signs assertions. */
const SAML_SUBJECT = /CN=Microsoft Azure Federated SSO Certificate/;

/** Files that hold a signature over themselves as CMS: catalogues of drivers, programs, signed JARs, documents, profiles. */
const SIGNED =
  /\.(?:cat|sys|dll|exe|msi|msix|appx|p7x|efi|pdf|mobileconfig)$|META-INF\/[^/]+\.(?:RSA|DSA|EC)(?:[^A-Za-z]|$)/i;

/**
 * The role of a certificate, by its extended key usage (RFC 5280 section 4.2.1.12), then by the form and the names of all the
 * places that hold it. Undefined for what servers show, for CA certificates, and where nothing tells.
 */
export function roleOf(certificate: SeenCertificate): Role | undefined {
  const { extendedKeyUsage: usages, names, sightings, subject } = certificate;
  const all = (holds: (sighting: Sighting) => boolean) => sightings.length > 0 && sightings.every(holds);
  if (all(({ format }) => format === 'saml')) return SAML;
  if (all(({ format }) => format === 'jwk')) return TOKEN_SIGNING;
  if (all(({ format }) => format === 'mobileprovision')) return PROVISIONING;
  if (all(({ container, pointer = '' }) => container === 'kubeconfig' && !/certificate-authority/.test(pointer)))
    return KUBECONFIG;
  // The profile of a server has a certificate for servers.
  if (
    !usages.includes('serverAuth') &&
    all(({ container, pointer }) => container === 'openvpn' && pointer === '<cert>')
  )
    return VPN;
  if (all(({ format, path, pointer = '' }) => format === 'pkcs7' && (SIGNED.test(path) || SIGNED.test(pointer))))
    return CODE_SIGNING;
  // A CA may be limited to usages. `openssl req -x509` marks every certificate as a CA, without key usage.
  if (certificate.ca && certificate.keyUsage.includes('keyCertSign')) return undefined;
  if (usages.includes('codeSigning') && !usages.includes('serverAuth')) return CODE_SIGNING;
  if (usages.includes('clientAuth') && !usages.includes('serverAuth')) return CLIENT;
  // Hosts have names; the key of an identity provider is recognized by its metadata.
  if (usages.length === 0 && names.length === 0 && (SAML_SUBJECT.test(subject) || all(isNamedSaml))) return SAML;
  // Without usages only the name of each place can tell.
  return usages.length === 0 && all(isNamedClient) ? CLIENT : undefined;
}

function isNamedSaml({ path, pointer = '' }: Sighting): boolean {
  return SAML_NAME.test(path.slice(path.lastIndexOf('/') + 1)) || SAML_NAME.test(pointer);
}

function isNamedClient({ path, pointer }: Sighting): boolean {
  const name = pointer !== undefined && /[a-z]/i.test(pointer) ? pointer : path.slice(path.lastIndexOf('/') + 1);
  return CLIENT_NAME.test(name) && !AUTHORITY_NAME.test(name);
}

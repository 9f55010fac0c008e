/** Certificates and keys that the forms in `__tests__/decoders/forms` hold. `scripts/fixtures/embedded.ts` made them. */
import { pem } from '../../scripts/fixtures/pem-armor.ts';
import { decoderFixture } from './packed-fixtures.ts';

export { wrapped } from '../../scripts/fixtures/pem-armor.ts';

/** Files in memory: path → content. */
export type Files = Readonly<Record<string, string | Buffer>>;

export const fixtureBytes = decoderFixture;

function material(name: string) {
  const [der, keyDer] = [fixtureBytes(`chain/${name}.der`), fixtureBytes(`chain/${name}.key`)];
  return { der, pem: pem('CERTIFICATE', der), keyDer, keyPem: pem('PRIVATE KEY', keyDer) };
}

/** `mail.corp.internal`, RSA, issued by {@link ca}. */
export const leaf = material('leaf');
/** `Corp Issuing CA`, P-256. */
export const ca = material('ca');
/** An Ed25519 key without a certificate. */
export const edgeKey = fixtureBytes('chain/edge.key');
/** PKCS#12 of leaf, CA and the key of the leaf; the password is `changeit`. */
export const store = fixtureBytes('chain/leaf.p12');

export const base64Of = (content: string | Uint8Array) => Buffer.from(content).toString('base64');

/** Certificates in archives, and in archives in archives. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { zip } from '../../../scripts/fixtures/zip-writer.ts';
import { base64Of, ca, type Files, fixtureBytes, leaf } from '../../support/material.ts';

const text = Buffer.from(`${leaf.pem}${ca.pem}`);
const jar = zip([
  { name: 'META-INF/MANIFEST.MF', content: Buffer.from('Manifest-Version: 1.0\n') },
  { name: 'certs/chain.pem', content: text },
  { name: 'certs/ca.der', content: ca.der, method: 0 },
]);
const war = zip([{ name: 'WEB-INF/lib/mail.jar', content: jar, method: 0 }]);
/** A chart with a file whose name is longer than the hundred bytes of a tar header: each format has another way out. */
const packed = fixtureBytes('archive/mail-1.0.0.tgz');

export const good: Files = {
  'mail.jar': jar,
  'mail.war': war,
  'mail.ear': zip([{ name: 'mail.war', content: war }]),
  'mail-1.0.0.tgz': packed,
  'pax.tar': fixtureBytes('archive/pax.tar'),
  'ustar.tar': fixtureBytes('archive/ustar.tar'),
  'chain.pem.gz': gzipSync(text),
  'secret.yaml': `apiVersion: v1\nkind: Secret\ndata:\n  chain: ${base64Of(gzipSync(text))}\n`,
};

export const bad: Files = {
  'locked.zip': fixtureBytes('archive/locked.zip'),
  'truncated.jar': jar.subarray(0, 400),
  'truncated.tgz': packed.subarray(0, packed.length - 200),
  'truncated.tar': gunzipSync(packed).subarray(0, 1024 + 600),
  'damaged.jar': zip([
    { name: 'chain.pem', content: text, stored: Buffer.from('ff'.repeat(200), 'hex') },
    { name: 'ca.der', content: ca.der },
  ]),
  'other-method.zip': zip([
    { name: 'leaf.pem', content: text, method: 93 },
    { name: 'ca.der', content: ca.der },
  ]),
  'too-deep.zip': zip([{ name: 'mail.ear', content: zip([{ name: 'mail.war', content: war }]) }]),
};

export const decoys: Files = {
  'slides.zip': zip([{ name: 'index.html', content: Buffer.from('<p>Slides</p>') }]),
};

/** JSON web keys, and certificates in them. */
import { createPrivateKey } from 'node:crypto';
import { base64Of, ca, edgeKey, type Files, leaf } from '../../support/material.ts';

const [one, two] = [base64Of(leaf.der), base64Of(ca.der)];
const secret = ({ keyDer }: { keyDer: Buffer }) =>
  createPrivateKey({ key: keyDer, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' }) as Record<string, unknown>;
const { n, e, kty } = secret(leaf);
const set = {
  keys: [
    { kty, use: 'sig', kid: '2026-01', n, e, x5c: [one, two] },
    { ...secret(ca), d: undefined },
  ],
};
const pretty = JSON.stringify(set, null, 2);

export const good: Files = {
  'jwks.json': `${pretty}\n`,
  'minified.json': JSON.stringify(set),
  'private.json': `${JSON.stringify({ keys: [secret(leaf), secret(ca), secret({ keyDer: edgeKey })] }, null, 2)}\n`,
  'in-a-string.json': `${JSON.stringify({ config: JSON.stringify(set), key: JSON.stringify(secret(leaf)) }, null, 2)}\n`,
  'signing.env': `# keys of the issuer\nSIGNING_KEY='${JSON.stringify(secret(leaf))}'\n`,
  'header.json': `{"alg": "RS256", "x5c": ["${one}"]}\n`,
  'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: issuer\ndata:\n  signing.jwk: ${base64Of(JSON.stringify(secret(leaf)))}\n`,
};

export const bad: Files = {
  'truncated.json': pretty.slice(0, pretty.indexOf(one) + 300),
  'letters-lost.json': pretty.replace('"MII', '"xII'),
};

export const decoys: Files = {
  'public.json': JSON.stringify({ keys: [{ kty, n, e, kid: 'a' }] }),
  'symmetric.json': JSON.stringify({
    kty: 'oct',
    k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75',
    d: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ',
  }),
  'client.js': 'const key = { "kty": "RSA", "d": "…" };\nif (header["x5c"]) { verify(jwk["kty"]); }\n',
};

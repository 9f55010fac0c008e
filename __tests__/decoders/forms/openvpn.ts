/** Keys and profiles of OpenVPN. */
import { createHash } from 'node:crypto';
import { base64Of, ca, type Files, leaf, wrapped } from '../../support/material.ts';

/** 256 octets without a structure. */
const octets = [0, 1, 2, 3].map((part) => createHash('sha512').update(`static key ${part}`).digest('hex'));
const digits = wrapped(octets.join(''), 32);
const key = `-----BEGIN OpenVPN Static key V1-----\n${digits}\n-----END OpenVPN Static key V1-----\n`;
const client = `-----BEGIN OpenVPN tls-crypt-v2 client key-----\n${wrapped(base64Of(Buffer.from(leaf.keyDer).reverse()), 64)}\n-----END OpenVPN tls-crypt-v2 client key-----\n`;
const profile = `client\nremote vpn.corp.internal 1194\n<ca>\n${ca.pem}</ca>\n<cert>\n${leaf.pem}</cert>\n<key>\n${leaf.keyPem}</key>\nkey-direction 1\n<tls-auth>\n#\n# 2048 bit OpenVPN static key\n#\n${key}</tls-auth>\n`;

export const good: Files = {
  'ta.key': key,
  'client.ovpn': profile,
  'client.conf': profile.replace(/<tls-auth>[\s\S]*/, ''),
  'client-v2.key': client,
  'group.yaml': `vpn_key: |\n${key.replace(/^/gm, '  ').trimEnd()}\n`,
};

export const bad: Files = {
  'truncated.key': key.slice(0, 400),
};

export const decoys: Files = {
  'README.md':
    'It starts with `-----BEGIN OpenVPN Static key V1-----` and ends with `-----END OpenVPN Static key V1-----`.\n',
  'generate.sh':
    'echo "-----BEGIN OpenVPN Static key V1-----"\nopenssl rand -hex 256\necho "-----END OpenVPN Static key V1-----"\n',
};

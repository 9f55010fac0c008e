/** Certificates of OpenSSH. */
import { base64Of, type Files, fixtureBytes } from '../../support/material.ts';

const read = (name: string) => fixtureBytes(`openssh/${name}`).toString();
const host = read('host-cert.pub');

export const good: Files = {
  'host-cert.pub': host,
  'user-cert.pub': read('user-cert.pub'),
  'elliptic-cert.pub': read('elliptic-cert.pub'),
  'cloud-init.yaml': `write_files:\n  - path: /etc/ssh/host-cert.pub\n    content: |\n      ${host}`,
  'secret.yaml': `apiVersion: v1\nkind: Secret\ndata:\n  host-cert.pub: ${base64Of(host)}\n`,
};

export const bad: Files = {
  'truncated-cert.pub': host.slice(0, 300),
  'letters-lost-cert.pub': host.replace(/(AAAA.{60}).{4}/, '$1'),
};

export const decoys: Files = {
  'host.pub': read('host.pub'),
  sshd_config: 'HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com,ssh-rsa-cert-v01@openssh.com\n',
  'README.md': 'The file holds `ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQ...`.\n',
};

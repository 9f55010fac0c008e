import { hostRef } from '../../facts/refs.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

interface Host {
  hosts: string[];
  certificate?: string;
  key?: string;
  chain?: string;
  trust?: string;
  line: number;
}

/** One consumer for each virtual host, or for the file where it is a snippet; mod_md's `MDomain` is a producer. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  let host: Host = { hosts: [], line: 1 };
  const flush = () => {
    if (host.certificate !== undefined || host.trust !== undefined) {
      serverConsumer(output, {
        service: 'apache',
        directive: host.certificate === undefined ? 'SSLCACertificateFile' : 'SSLCertificateFile',
        ...host,
      });
    }
    host = { hosts: [], line: 1 };
  };
  for (const [index, raw] of file.text.split('\n').entries()) {
    const row = raw.trim();
    if (row.startsWith('#')) continue;
    if (/^<\/?VirtualHost\b/i.test(row)) {
      flush();
      continue;
    }
    const [directive = '', ...rest] = words(row);
    const value = (rest[0] ?? '').replace(/^["']|["']$/g, '');
    if (value === '') continue;
    switch (directive.toLowerCase()) {
      case 'servername':
      case 'serveralias':
        host.hosts.push(...rest.map((name) => name.replace(/:\d+$/, '')));
        break;
      case 'sslcertificatefile':
        if (host.certificate !== undefined) flush();
        host = { ...host, certificate: value, line: index + 1 };
        break;
      case 'sslcertificatekeyfile':
        host.key = value;
        break;
      case 'sslcertificatechainfile':
        host.chain = value;
        break;
      case 'sslcacertificatefile':
        host = { ...host, trust: value, ...(host.certificate === undefined && { line: index + 1 }) };
        break;
      case 'sslproxymachinecertificatefile':
        serverConsumer(output, { service: 'apache', directive, side: 'client', certificate: value, line: index + 1 });
        break;
      case 'mdomain':
        managed(rest, index + 1, output);
    }
  }
  flush();
}

/** The words of a line; an expression of a template (`{{ domain }}`, `<%= @site %>`) belongs to its word. */
function words(row: string): string[] {
  const whole = row
    .slice(0, MAX_ROW)
    .replace(/\{\{[^{}]{0,200}\}\}|<%[^%]{0,200}%>/g, (expression) => expression.replaceAll(/\s/g, ''));
  return whole.split(/\s+/);
}

/** A longer line is none that a person wrote. */
const MAX_ROW = 4_000;

function managed(names: string[], line: number, output: MechanismOutput): void {
  const domains = names.filter((name) => /^[\w*.-]+\.[\w-]+$/.test(name));
  output.fact(
    {
      kind: 'producer',
      reads: [],
      writes: domains.map(hostRef),
      names: domains.map((name) => `dns:${name}`),
      attributes: { tool: 'mod_md', client: 'mod-md' },
    },
    { line },
  );
}

import { pathRefs } from '../../facts/host-paths.ts';
import { withVariables } from '../../facts/path-variables.ts';
import { hostRef, makeRef } from '../../facts/refs.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import { lexShell } from '../../shell/lexer.ts';
import { append } from '../../util/collections.ts';

interface Named {
  value: string;
  line: number;
  /** The directive, where it is not that of the server's own certificate. */
  directive?: string;
}

interface Block {
  hosts: string[];
  certificates: Named[];
  keys: Named[];
  trust: Named[];
  /** `acme_certificate`: nginx obtains and renews it itself. */
  acme?: { issuer: Ref; names: string[]; line: number };
}

/** One consumer for each certificate of each server block; nginx pairs the n-th certificate with the n-th key. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  const blocks: Block[] = [emptyBlock()];
  let words: string[] = [];
  let line = 1;
  const close = () => {
    const block = blocks.pop() ?? emptyBlock();
    emit(block, output);
    if (blocks.length === 0) blocks.push(emptyBlock());
  };
  // An expression of ERB belongs to its word; it would be a redirection. Statements of templates stand between directives.
  const text = withVariables(file.text)
    .replace(/<%=[^%\n]{0,200}%>/g, (expression) => `{{${expression.slice(3, -2).replaceAll(/\s/g, '')}}}`)
    .replace(/\{%[^%\n]{0,300}%\}|<%[^%\n]{0,300}%>/g, ' ');
  for (const token of lexShell(text)) {
    if (token.type === 'redirect') continue;
    if (token.type === 'operator') {
      if (token.text !== ';') continue;
      apply(words, line, blocks.at(-1) as Block);
      words = [];
    } else if (!token.quoted && token.text.endsWith('{') && !token.text.includes('${')) {
      blocks.push(emptyBlock());
      words = [];
    } else if (!token.quoted && token.text === '}') {
      close();
      words = [];
    } else {
      if (words.length === 0) line = token.line;
      words.push(token.text);
    }
  }
  while (blocks.length > 1) close();
  close();
}

/** A path below the folder of nginx's configuration: `ssl/www.pem`. nginx looks for it there, wherever the file that names it lies. */
const RELATIVE = /^(?:[\w-][\w.-]{0,80}\/){0,6}[\w.*-]{1,120}\.(?:pem|crt|cer)$/;

/** With what it authenticates itself to the servers behind it (ngx_http_proxy_module and its siblings). */
const UPSTREAM = /^(?:proxy|grpc|uwsgi)_ssl_certificate$/;
const UPSTREAM_KEY = /^(?:proxy|grpc|uwsgi)_ssl_certificate_key$/;

function emptyBlock(): Block {
  return { hosts: [], certificates: [], keys: [], trust: [] };
}

function apply([name, ...values]: string[], line: number, block: Block): void {
  const value = values[0];
  if (name === undefined || value === undefined) return;
  if (name === 'server_name') append(block.hosts, values);
  else if (name === 'acme_certificate')
    block.acme = {
      issuer: makeRef('resolver', `nginx/${value}`),
      names: values.slice(1).filter((one) => !one.includes('=')),
      line,
    };
  else if (name === 'ssl_certificate') block.certificates.push({ value, line });
  else if (UPSTREAM.test(name)) block.certificates.push({ value, line, directive: name });
  else if (name === 'ssl_certificate_key' || UPSTREAM_KEY.test(name)) block.keys.push({ value, line });
  else if (/^(?:ssl_trusted|ssl_client|proxy_ssl_trusted)_certificate$/.test(name)) block.trust.push({ value, line });
}

function emit({ hosts, certificates, keys, trust, acme }: Block, output: MechanismOutput): void {
  if (acme !== undefined) {
    const names = (acme.names.length > 0 ? acme.names : hosts).filter((host) => /^[\w-]+(?:\.[\w-]+)+$/.test(host));
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: [acme.issuer, ...names.map((host) => hostRef(host.toLowerCase()))],
        names: names.map((host) => `dns:${host.toLowerCase()}`),
        attributes: { tool: 'ngx_http_acme_module', client: 'nginx-acme' },
      },
      { line: acme.line },
    );
  }
  for (const [index, { value, line, directive }] of certificates.entries()) {
    if (value.startsWith('data:')) continue;
    const key = keys[index]?.value;
    serverConsumer(output, {
      service: 'nginx',
      directive: directive ?? 'ssl_certificate',
      ...(directive !== undefined && { side: 'client' as const }),
      certificate: value,
      hosts,
      line,
      ...(RELATIVE.test(value) && { reads: pathRefs(`/etc/nginx/${value}`) }),
      ...(acme !== undefined && value.startsWith('$acme_certificate') && { reads: [acme.issuer] }),
      ...(key !== undefined && { key }),
    });
  }
  for (const { value, line } of trust)
    serverConsumer(output, { service: 'nginx', directive: 'ssl_trusted_certificate', trust: value, hosts, line });
}

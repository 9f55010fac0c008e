/** One chain of two certificates in every way that people write PEM into files, and what only looks like it. */
import { pem } from '../../../scripts/fixtures/pem-armor.ts';
import { type Files, fixtureBytes } from '../../support/material.ts';

// Base64 with a line that starts with a plus, and with a slash, so that escapes of both are met.
const leafPem = pem('CERTIFICATE', fixtureBytes('pem/chain/leaf.der'));
const caPem = pem('CERTIFICATE', fixtureBytes('pem/chain/ca.der'));
const keyPem = fixtureBytes('pem/keys/pkcs8.pem').toString();
const [leaf, ca] = [leafPem.trim(), caPem.trim()];

/** Every line through a function. */
const each = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');
/** A string literal for each line, joined by an operator. */
const literals = (text: string, quote: string, end: string, operator: string) =>
  text
    .split('\n')
    .map((line) => `  ${quote}${line}${end}${quote}`)
    .join(`${operator}\n`);

const chain = `${leaf}\n${ca}`;
const escaped = `${chain.replaceAll('\n', '\\n')}\\n`;
const entities = (text: string) => chain.replaceAll('\n', text);
export const good: Files = {
  'plain.pem': `${chain}\n`,
  'text-around.pem': `subject=CN = mail.corp.internal\n${leaf}\n 1 s:CN = Corp Issuing CA\n${ca}\n---\n`,
  'no-newline-between.pem': `${leaf}${ca}`,
  'crlf.pem': `${chain}\n`.replaceAll('\n', '\r\n'),
  'cr.pem': `${chain}\n`.replaceAll('\n', '\r'),
  'one-line-body.pem': `${chain.replace(/([A-Za-z0-9+/=])\n(?!-)/g, '$1')}\n`,
  'spaces.conf': `certificate ${chain.replaceAll('\n', ' ')}\n`,
  'trailing-spaces.pem': `${each(chain, (line) => `${line}  `)}\n`,
  'blank-lines.pem': `${chain.replaceAll('\n', '\n\n')}\n`,
  'utf8-mark.pem': `\ufeff${chain}\n`,
  'utf16-little-mark.txt': Buffer.from(`\ufeff# Zürich Ωω\r\n${chain}\r\n`, 'utf16le'),
  'utf16-big-mark.txt': Buffer.from(`\ufeff# Zürich Ωω\n${chain}\n`, 'utf16le').swap16(),
  'utf16-little.txt': Buffer.from(`${chain}\n`, 'utf16le'),
  'utf16-big.txt': Buffer.from(`${chain}\n`, 'utf16le').swap16(),
  'headers.pem': `${each(chain, (line) => (line.startsWith('-----BEGIN') ? `${line}\nSubject: CN=x\nX-Note: a b\n` : line))}\n`,
  'label-slip.pem': `${chain.replace('BEGIN CERTIFICATE', 'BEGIN CERTIATE')}\n`,
  'label-x509.pem': `${chain.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')}\n`,
  'stray-character.pem': `${chain.replace('\n', '-\n').replace('\nMII', '\n\u00a0MII')}\n`,
  'values.yaml': `tls:\n  crt: |\n${each(chain, (line) => `    ${line}`)}\n  other: x\n`,
  'folded.yaml': `tls:\n  crt: >-\n${each(chain, (line) => `    ${line}\n`)}\n`,
  'quoted.yaml': `tls:\n  crt: "${leaf.replaceAll('\n', '\\n\\\n    ')}\\n"\n  ca: '${ca.replaceAll('\n', '\n\n    ')}'\n`,
  'list.yaml': `lines:\n${each(chain, (line) => `  - ${line}`)}\n`,
  'main.tf': `locals {\n  crt = <<-EOT\n${each(chain, (line) => `    ${line}`)}\n  EOT\n}\n`,
  'hash.conf': `# The chain:\n${each(chain, (line) => `# ${line}`)}\n`,
  'semicolon.ini': `${each(chain, (line) => `;${line}`)}\n`,
  'slashes.go': `package x\n\n${each(chain, (line) => `// ${line}`)}\n`,
  'slashes-tight.c': `${each(chain, (line) => `//${line}`)}\n`,
  'star.java': `/**\n${each(chain, (line) => ` * ${line}`)}\n */\n`,
  'rem.bat': `${each(chain, (line) => `REM ${line}`)}\n`,
  'quote.md': `${each(chain, (line) => `> ${line}`)}\n`,
  'added.diff': `@@ -0,0 +1,40 @@\n${each(chain, (line) => `+${line}`)}\n`,
  'removed.diff': `@@ -1,40 +0,0 @@\n${each(chain, (line) => `-${line}`)}\n`,
  'lines.json': `{\n  "crt": "${leaf.replaceAll('\n', '\\n')}",\n  "ca": "${ca.replaceAll('\n', '\\n')}"\n}\n`,
  'crlf-escapes.json': `{"crt": "${escaped.replaceAll('\\n', '\\r\\n')}"}\n`,
  'slash-escapes.json': `{"crt": "${escaped.replaceAll('/', '\\/')}"}\n`,
  'unicode-escapes.json': `{"crt": "${escaped.replace(/[+/=]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`).replaceAll('\\n', '\\u000a')}"}\n`,
  'json-in-json.json': `${JSON.stringify({ body: JSON.stringify({ crt: chain }) })}\n`,
  'array-in-json.json': `${JSON.stringify({ body: JSON.stringify(chain.split('\n')) })}\n`,
  'array.json': `${JSON.stringify({ crt: chain.split('\n') }, null, 2)}\n`,
  'escaped.env': `TLS_CRT=${escaped}\n`,
  'escaped-twice.env': `TLS_CRT="${escaped.replaceAll('\\n', '\\\\n')}"\n`,
  'lines.env': `TLS_CRT="${chain}"\n`,
  'escapes.properties': `tls.crt=${chain.replaceAll('\n', '\\n\\\n  ')}\n`,
  'continued.sh': `export CRT='${chain.replaceAll('\n', "'\\\n'")}'\n`,
  'heredoc.sh': `cat > crt.pem <<EOF\n${chain}\nEOF\n`,
  'echo.sh': `${each(chain, (line) => `echo "${line}" >> crt.pem`)}\n`,
  'raw.go': `package x\n\nconst crt = \`${chain}\n\`\n`,
  'plus.go': `package x\n\nconst crt = "" +\n${literals(chain, '"', '\\n', ' +')}\n`,
  'plus-first.js': `const crt = ''\n${each(chain, (line) => `  + '${line}\\n'`)};\n`,
  'template.js': `export const crt = \`${chain.replaceAll('\n', '\\n\\\n')}\`;\n`,
  'array.js': `module.exports = [\n${literals(chain, "'", '', ',')},\n].join('\\n');\n`,
  'lines.java': `  String crt = ""\n${each(chain, (line) => `      + "${line}\\n" // part`)};\n`,
  'builder.java': `${each(chain, (line) => `    sb.append("${line}").append("\\r\\n");`)}\n`,
  'dot.php': `<?php\n$crt = ${literals(chain, "'", '', ' . "\\n" .').trim()};\n`,
  'implicit.py': `CRT = (\n${literals(chain, '"', '\\n', '')}\n)\n`,
  'bytes.py': `CRT = (\n${each(chain, (line) => `  b'${line}\\n'`)}\n)\n`,
  'triple.py': `CRT = """\\\n${chain}\n"""\n`,
  'adjacent.c': `static const char crt[] =\n${literals(chain, '"', '\\r\\n', '')};\n`,
  'macro.h': `#define CRT ${literals(chain, '"', '\\r\\n', ' \\').trim()}\n`,
  'literal.rs': `const CRT: &str = "${chain.replaceAll('\n', '\\n\\\n    ')}";\n`,
  'ampersand.vb': `Dim crt = ${literals(chain, '"', '', ' & vbCrLf & _').trim()}\n`,
  'backtick.ps1': `$crt = "${chain.replaceAll('\n', '`r`n')}"\n`,
  'quoted-comment.js': `// const crt = "" +\n${each(chain, (line) => `//   "${line}\\n" +`)}\n//   "";\n`,
  'three-parts.py': `HEAD = "-----BEGIN CERTIFICATE-----"\nBODY = "${leaf.split('\n').slice(1, -1).join('')}"\nFOOT = "-----END CERTIFICATE-----"\n${ca}\n`,
  'entities.xml': `<crt>${entities('&#10;')}</crt>\n`,
  'entities-hex.xml': `<crt value="${entities('&#xD;&#xA;').replaceAll('+', '&#x2B;')}"/>\n`,
  'breaks.html': `<p>${entities('<br/>\n')}</p>\n`,
  'encoded.url': `crt=${encodeURIComponent(chain)}\n`,
  'form.url': `crt=${encodeURIComponent(chain).replaceAll('%20', '+')}\n`,
  'table.md': `| crt |\n|---|\n${each(chain, (line) => `| ${line} |`)}\n`,
};

const lines = leaf.split('\n');
const body = lines.slice(1, -1);
const random = Buffer.from(body.join('').slice(40), 'base64').subarray(5, 305).toString('base64');
const blockAfterLine = (content: string[], label = 'CERTIFICATE') =>
  ['# first', `-----BEGIN ${label}-----`, ...content, `-----END ${label}-----`, ''].join('\n');

export const bad: Files = {
  'truncated.pem': blockAfterLine(body.slice(0, 5)),
  'letter-lost.pem': blockAfterLine([`${body[0]?.slice(0, 30)}${body[0]?.slice(31)}`, ...body.slice(1)]),
  'not-der.pem': blockAfterLine([random]),
  'not-a-certificate.pem': blockAfterLine([
    Buffer.concat([Buffer.from('3082010004', 'hex'), Buffer.alloc(255, 7)]).toString('base64'),
  ]),
  'truncated-key.pem': blockAfterLine(keyPem.trim().split('\n').slice(1, 6), 'PRIVATE KEY'),
  'damaged-key.pem': blockAfterLine(
    [Buffer.concat([Buffer.from('30820100', 'hex'), Buffer.alloc(256, 7)]).toString('base64')],
    'EC PRIVATE KEY',
  ),
  'trailing.pem': blockAfterLine([
    Buffer.concat([Buffer.from(body.join(''), 'base64'), Buffer.from('tail')]).toString('base64'),
  ]),
  'quoted.js': `const crt = "${['-----BEGIN CERTIFICATE-----', ...body.slice(0, 6), '-----END CERTIFICATE-----'].join('\\n')}";\n`,
  'unterminated.pem': `${caPem}${lines.slice(0, 5).join('\n')}\n`,
  'unterminated-inside.pem': `${lines.slice(0, 5).join('\n')}\n${caPem}`,
  'unterminated-thrice.pem': '-----BEGIN CERTIFICATE-----\n'.repeat(3),
};

const block = (content: string) => `-----BEGIN CERTIFICATE-----\n${content}\n-----END CERTIFICATE-----\n`;
const keyBlock = (content: string) => `-----BEGIN RSA PRIVATE KEY-----\n${content}\n-----END RSA PRIVATE KEY-----\n`;

export const decoys: Files = {
  'empty.pem': block(''),
  'dots.md': block('...'),
  'elided.md': block(`${body[0]}\n...\n${body.at(-1)}`),
  'elided-long.md': block(`${body.slice(0, 5).join('\n')}\n…\n${body.at(-1)}`),
  'first-line.md': block(`${body[0]}`),
  'helm.yaml': `crt: |\n  ${block('{{ .Values.cert | indent 4 }}')}`,
  'your-certificate.yaml': block('<your certificate>'),
  'words.yaml': block(
    'Put the certificate that your certificate authority sent you here and keep the lines as they are in the file please',
  ),
  'shell.sh': `cat <<EOF\n${block('$' + '{TLS_CRT}')}EOF\n`,
  'redacted.md': keyBlock('REDACTED'),
  'crosses.md': keyBlock(`MIIEpAIBAAKCAQEA${'x'.repeat(48)}\n${`${'x'.repeat(64)}\n`.repeat(4)}`),
  'short.go': 'package x\n\nvar key = "-----BEGIN RSA PRIVATE KEY-----\\nMIIEow==\\n-----END RSA PRIVATE KEY-----"\n',
  'test-data.py': 'CRT = """-----BEGIN CERTIFICATE-----\nc29tZSB0ZXN0IGRhdGE=\n-----END CERTIFICATE-----"""\n',
  'mention.go':
    'package x\n\nfunc isPEM(s string) bool { return strings.Contains(s, "-----BEGIN CERTIFICATE-----") }\n',
  'mentions.js': [
    "const BEGIN = '-----BEGIN CERTIFICATE-----';",
    "const END = '-----END CERTIFICATE-----';",
    'export const wrap = (base64: string) =>',
    '  `-----BEGIN CERTIFICATE-----\\n$' + '{base64}\\n-----END CERTIFICATE-----`;',
    'export const pattern = /-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\\s]+)-----END [A-Z ]+-----/;',
    '',
  ].join('\n'),
  'far-apart.c': `#define A "-----BEGIN CERTIFICATE-----"\n${'static int a_rather_long_name_of_a_function_in_base64_letters(void) { return 1; }\n'.repeat(40)}#define B "-----END CERTIFICATE-----"\n`,
  'format.c': 'printf("-----BEGIN CERTIFICATE-----\\n%s-----END CERTIFICATE-----\\n", base64);\n',
  'heading.md': 'A file starts with\n\n    -----BEGIN CERTIFICATE-----\n\nand some text follows.\n',
  'others.pem': ['PUBLIC KEY', 'DH PARAMETERS', 'EC PARAMETERS', 'PGP PUBLIC KEY BLOCK']
    .map((label) => `-----BEGIN ${label}-----\n${body.slice(0, 4).join('\n')}\n-----END ${label}-----\n`)
    .join(''),
};

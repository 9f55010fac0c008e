/** Files of every mechanism, made of its own cases, and pieces of text that once took long: repeated they make files of any size. */
import { casesIn } from '../__tests__/support/cases.ts';

export interface Sample {
  mechanism: string;
  path: string;
  text: string;
}

/** One file for each distinct name among the cases of a mechanism, the longest of its kind. */
export function samples(): Sample[] {
  const found = new Map<string, Sample>();
  for (const { of, before } of casesIn('mechanisms')) {
    for (const [path, text] of Object.entries(before.files)) {
      const key = `${of} ${path.replace(/.*\//, '')}`;
      if ((found.get(key)?.text.length ?? 0) < text.length) found.set(key, { mechanism: of, path, text });
    }
  }
  return [...found.values()];
}

/** Pieces that nest, never end, or join with all others of their kind. */
export const PIECES: readonly (readonly [path: string, piece: string])[] = [
  ['renew.sh', 'certbot renew $('],
  ['renew.sh', 'certbot renew ${A:-'],
  ['renew.sh', 'certbot renew `'],
  ['renew.sh', 'certbot renew --deploy-hook "systemctl reload nginx"; '],
  ['renew.sh', 'A=$A$A/etc/ssl/x.pem; cp $A /etc/nginx/ssl/x.pem\n'],
  ['renew.sh', 'cat <<A\ncertbot renew\n'],
  ['renew.sh', 'if certbot renew; then for a in b; do case a in b) { ( '],
  ['crontab', '0 3 * * * certbot renew -q\n'],
  ['etc/cron.d/certbot', '0 */12 * * * root test -x /usr/bin/certbot && certbot -q renew\n'],
  ['Jenkinsfile', "node { stage('x') { sh 'certbot renew' } }\n"],
  ['Jenkinsfile', 'pipeline { stages { stage("a") { steps { sh """certbot renew\n'],
  ['Caddyfile', 'site0.example {\n  tls /etc/ssl/x.pem /etc/ssl/x.key\n}\n'],
  ['Caddyfile', '(a) {\n import a\n import b\n}\n(b) {\n import a\n tls internal\n}\n'],
  ['Caddyfile', 'tls { '],
  ['main.tf', 'resource "acme_certificate" "x0" {\n  common_name = "x"\n}\nresource "aws_acm_certificate" "y0" {\n}\n'],
  ['main.tf', 'resource "acme_certificate" "x" { a = [{ b = "${c(" '],
  [
    'nginx.conf',
    'server { listen 443 ssl; server_name a0.example; ssl_certificate /etc/ssl/a.pem; ssl_certificate_key /etc/ssl/a.key; }\n',
  ],
  ['nginx.conf', 'http { server { ssl_certificate a; '],
  ['Dockerfile', 'FROM nginx AS a0\nCOPY --from=a0 tls.crt /etc/nginx/tls.crt\nRUN certbot renew\n'],
  ['values.yaml', 'a0:\n  tls: [{secretName: x, hosts: [a]}]\n'],
  ['values.yaml', '{tls: {secretName: ['],
  ['templates/x.yaml', '{{ if .Values.a }}\nkind: Certificate\n{{ else if .Values.b }}\n'],
  ['.gitlab-ci.yml', 'job0:\n  extends: .b\n  script:\n    - certbot renew\n'],
  [
    'playbook.yml',
    '- hosts: a\n  tasks:\n    - name: x\n      copy: {src: files/a.pem, dest: /etc/ssl/a.pem}\n      notify: reload nginx\n',
  ],
  ['httpd.conf', '<VirtualHost *:443>\n SSLCertificateFile /etc/ssl/a.pem\n</VirtualHost>\n'],
  ['httpd.conf', '<VirtualHost *:443> <IfModule ssl>\nSSLCertificateFile a\n'],
  ['haproxy.cfg', 'frontend a0\n bind :443 ssl crt /etc/ssl/a.pem\n'],
  ['certbot.timer', '[Timer]\nOnCalendar=daily\n[Service]\nExecStart=certbot renew\n'],
];

/** The text again and again, with names of their own, as one file of its kind. */
export function repeated({ path, text }: Pick<Sample, 'path' | 'text'>, bytes: number): string {
  const separator = /\.ya?ml$/.test(path) && !/^---/.test(text) ? '\n---\n' : '\n';
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index++) {
    const part = text.replace(/\b(?:www|mail|example|shop|app|web|api|default|edge|corp)\b/g, `$&${index}`);
    parts.push(part);
    length += part.length + separator.length;
  }
  return parts.join(separator);
}

/** A piece again and again, each `0` at the end of a word replaced with a number of its own. */
export function pieced(piece: string, bytes: number): string {
  const parts: string[] = [];
  for (let length = 0; length < bytes; length += piece.length) {
    parts.push(piece.replace(/(?<=[a-z])0\b/g, String(parts.length)));
  }
  return parts.join('');
}

import { describe, expect, it } from 'vitest';
import { MAX_CANDIDATES, passwordFile, passwordsFor } from '../../src/keystores/repository-passwords.ts';

const STORE = 'deploy/certs/web.p12';

/** Passwords that are tried on the store, as `password path:line`, for a repository of some text files. */
function candidates(files: Record<string, string>, store = STORE): string[] {
  const names = new Set([store.slice(store.lastIndexOf('/') + 1)]);
  const read = Object.entries(files).flatMap(([path, text]) => passwordFile(path, text, names) ?? []);
  return passwordsFor(store, 'corp/web', read).map(
    ({ password, location }) => `${password} ${location.path}:${location.line}`,
  );
}

it('does not take the value of another name for a password', () => {
  expect(candidates({ 'a.yaml': '- name: PASSWORD\n- name: other\n  value: s3same\n' })).not.toContain(
    's3same a.yaml:3',
  );
});

describe('a password is read from', () => {
  it.each([
    ['a file beside the store', 'deploy/certs/web.pass', 's3same\n', 1],
    ['a file of passwords', 'deploy/certs/password.txt', 's3same', 1],
    ['properties', 'conf/app.properties', 'server.ssl.key-store-password=s3same', 1],
    ['YAML', 'conf/app.yml', 'ssl:\n  keyStore: web.p12\n  keyStorePassword: "s3same"', 3],
    ['the default of a variable', 'conf/app.yml', 'key-store-password: ${KEYSTORE_PASSWORD:s3same}', 1],
    ['the default of a shell variable', 'run.sh', 'PASS="${KEYSTORE_PASS:-s3same}"', 1],
    ['XML attributes', 'conf/server.xml', '<Connector keystoreFile="web.p12" keystorePass="s3same"/>', 1],
    ['XML elements', 'conf/beans.xml', '<password>s3same</password>', 1],
    ['a name and a value', 'conf/ssl.xml', '<name>ssl.keystore.password</name>\n<value>s3same</value>', 2],
    ['a value after empty lines', 'conf/ssl.xml', 'a\nb\n<name>password</name>\n\n \n<value>s3same</value>', 6],
    ['the second of two names', 'conf/a.yaml', '- name: PASSWORD\n- name: OTHER_PASSWORD\n  value: s3same\nx: y', 3],
    ['the environment of a container', 'k8s/web.yaml', '- name: KEYSTORE_PASSWORD\n  value: s3same', 2],
    ['a Secret', 'k8s/secret.yaml', 'kind: Secret\ndata:\n  keystore-password: czNzYW1l', 3],
    ['TOML', 'conf/deployment.toml', 'file_name = "web.p12"\npassword = "s3same"', 2],
    ['JSON', 'conf/kestrel.json', '"Certificate": {"Path": "web.p12", "Password": "s3same"}', 1],
    ['keytool', 'make-store.sh', 'keytool -importcert -keystore web.p12 -storepass s3same -alias web', 1],
    ['openssl', 'Makefile', '\topenssl pkcs12 -export -out web.p12 -passout pass:s3same', 1],
    ['options of Java', 'compose.yml', 'JAVA_OPTS: "-Dssl.keyStore=web.p12 -Dssl.keyStorePassword=s3same -Xmx1g"', 1],
    ['a list of arguments', 'compose.yml', "command: ['openssl', 'pkcs12', '-passin', 'pass:s3same']", 1],
    ['an image', 'Dockerfile', 'ENV KEYSTORE_PASSWORD s3same', 1],
    ['Gradle', 'app/build.gradle', "  storePassword 's3same'", 1],
    ['a PIN', 'conf/token.env', 'TOKEN_PIN=s3same', 1],
    ['a secret of an element', 'conf/client.xml', '<clientSecret>x</clientSecret><secret>s3same</secret>', 1],
    ['source code', 'src/Web.java', 'options.setKeyStore("web.p12").setPassword("s3same");', 1],
  ])('%s', (_, path, text, line) => {
    expect(candidates({ [path]: text })).toContain(`s3same ${path}:${line}`);
  });

  it.each([
    ['a variable', 'conf/app.yml', 'keyStorePassword: ${KEYSTORE_PASSWORD}'],
    ['a word with pin in it', 'conf/app.yml', 'mapping: s3same\nspin: s3same\npinned: s3same'],
    ['a word with secret in it', 'conf/app.yml', 'secretary: s3same\nunsecret: s3same'],
    ['another line', 'conf/app.yml', 'keyStore: web.p12\nname: s3same'],
    ['a long file beside the store', 'deploy/certs/web.pass', 'x'.repeat(400)],
  ])('%s it is not', (_, path, text) => {
    expect(candidates({ [path]: text }).map((one) => one.split(' ')[0])).not.toContain('s3same');
    expect(candidates({ [path]: text }).some((one) => one.startsWith('$'))).toBe(false);
  });

  it('a value with separators as a whole', () => {
    expect(candidates({ 'app.properties': 'keystore.password = a:b=c d' })[0]).toBe('a app.properties:1');
    expect(candidates({ 'app.properties': 'keystore.password = a:b=c d' })).toContain('a:b=c d app.properties:1');
  });
});

describe('the order', () => {
  it('is beside the store, near its name, in its folder, elsewhere', () => {
    const files = {
      'other/db.yml': 'db_password: elsewhere',
      'deploy/certs/notes.txt': 'password: infolder',
      'conf/app.yml': `keyStore: web.p12\nkeyStorePassword: named${'\n'.repeat(40)}db_password: far`,
      'deploy/certs/web.pass': 'beside',
    };
    const order = candidates(files).map((one) => one.split(' ')[0]);
    const found = ['beside', 'named', 'far', 'infolder', 'elsewhere'];
    expect(order.filter((word) => found.includes(word ?? ''))).toEqual(found);
  });

  it('is bounded, and the same for the same files', () => {
    const many = { 'conf/app.yml': Array.from({ length: 500 }, (_, i) => `password: p${i}`).join('\n') };
    expect(candidates(many)).toHaveLength(MAX_CANDIDATES);
    expect(candidates(many)).toEqual(candidates(many));
  });
});

it.each([
  ['one line', 'password: '.repeat(100_000)],
  ['separators', `password${'='.repeat(1 << 20)}`],
  ['blanks', `password:${' '.repeat(1 << 20)}x`],
  ['quotes', `password ${'"'.repeat(1 << 20)}`],
  ['defaults', `password ${'${a:'.repeat(1 << 18)}`],
  ['lines', 'password=a\n'.repeat(100_000)],
])('1 MB of %s is read at once', (_, text) => {
  const start = performance.now();
  passwordFile('conf/app.yml', text, new Set(['web.p12']));
  expect(performance.now() - start).toBeLessThan(500);
});

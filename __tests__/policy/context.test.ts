import { describe, expect, it, vi } from 'vitest';
import { fileRef } from '../../src/facts/refs.ts';
import { contextClassifier } from '../../src/policy/context.ts';
import { type Evidence, evidenceOf } from '../../src/policy/evidence.ts';
import { findTrustStores } from '../../src/policy/trust-stores.ts';
import { certificate, fact, location, privateKey, root, sighting } from '../support/builders.ts';

const STORE = 'certs/ca-bundle.crt';
const roots = (count: number, path = STORE) =>
  Array.from({ length: count }, (_, i) => root(`Root ${i}`, { sightings: [sighting(path, i * 20 + 1)] }));
const classify = (
  certificates: ReturnType<typeof certificate>[],
  fixture: (place: { path: string }) => boolean = () => false,
  found: Partial<Evidence> = {},
) =>
  contextClassifier({
    declared: (place) => (fixture(place) ? 'fixture' : undefined),
    stores: findTrustStores({ certificates }),
    found: { deployed: new Set(), documented: new Set(), ...found },
  });

it.each([
  ['config/secrets.yml', 'test.box.jwt_private_key', 'fixture'],
  ['app/config/saml.yml', 'development.certificate', 'fixture'],
  ['config/secrets.yml', 'production.box.jwt_private_key', 'production'],
  ['config/secrets.yml', 'testing', 'production'],
  ['charts/web/values.yaml', 'test.tls.key', 'production'],
])('in the settings of Rails the environment counts: %s %s: %s', (path, pointer, context) => {
  expect(classify([])({ ...location(path), pointer })).toBe(context);
});

describe('trust stores', () => {
  it.each([
    [9, 'production'],
    [10, 'trust-store'],
  ])('%i unrelated roots in one file: %s', (count, context) => {
    const certificates = roots(count);
    expect(classify(certificates)(location(STORE), certificates[0])).toBe(context);
  });

  it.each([
    ['of two hierarchies', 2, 18, 'trust-store'],
    ['that are too few', 2, 17, 'production'],
    ['of one hierarchy', 1, 30, 'production'],
  ])('CA certificates %s: %3$s', (_, anchors, others, context) => {
    const certificates = [
      ...roots(anchors),
      ...Array.from({ length: others }, (_, i) =>
        root(`Region ${i}`, { selfIssued: false, sightings: [sighting(STORE, 900 + i)] }),
      ),
    ];
    expect(classify(certificates)(location(STORE), certificates.at(-1))).toBe(context);
  });

  it.each([
    ['an intermediate in it', certificate({ ca: true, names: [], subject: 'CN=Corp Issuing CA' }), 'trust-store'],
    ['a root of version 1', root('Old Root', { ca: false }), 'trust-store'],
    ['a server certificate in it', certificate(), 'production'],
    ['a self-signed server certificate', certificate({ ca: true, selfIssued: true }), 'production'],
    ['one that only its common name tells', root('mail.corp.internal'), 'production'],
  ])('%s', (_, one, context) => {
    expect(classify([...roots(10), { ...one, sightings: [sighting(STORE)] }])(location(STORE), one)).toBe(context);
  });

  it.each<[string, number, Parameters<typeof root>[1], string]>([
    ['one of fifty', 50, { keyUsage: ['keyCertSign', 'cRLSign'] }, 'trust-store'],
    ['one of forty-nine', 49, { keyUsage: ['keyCertSign', 'cRLSign'] }, 'production'],
    ['one that does not say that it signs', 50, { keyUsage: [] }, 'production'],
    ['one that a server uses as well', 50, { keyUsage: ['keyCertSign', 'keyEncipherment'] }, 'production'],
    ['one of another CA', 50, { keyUsage: ['keyCertSign'], selfIssued: false }, 'production'],
  ])('a root that names a host, %s', (_, count, overrides, context) => {
    const one = root('ca.corp.internal', {
      names: ['dns:ca.corp.internal'],
      sightings: [sighting(STORE)],
      ...overrides,
    });
    expect(classify([...roots(count), one])(location(STORE), one)).toBe(context);
    expect(classify([...roots(count), one])(location('certs/other.crt'), one)).toBe('production');
  });

  const JKS = 'etc/cacerts';
  const entry = (name: string, more = {}) => ({ format: 'jks' as const, pointer: `alias "${name}"`, ...more });
  const trusted = Array.from({ length: 50 }, (_, i) =>
    root(`Root ${i}`, { sightings: [sighting(JKS, 1, entry(`r${i}`))] }),
  );
  const server = certificate({ sightings: [sighting(JKS, 1, entry('partner'))] });

  it.each<[string, typeof trusted, string[], string]>([
    ['an entry beside fifty roots', [...trusted, server], [], 'trust-store'],
    ['one beside forty-nine', [...trusted.slice(1), server], [], 'production'],
    ['one where a key is in the file', [...trusted, server], [JKS], 'production'],
    ['one where a key is in another file', [...trusted, server], ['etc/web.jks'], 'trust-store'],
  ])('a server certificate in a keystore, %s: %4$s', (_, certificates, keys, context) => {
    const privateKeys = keys.map((path) => privateKey({ sightings: [sighting(path)] }));
    const contextOf = contextClassifier({
      declared: () => undefined,
      stores: findTrustStores({ certificates, privateKeys }),
    });
    expect(contextOf(location(JKS), server)).toBe(context);
  });

  it.each([
    ['behind fifty roots', 9000, 'trust-store'],
    // A server shows the first certificate of a file.
    ['before them', 0, 'production'],
  ])('a server certificate in a bundle, %s', (_, line, context) => {
    const one = certificate({ sightings: [sighting(STORE, line)] });
    expect(classify([...roots(50), one])(location(STORE, line), one)).toBe(context);
  });

  it.each([
    ['the same root in many places', roots(9).concat(root('Root 1', { sightings: [sighting(STORE)] }))],
    ['roots in many files', roots(20).map((one, i) => ({ ...one, sightings: [sighting(`ca/${i}.pem`)] }))],
    ['intermediates alone', roots(20).map((one) => ({ ...one, selfIssued: false }))],
    [
      'self-signed server certificates, marked as CAs',
      roots(20).map((one, i) => ({ ...one, names: [`dns:pod-${i}.corp.internal`] })),
    ],
    [
      'roots of that path in several repositories',
      roots(12).map((one, i) => ({ ...one, sightings: [sighting(STORE, 1, { repository: `corp/${i}` })] })),
    ],
  ])('%s make none', (_, certificates) => {
    expect(classify(certificates)(location(certificates[0]?.sightings[0]?.path), certificates[0])).toBe('production');
  });

  it('stay trust stores wherever they lie', () => {
    const path = 'node_modules/ca/test/bundle.crt';
    const certificates = roots(10, path);
    const contextOf = classify(certificates);
    expect(contextOf(location(path), certificates[0])).toBe('trust-store');
    expect(contextOf(location(path))).toBe('vendored');
    expect(findTrustStores({ certificates }).storeOf(location(path), certificates[0] as never)).toEqual({
      path,
      size: 10,
    });
  });

  it.each([
    ['ten organisations', 10, 'trust-store'],
    ['two organisations', 2, 'production'],
  ])('a folder with a root of each of %s: %s', (_, organisations, context) => {
    const certificates = Array.from({ length: 20 }, (_, i) =>
      root(`Root ${i}`, {
        subject: `O=Owner ${i % organisations}, CN=Root ${i}`,
        sightings: [sighting(`etc/ca/${i}.crt`)],
      }),
    );
    const [first] = certificates as [(typeof certificates)[0]];
    expect(classify(certificates)(location('etc/ca/0.crt'), first)).toBe(context);
    expect(classify(certificates)(location('etc/0.crt'), first)).toBe('production');
    if (context === 'production') return;
    expect(findTrustStores({ certificates }).storeOf(location('etc/ca/0.crt'), first)).toEqual({
      path: 'etc/ca',
      size: 20,
    });
  });
});

describe('the context of a place', () => {
  it('follows from the path, then the config, then the names of the certificate', () => {
    const local = certificate({ names: ['dns:localhost'] });
    const example = certificate({ names: ['dns:example.com'] });
    const contextOf = classify([], ({ path }) => path.startsWith('lab/'));
    expect(contextOf(location('docs/a.pem'), local)).toBe('example');
    expect(contextOf(location('lab/a.pem'), example)).toBe('fixture');
    expect(contextOf(location('lab/docs/a.pem'))).toBe('example');
    expect(contextOf(location('web/a.pem'), local)).toBe('fixture');
    expect(contextOf(location('prod/a.pem'), example)).toBe('example');
    expect(contextOf(location('prod/a.pem'), certificate())).toBe('production');
    expect(contextOf(location('prod/a.pem'))).toBe('production');
  });

  it.each([
    ['components.schemas.Request.properties.cert.example', 'example'],
    ['examples.plain.value', 'example'],
    ['spec.example_domain', 'production'],
    ['data["tls.crt"]', 'production'],
  ])('takes for an example what OpenAPI shows: %s: %s', (pointer, context) => {
    expect(classify([])({ ...location('api.yml'), pointer }, certificate())).toBe(context);
  });

  it.each([
    ['four in tests and one elsewhere', 4, 1, 'fixture'],
    ['four in tests and two elsewhere', 4, 2, 'production'],
    ['three in tests and one elsewhere', 3, 1, 'production'],
  ])('follows from the other copies: %s', (_, inTests, elsewhere, context) => {
    const places = (folder: string, count: number) =>
      Array.from({ length: count }, (_, i) => sighting(`${folder}/${i}.pem`));
    const one = certificate({ sightings: [...places('prod', elsewhere), ...places('src/test/resources', inTests)] });
    expect(classify([])(location('prod/0.pem'), one)).toBe(context);
  });

  it('takes for a sample what source code spells and a test has as a file', () => {
    const inCode = { ...sighting('src/Api.java', 7), container: 'source-string' };
    const shown = certificate({ sightings: [inCode, sighting('src/test/resources/a.pem')] });
    const pinned = certificate({ sightings: [inCode, sighting('deploy/a.pem')] });
    const contextOf = classify([]);
    expect(contextOf(location('src/Api.java', 7), shown)).toBe('fixture');
    expect(contextOf(location('src/Api.java', 9), shown)).toBe('production');
    expect(contextOf(location('src/Api.java', 7), pinned)).toBe('production');
  });

  it('looks at a path once', () => {
    const fixture = vi.fn(() => false);
    const contextOf = classify([], fixture);
    for (let i = 0; i < 5; i++) contextOf(location('prod/a.pem', i), certificate());
    expect(fixture).toHaveBeenCalledTimes(1);
  });
});

describe('a certificate for localhost', () => {
  const contextIn = (path: string) => classify([])(location(path), certificate({ names: ['dns:localhost'] }));
  it.each([
    ['certs/server.pem', 'fixture'],
    ['deploy/prod/agent/server.pem', 'production'],
    ['deploy/prod-eu/server.pem', 'production'],
    ['products/server.pem', 'fixture'],
    ['examples/prod/server.pem', 'example'],
  ])('in %s is %s', (path, context) => expect(contextIn(path)).toBe(context));
});

describe('what deploys a file', () => {
  const inRepository = (place: { path: string }) => !place.path.startsWith('testdata/');
  const found = (mechanism: string, path: string, read: string) =>
    evidenceOf(
      {
        certificates: [],
        facts: [fact({ kind: 'copy', mechanism, location: location(path), reads: [fileRef(read)] })],
      },
      inRepository,
    );
  const contextIn = (path: string, evidence: Evidence) =>
    classify([], undefined, evidence)(location(path), certificate({ names: ['dns:localhost'] }));

  it('tells it from what only installs it on hosts', () => {
    const evidence = found('ansible', 'roles/web/tasks/main.yml', 'roles/web/files/www.key');
    expect([evidence.deployed.size, evidence.installed.size]).toEqual([0, 1]);
    expect(found('docker', 'Dockerfile', 'www.key').installed.size).toBe(1);
    expect(found('docker', 'testdata/Dockerfile', 'www.key').installed.size).toBe(0);
    expect(found('compose', 'compose.yaml', 'www.key').installed.size).toBe(0);
  });

  it.each([
    ['a chart', 'kubernetes-secret', 'charts/web/templates/tls.yaml', 'charts/web/test/server.pem'],
    ['Terraform', 'terraform', 'infra/main.tf', 'samples/server.pem'],
  ])('%s makes it production, whatever its folder and its names', (_, mechanism, path, read) => {
    expect(contextIn(read, found(mechanism, path, read))).toBe('production');
  });

  it.each([
    ['localhost', 'fixture'],
    ['www.example.com', 'example'],
    ['www.corp.internal', 'production'],
  ])('an image makes it production, whatever its folder, if others may reach %s: %s', (host, context) => {
    const path = 'examples/tls/server.p12';
    const one = certificate({ names: [`dns:${host}`], subject: `CN=${host}` });
    const evidence = found('docker', 'Dockerfile', path);
    expect(classify([], undefined, evidence)(location(path), one)).toBe(context);
    expect(classify([], undefined, evidence)(location(path))).toBe('production');
    const both = { ...evidence, imaged: new Set<string>() };
    expect(classify([], undefined, both)(location(path), one)).toBe('production');
  });

  it.each([
    ['an image for tests', 'docker', 'Dockerfile.test', 'examples/server.p12', 'example'],
    ['what is test data itself', 'docker', 'testdata/Dockerfile', 'testdata/server.p12', 'fixture'],
    ['a compose file', 'compose', 'docker-compose.yml', 'test/server.pem', 'fixture'],
    ['an image, of the code of others', 'docker', 'Dockerfile', 'vendor/x/server.p12', 'vendored'],
    ['an image, of another file', 'docker', 'Dockerfile', 'examples/other.p12', 'example'],
  ])('%s does not', (_, mechanism, path, read, context) => {
    const evidence = found(mechanism, path, context === 'example' && read.includes('other') ? 'examples/a.p12' : read);
    expect(contextIn(read, evidence)).toBe(context);
  });
});

it.each([
  ['corp/fabric-samples', 'example'],
  ['corp/tls-demo', 'example'],
  ['osism/testbed', 'example'],
  ['corp/eduid-developer', 'production'],
  ['corp/infra-dev', 'production'],
  ['examples', 'example'],
  ['corp/sampleserver', 'production'],
  ['examples/web', 'production'],
])('a repository that is called after its examples: %s: %s', (repository, context) => {
  const place = { ...location('conf/tls.key'), repository };
  expect(classify([])(place)).toBe(context);
  expect(classify([])(place, certificate())).toBe(context);
});

it.each([
  ['corp/fabric-samples', 'example'],
  ['corp/tls-demo', 'production'],
])('what something deploys in %s: %s', (repository, context) => {
  const place = { ...location('conf/tls.key'), repository };
  const deployed = new Set([`${repository}\0conf/tls.key`]);
  expect(classify([], () => false, { deployed })(place)).toBe(context);
});

describe('a folder of CA certificates of others', () => {
  const servers = (count: number) =>
    Array.from({ length: count }, (_, i) => certificate({ sightings: [sighting(`image/ca-certs/www${i}.crt`)] }));
  const cas = (count: number, owners: readonly string[], extra: ReturnType<typeof certificate>[] = []) => {
    const all = Array.from({ length: count }, (_, i) =>
      root(`CA ${i}`, {
        subject: `${owners[i % owners.length]}, CN=CA ${i}`,
        selfIssued: i === 0,
        sightings: [sighting(`image/ca-certs/${i}.crt`)],
      }),
    );
    return classify([...all, ...extra])(location('image/ca-certs/1.crt'), all[1]);
  };

  it.each([
    ['of three owners', 10, ['O=Corp', 'O=Verizon', 'DC=gov, DC=va'], [], 'trust-store'],
    ['of two', 10, ['O=Corp', 'O=Verizon'], [], 'production'],
    ['too few', 9, ['O=Corp', 'O=Verizon', 'DC=gov, DC=va'], [], 'production'],
    ['beside a few of servers', 12, ['O=Corp', 'O=Verizon', 'DC=gov, DC=va'], servers(3), 'trust-store'],
    ['beside many', 12, ['O=Corp', 'O=Verizon', 'DC=gov, DC=va'], servers(4), 'production'],
  ])('%s', (_, count, owners, extra, context) => {
    expect(cas(count, owners, extra)).toBe(context);
  });
});

describe('a list of CAs', () => {
  const OWNERS = ['O=Corp', 'O=DigiCert', 'O=GeoTrust'];
  const list = (count: number, path: string, owners = OWNERS) =>
    Array.from({ length: count }, (_, i) =>
      root(`CA ${i}`, { subject: `${owners[i % owners.length]}, CN=CA ${i}`, sightings: [sighting(path, i + 1)] }),
    );
  const server = certificate({ sightings: [sighting('proxy/ca-list.crt', 90)] });

  it.each([
    ['six of three owners', list(6, 'proxy/ca-list.crt'), 'trust-store'],
    ['six and a server', [...list(6, 'proxy/ca-list.crt'), server], 'trust-store'],
    ['five', list(5, 'proxy/ca-list.crt'), 'production'],
    ['six of two owners', list(6, 'proxy/ca-list.crt', OWNERS.slice(1)), 'production'],
    ['six with keys of their own', list(6, 'group_vars/all.yml'), 'production'],
  ])('%s', (_, certificates, context) => {
    const [first] = certificates as [(typeof certificates)[0]];
    expect(classify(certificates)(location(first.sightings[0]?.path ?? ''), first)).toBe(context);
  });
});

describe('a file that gathers the certificates of others', () => {
  const list = (count: number, more: Parameters<typeof sighting>[2] = {}, path = 'trust/signers.jks') =>
    Array.from({ length: count }, (_, i) =>
      certificate({
        subject: `C=DE, CN=Signer ${i}`,
        names: [],
        sightings: [sighting(path, i + 1, { pointer: `alias "${i}"`, ...more })],
      }),
    );
  const storeOf = (certificates: ReturnType<typeof list>, keys: string[] = []) => {
    const [first] = certificates as [(typeof certificates)[0]];
    const [place] = first.sightings as [(typeof first.sightings)[0]];
    const privateKeys = keys.map((path) => privateKey({ sightings: [sighting(path)] }));
    return findTrustStores({ certificates, privateKeys }).storeOf(place, first)?.size;
  };

  it.each([
    ['a keystore of twenty', list(20), [], 20],
    ['one of nineteen', list(19), [], undefined],
    ['one with a private key', list(20), ['trust/signers.jks'], undefined],
    ['a key in another file', list(20), ['trust/other.jks'], 20],
    ['a configuration that names each', list(20, { pointer: 'clients.a' }, 'values.yaml'), [], undefined],
    ['a list in JSON', list(20, { pointer: 'certificates[3].rawData' }, 'trust/list.json'), [], 20],
    ['a Secret', list(20, { pointer: '#1', container: 'kubernetes-secret' }, 'secret.yaml'), [], undefined],
    ['an archive', list(20, { pointer: 'lists/DE.xml!#1', container: 'zip' }, 'lists.zip'), [], 20],
  ])('%s', (_, certificates, keys, size) => {
    expect(storeOf(certificates, keys)).toBe(size);
  });
});

it('takes the CA bundle that a controller overwrites for what the release came with', () => {
  const facts = [fact({ kind: 'consumer', location: location('crds.yaml'), attributes: { inject: 'controller' } })];
  const contextOf = classify(
    [],
    undefined,
    evidenceOf({ certificates: [], facts }, () => true),
  );
  const at = (path: string, pointer: string) => contextOf({ ...location(path), pointer }, certificate());
  expect(at('crds.yaml', 'spec.conversion.webhook.clientConfig.caBundle')).toBe('vendored');
  expect(at('crds.yaml', 'data["ca.crt"]')).toBe('production');
  expect(at('webhook.yaml', 'webhooks[0].clientConfig.caBundle')).toBe('production');
});

it('takes a key that only tests are compiled with for test data', () => {
  const key = privateKey({ sightings: [sighting('src/sign.rs', 4, { container: 'test-code' })] });
  const contextOf = classify(
    [],
    undefined,
    evidenceOf({ certificates: [], privateKeys: [key] }, () => true),
  );
  expect([contextOf(location('src/sign.rs', 4)), contextOf(location('src/sign.rs', 5))]).toEqual([
    'fixture',
    'production',
  ]);
});

it('takes a key in a comment that documents code for an example', () => {
  const key = privateKey({ sightings: [sighting('src/Sign.java', 4, { container: 'documentation-comment' })] });
  const contextOf = classify(
    [],
    undefined,
    evidenceOf({ certificates: [], privateKeys: [key] }, () => true),
  );
  expect(contextOf(location('src/Sign.java', 4))).toBe('example');
  expect(contextOf(location('src/Sign.java', 40))).toBe('production');
});

it('looks into archives, whose files are in one of their own', () => {
  const contextOf = classify([]);
  const inside = (pointer: string) => contextOf({ ...location('dist/lib-1.0.tgz'), pointer });
  expect(inside('package/test/server.key')).toBe('fixture');
  expect(inside('package/node_modules/a/ca.pem')).toBe('vendored');
  expect(inside('package/lib/server.key')).toBe('production');
});

it('a submodule in a folder of fixtures is one, and one in a folder of its own is judged by its own paths', () => {
  const contextIn = (outer: string | undefined) =>
    contextClassifier({
      declared: () => undefined,
      stores: findTrustStores({ certificates: [] }),
      found: { deployed: new Set(), documented: new Set() },
      within: () => outer,
    });
  const copy = certificate();
  expect(contextIn('testdata/pki')(location('tls.pem'), copy)).toBe('fixture');
  expect(contextIn('deploy')(location('tls.pem'), copy)).toBe('production');
  expect(contextIn('deploy')(location('testdata/tls.pem'), copy)).toBe('fixture');
  expect(contextIn(undefined)(location('tls.pem'), copy)).toBe('production');
});

it('takes nothing for test data because of what lies beside it: a file that is added would hide it', () => {
  const client = certificate({ names: [], subject: 'CN=client', sightings: [sighting('certs/client.pem')] });
  const local = ['a', 'b'].map((name) =>
    certificate({ names: ['dns:localhost'], issuer: client.issuer, sightings: [sighting(`certs/${name}.pem`)] }),
  );
  const contextOf = classify(
    [],
    undefined,
    evidenceOf({ certificates: [client, ...local] }, () => true),
  );
  expect(contextOf(location('certs/client.pem'), client)).toBe('production');
  expect(contextOf(location('certs/client.key'))).toBe('production');
});

it('takes a key that tests hold too for no test data: a copy in a test would hide it', () => {
  const one = certificate({ sightings: [sighting('setup/ca.pem')] });
  const { fingerprint } = one.publicKey;
  const places = ['setup/ca.key', 'test/ca.key'].map((path) => sighting(path));
  const privateKeys = [privateKey({ publicKeyFingerprint: fingerprint, sightings: places })];
  const evidence = evidenceOf({ certificates: [one], privateKeys }, ({ path }) => !path.startsWith('test/'));
  expect(classify([], undefined, evidence)(location('setup/ca.key'), one)).toBe('production');
});

it('takes for a sample the key that source code spells of a certificate in tests', () => {
  const shown = certificate({ sightings: [sighting('src/test/resources/a.pem')] });
  const keyAt = (line: number) =>
    privateKey({ sightings: [{ ...sighting('src/Setup.java', line), container: 'source-string' }] });
  const contextOf = classify(
    [],
    undefined,
    evidenceOf({ certificates: [shown], privateKeys: [keyAt(9)] }, () => true),
  );
  expect(contextOf(location('src/Setup.java', 9), shown)).toBe('fixture');
  expect(contextOf(location('src/Setup.java', 9), certificate())).toBe('production');
  expect(contextOf(location('src/Setup.java', 30), shown)).toBe('production');
});

it('takes what an API server trusts for deployed, whoever its owner is', () => {
  const unanswered = root('BUILD', { subject: 'C=AU, O=Internet Widgits Pty Ltd, CN=BUILD', names: [] });
  const at = (path: string, pointer?: string) =>
    classify([unanswered])({ ...location(path), ...(pointer !== undefined && { pointer }) }, unanswered);
  expect(at('charts/build/values.yaml', 'webhook.caBundle')).toBe('production');
  expect(at('charts/build/values.yaml', 'webhook.certificate')).toBe('example');
  expect(at('charts/build/values.yaml')).toBe('example');
  expect(at('testdata/values.yaml', 'webhook.caBundle')).toBe('fixture');
});

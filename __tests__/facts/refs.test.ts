import { describe, expect, it } from 'vitest';
import { grantsFor, grantsOf, spellGrant } from '../../src/facts/grants.ts';
import {
  folderOfPath,
  foldersAbove,
  isHostFolder,
  isHostPath,
  knownRefs,
  pathBelow,
  pathRefs,
} from '../../src/facts/host-paths.ts';
import {
  appendToRef,
  asRef,
  fileRef,
  hasVariable,
  hostRef,
  inNamespace,
  isLocalRef,
  isOfCluster,
  isOfKind,
  isOpenRef,
  isRelativeRef,
  kindOf,
  lastPartOfRef,
  makeRef,
  mayMean,
  type NamespacedKind,
  nameOfRef,
  namespacedRef,
  namespaceOfRef,
  type PlainKind,
  parseRef,
  programRef,
  qualifyRef,
  REF_KINDS,
  secretRef,
  servedRef,
  serviceRef,
  spellRef,
  spellSecret,
  UNKNOWN_SERVICE,
} from '../../src/facts/refs.ts';
import { ref } from '../support/builders.ts';

const NAMESPACED: readonly NamespacedKind[] = [
  'secret',
  'configmap',
  'certificate',
  'issuer',
  'store',
  'grant',
  'workload',
  'pod-volume',
];
const isPlain = (kind: string): kind is PlainKind => !(NAMESPACED as readonly string[]).includes(kind);

describe('the table of kinds', () => {
  it.each(NAMESPACED)('%s: what is made with a namespace is read with it', (kind) => {
    for (const namespace of ['shop', '?', '*', '']) {
      const made = namespacedRef(kind, namespace, 'web/tls:1');
      expect(made).toBe(`${kind}:${namespace}/web/tls:1`);
      expect(parseRef(made)).toEqual({ kind, namespace, name: 'web/tls:1' });
      expect(isOfCluster(made)).toBe(true);
    }
  });

  it.each(REF_KINDS.filter(isPlain))('%s: what is made without a namespace has none', (kind) => {
    const made = makeRef(kind, 'a/b:c');
    expect(made).toBe(`${kind}:a/b:c`);
    expect(parseRef(made)).toEqual({ kind, name: 'a/b:c' });
    expect(inNamespace(made, 'shop')).toBe(made);
    expect(spellRef(made)).not.toBe('');
  });

  it('names kinds in kebab-case', () => {
    expect(REF_KINDS.length).toBeGreaterThan(40);
    expect(REF_KINDS.every((kind) => /^[a-z]+(?:-[a-z]+)*$/.test(kind))).toBe(true);
  });

  it('knows what means something in its own repository only', () => {
    const local = REF_KINDS.filter((kind) => isLocalRef(ref(`${kind}:a/b`)));
    expect(local.toSorted()).toEqual([
      'bosh-variable',
      'container',
      'file',
      'path',
      'run',
      'script',
      'service',
      'timer',
      'unit',
      'values',
      'variable',
      'workload',
    ]);
    const relative = REF_KINDS.filter((kind) => isRelativeRef(ref(`${kind}:a/b`)));
    expect(relative.toSorted()).toEqual(['actions-secret', 'cfn', 'job', 'pulumi', 'tf']);
    const clusterWide = REF_KINDS.filter((kind) => isPlain(kind) && isOfCluster(ref(`${kind}:a`)));
    expect(clusterWide.toSorted()).toEqual(['cluster-issuer', 'cluster-store']);
  });

  it('takes a kind of another version as one without properties', () => {
    const unknown = ref('constructor:a/b');
    expect(parseRef(unknown)).toEqual({ kind: 'constructor', name: 'a/b' });
    expect([isLocalRef(unknown), isOfCluster(unknown), spellRef(unknown)]).toEqual([false, false, 'a/b']);
    expect(parseRef(ref('no-colon'))).toMatchObject({ kind: '' });
  });
});

describe('making', () => {
  it('has short names for the kinds that many tools make', () => {
    expect([secretRef('shop', 'tls'), fileRef('a.pem'), hostRef('a.example'), programRef('lego')]).toEqual([
      'secret:shop/tls',
      'file:a.pem',
      'host:a.example',
      'run:lego',
    ]);
    expect([serviceRef('nginx'), UNKNOWN_SERVICE]).toEqual(['service:nginx', 'service:?']);
    expect([servedRef('dns:a.example'), servedRef('ip:192.0.2.1')]).toEqual(['host:a.example', 'ip:192.0.2.1']);
  });

  it('takes text that spells a ref of the kind, and no other', () => {
    expect(asRef('secret', 'secret:shop/tls')).toBe('secret:shop/tls');
    expect(asRef('secret', 'secrets/tls.pem')).toBeUndefined();
    expect(asRef('arn', 'arn:aws:acm:eu-west-1:1:certificate/1')).toBeDefined();
  });

  it('puts the repository before what is named by its path, once', () => {
    const whole = qualifyRef(ref('tf:infra/acme_certificate.www'), 'corp/web');
    expect(whole).toBe('tf:corp/web//infra/acme_certificate.www');
    expect(qualifyRef(whole, 'corp/other')).toBe(whole);
    expect(qualifyRef(ref('secret:shop/tls'), 'corp/web')).toBe('secret:shop/tls');
    expect(appendToRef(ref('tf:corp/web//infra/'), 'output.arn')).toBe('tf:corp/web//infra/output.arn');
  });

  it('changes a namespace and nothing else', () => {
    expect(inNamespace(ref('workload:?/Deployment/web'), 'shop')).toBe('workload:shop/Deployment/web');
    expect(inNamespace(ref('cluster-issuer:corp'), 'shop')).toBe('cluster-issuer:corp');
  });
});

describe('reading', () => {
  it('tells kind, namespace and name', () => {
    const secret = ref('secret:shop/web-tls');
    expect([kindOf(secret), namespaceOfRef(secret), nameOfRef(secret)]).toEqual(['secret', 'shop', 'web-tls']);
    expect(namespaceOfRef(ref('external:vault/web'))).toBeUndefined();
    expect([isOfKind(secret, 'store', 'secret'), isOfKind(secret, 'store')]).toEqual([true, false]);
    expect(isOfKind(ref('cluster-store:corp'), 'store')).toBe(false);
  });

  it.each([
    ['secret:shop/web-tls', 'web-tls'],
    ['secret:?/{{include "web.name".}}-tls@charts/web', '…-tls'],
    ['path:/etc/ssl/www.pem', 'www.pem'],
    ['path:/etc/ssl/', ''],
    ['run:certbot', 'certbot'],
    ['arn:aws:acm:eu-west-1:1:certificate/6f1c', '6f1c'],
  ])('the last part of %s is %s', (text, expected) => {
    expect(lastPartOfRef(ref(text))).toBe(expected);
  });

  it('tells what is not known from what is', () => {
    expect(
      ['secret:shop/?', 'service:?', 'secret:shop/{{x}}', 'vault:pki/$role'].map((one) => isOpenRef(ref(one))),
    ).toEqual([true, true, true, true]);
    expect(isOpenRef(ref('secret:?/tls'))).toBe(false);
    expect([hasVariable(ref('service:?')), hasVariable(ref('file:$dir/a.pem'))]).toEqual([false, true]);
  });

  it('lets an open namespace or store stand for another', () => {
    expect(mayMean(ref('secret:?/tls'), ref('secret:shop/tls'))).toBe(true);
    expect(mayMean(ref('external:?/web'), ref('external:vault/web'))).toBe(true);
    expect(mayMean(ref('secret:?/tls'), ref('secret:shop/other'))).toBe(false);
    expect(mayMean(ref('secret:shop/tls'), ref('secret:?/tls'))).toBe(false);
  });
});

describe('spelling', () => {
  it.each([
    ['secret:shop/web-tls', 'Secret shop/web-tls'],
    ['secret:?/web-tls@charts/web', 'Secret web-tls'],
    ['configmap:*/roots', 'ConfigMap roots'],
    ['issuer:shop/corp', 'Issuer shop/corp'],
    ['store:shop/vault', 'SecretStore shop/vault'],
    ['cluster-store:vault', 'ClusterSecretStore vault'],
    ['cluster-issuer:corp', 'ClusterIssuer corp'],
    ['certificate:?/web', '?/web'],
    ['workload:?/Deployment/web', '?/Deployment/web'],
    ['script:renew.sh', 'the script renew.sh'],
    ['tf:corp/web//infra/acme_certificate.www', 'acme_certificate.www'],
    ['cfn:stack.yaml#Certificate', 'Certificate'],
    ['job:corp/web//.github/workflows/renew.yml', '.github/workflows/renew.yml'],
    ['actions-secret:corp/web//TLS_CERT', 'the secret TLS_CERT of corp/web'],
    ['arn:aws:acm:eu-west-1:1:certificate/6f1c', 'arn:aws:acm:eu-west-1:1:certificate/6f1c'],
    ['path:/etc/ssl/www.pem', '/etc/ssl/www.pem'],
  ])('%s is %s to a person', (text, expected) => {
    expect(spellRef(ref(text))).toBe(expected);
  });

  it('quotes the name of a Secret', () => {
    expect(spellSecret(ref('secret:web/tls'))).toBe('Secret "tls" in namespace "web"');
    expect(spellSecret(ref('secret:?/{{.Values.name}}-tls@charts/web'))).toBe('Secret "…-tls"');
    expect(spellSecret(ref('configmap:web/roots'))).toBe('ConfigMap "roots" in namespace "web"');
    expect(spellSecret(ref('path:/etc/ssl/www.pem'))).toBe('path:/etc/ssl/www.pem');
  });
});

describe('permissions', () => {
  it('are asked for by what they are given for', () => {
    const [given] = grantsOf('certs', 'edge', ['shop']);
    expect(grantsFor('certs', 'edge', 'shop')).toContain(given);
    expect(grantsFor('certs', 'edge', '?')).not.toContain(given);
    expect(given && spellGrant(given)).toBe('Secret edge of namespace certs to namespace shop');
    expect(spellGrant(ref('grant:certs/*/*'))).toBe('the Secrets of namespace certs to every namespace');
    expect([spellGrant(ref('grant:certs/edge/-')), spellGrant(ref('secret:certs/edge'))]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('paths on a host', () => {
  it('are absolute, without dots, and known', () => {
    expect(pathRefs('/etc//ssl/../tls/www.pem', 'relative.pem', '/etc/$host.pem', '/etc/ssl/')).toEqual([
      'path:/etc/tls/www.pem',
      'path:/etc/ssl/',
    ]);
    expect([knownRefs('/etc/ssl/$host/www.pem'), knownRefs('/$host')]).toEqual([['path:/etc/ssl/'], []]);
  });

  it('lie below folders', () => {
    const [file, folder] = [ref('path:/etc/ssl/www/a.pem'), ref('path:/etc/ssl/')];
    expect([pathBelow(file, folder), pathBelow(folder, folder), pathBelow(folder, file)]).toEqual([
      'www/a.pem',
      '',
      undefined,
    ]);
    expect(pathBelow(file, ref('path:/etc/ssl'))).toBeUndefined();
    expect([isHostPath(file), isHostPath(ref('file:a.pem')), isHostFolder(folder), isHostFolder(file)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([folderOfPath(file), folderOfPath(folder)]).toEqual(['path:/etc/ssl/www/', 'path:/etc/ssl/']);
    expect([...foldersAbove(file)]).toEqual(['path:/etc/ssl/www/', 'path:/etc/ssl/', 'path:/etc/']);
    expect([...foldersAbove(ref('path:/a.pem'))]).toEqual([]);
  });
});

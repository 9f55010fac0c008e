import { dnAttribute, looksLikeHost, parseDistinguishedName } from '../certificates/names.ts';
import { isPrivateAddress } from '../certificates/past-use.ts';
import { isPublicOrganization } from '../certificates/public-issuers.ts';
import type { Certificate } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';

type Reserved = 'fixture' | 'example';

/** Top-level domains that resolve nowhere: RFC 2606 section 2, RFC 6761; and `docker`, which resolvers for containers serve on one machine. */
const TEST_DOMAINS: ReadonlySet<string> = new Set(['test', 'invalid', 'localhost', 'docker']);
/** Second-level domains that are kept for documentation: RFC 2606 section 3, and example.edu, which IANA holds alike. */
const EXAMPLE_DOMAINS: ReadonlySet<string> = new Set(['com', 'net', 'org', 'edu']);

/** Organisations that mkcert writes into what it issues, which the machine of one developer trusts. */
const DEVELOPMENT = /^mkcert development (?:certificate|CA)$/;
/** A CA that calls itself one for tests or development: `Test CA`, `fake-ca-cert`, `Acme Development Root`. */
const TEST_WORD = /(?:^|[^a-z])(?:tests?|testing|fake|dummy|mock|snakeoil|dev|development)(?:[^a-z]|$)/i;
const AUTHORITY_WORD = /(?:^|[^a-z])(?:ca|root|authority|issuer)(?:[^a-z]|$)/i;
/** An owner that says so: `O=Development Docker environment`, `OU=Mail Integration Tests`; and a stand-in: `CN=dummy-sp`. */
const OF_TESTS =
  /\bOU?=[^,=]{0,60}\b(?:(?:integration|unit|system|acceptance) tests?\b|dev(?:elopment)? (?:docker )?env(?:ironment)?\b)|\bCN=(?:dummy|fake|mock)(?:[-_ ,]|$)/i;
/** What `openssl req` writes where its question gets no answer. */
const UNANSWERED = 'Internet Widgits Pty Ltd';
/** What keytool writes where its question gets no answer, and how many such answers tell that none was given. */
const UNKNOWN = 'Unknown';
const LEAST_UNKNOWN = 4;
/** Keys that sign an app are to last 25 years and more, and are made with the same answers: https://developer.android.com/studio/publish/app-signing */
const YEARS_OF_APPS = 25;
/** A name on the link of one machine, which no public name leads to (RFC 6762): `esp32.local`. */
const LINK_HOST = /^[a-z0-9-]+\.local$/i;
/** What developers point at their own machine: `local.shop.io`, `*.localhost.shop.io`. */
const OWN_MACHINE = /^(?:\*\.)?local(?:host)?\.[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;
/** A common name with a port: `localhost:8080`. */
const PORT = /:\d{1,5}$/;
/** A value that asks to be replaced: `YourOrg`, `Some-State`, `Default City`. */
const TO_REPLACE =
  /^(?:(?:your|some|default)[-_ ]?(?:names?|country|state|province|city|town|locality|org(?:ani[sz]ation)?|company|department|unit)|example(?: |$))/i;
/** The question of a program in place of an answer: `State`, `City`, `Organization Name`, `MyOrg`. */
const QUESTION =
  /^(?:my|the|a)?[-_ ]?(?:country|state|province|city|town|locality|location|org(?:ani[sz]ation)?|company|department|unit)(?:[-_ ](?:name|unit))?$/i;
/** What such an owner calls its things: `MyCA`, `my-server`. */
const MY_THING = /^my[-_ ]?(?:ca|root|app|cert|client|domain|server|service)/i;
/** One answer to every question, which tells nothing: `11`, `test`, `xx`. */
const NO_ANSWER = /^(?:\d{1,4}|([a-z])\1{0,3}|tests?|testing|asdf|abc|foo|none|n\/?a)$/i;
const LEAST_ALIKE = 3;
/** Number of values to replace from which on a subject was not filled in. */
const LEAST_TO_REPLACE = 2;
/** Hosts of instructions: `yourdomain.com`, `server.my-company.net`. Public CAs issue for the owners of such domains. */
const HOST_TO_REPLACE = /^(?:.{0,200}\.)?(?:my|your)-?(?:domain|host|site|company|server)\.[a-z]{2,6}$/i;
/** The longest name that is searched for such words. */
const MAX_NAME = 200;
/** What the build tools of Android call the owner of the key that signs debug builds. */
const DEBUG_BUILD = 'Android Debug';

/**
 * `fixture` or `example` if every name of a certificate is reserved for tests or documentation. Undefined if one of
 * them may be real, or if there is no name: downgrading the certificate of a real service would hide its findings.
 */
export function reservedContext({
  names,
  subject,
  issuer = '',
  notBefore = null,
  notAfter = null,
}: Pick<Certificate, 'names' | 'subject'> & Partial<Pick<Certificate, 'issuer' | 'notBefore' | 'notAfter'>>):
  | Reserved
  | undefined {
  if (names.length > 1000) return undefined;
  // Such a CA issues for hosts of tests, whatever they are called.
  if (isTestAuthority(issuer) || (isTestAuthority(subject) && !namesHost({ names, subject }))) return 'fixture';
  const commonName = dnAttribute(subject, 'CN')?.replace(PORT, '');
  const isSelfMade = subject !== '' && subject === issuer;
  if (commonName === DEBUG_BUILD || DEVELOPMENT.test(dnAttribute(subject, 'O') ?? '')) return 'fixture';
  // Its owner called it so; names that were added later are those of tunnels and containers.
  if (isSelfMade && commonName === 'localhost' && names.includes('dns:localhost')) return 'fixture';
  // In a subject without answers only a host is real.
  const years = ((readInstant(notAfter) ?? 0) - (readInstant(notBefore) ?? 0)) / (365 * DAY);
  if (isUnanswered(subject, years) && !namesHost({ names, subject })) return 'example';
  const isPublic = isPublicOrganization(dnAttribute(issuer, 'O') ?? '');
  const ofHost = (host: string) => {
    if (isSelfMade && (LINK_HOST.test(host) || OWN_MACHINE.test(host))) return 'fixture';
    return hostKind(host) ?? (!isPublic && HOST_TO_REPLACE.test(host) ? 'example' : undefined);
  };
  // Beside a name of one machine, its address tells nothing. Others trust no such certificate without a name.
  const own = names.filter((name) => !isSelfMade || !isPrivateAddress(name.replace('ip:', '')));
  const kinds = own.map((name) => (name.startsWith('dns:') ? ofHost(name.slice(4)) : kindOf(name)));
  /** The names that may be those of a container, in the order of `kinds`. */
  const hosts = own.map((name) => (name.startsWith('dns:') ? name.slice(4) : undefined));
  // Beside alternative names a common name is often a title ("Test Server"); one that looks like a host counts.
  const isAddress = isSelfMade && names.length > 0 && isPrivateAddress(commonName ?? '');
  if (commonName !== undefined && !isAddress && (names.length === 0 || looksLikeHost(commonName))) {
    kinds.push(ofHost(commonName) ?? addressKind(commonName));
    hosts.push(names.length > 0 ? commonName : undefined);
  }
  if (names.length === 0 && kinds.every((kind) => kind === undefined)) {
    // Directories spell a domain as components, the top one first: `DC=com, DC=example`.
    const components = parseDistinguishedName(subject).flatMap(({ type, value }) => (type === 'DC' ? [value] : []));
    for (const labels of [components, components.toReversed()]) {
      const kind = labels.length > 1 ? hostKind(labels.join('.')) : undefined;
      if (kind !== undefined) return kind;
    }
  }
  if (kinds.length === 0) return undefined;
  // Names beside `localhost` are those of containers, which are only valid in the network of one machine.
  const reserved = new Set(hosts.filter((_, index) => kinds[index] !== undefined).map((host) => host?.split('.')[0]));
  // `db` beside `db.example.com` is the same host by its short name.
  const open = hosts.filter((host, index) => kinds[index] === undefined && !(host && reserved.has(host)));
  if (
    open.some((host) => host === undefined || host.includes('.') || host.includes(':')) ||
    open.length === kinds.length
  )
    return undefined;
  if (open.length > 0 && !kinds.includes('fixture')) return undefined;
  return kinds.includes('fixture') ? 'fixture' : 'example';
}

/** Whether a certificate has a name that something may be reached by. */
export function namesHost({ names, subject }: Pick<Certificate, 'names' | 'subject'>): boolean {
  return (
    names.some((name) => /^(?:dns:|ip:|uri:https?:)/.test(name)) || looksLikeHost(dnAttribute(subject, 'CN') ?? '')
  );
}

/** Whether a subject was not filled in: its values are those of a program or of instructions. */
function isUnanswered(subject: string, years: number): boolean {
  const attributes = parseDistinguishedName(subject);
  const unknown = attributes.filter(({ value }) => value === UNKNOWN).length;
  if (unknown >= LEAST_UNKNOWN && years > 0 && years < YEARS_OF_APPS) return true;
  const left = attributes.filter(({ value }) => TO_REPLACE.test(value)).length;
  if (attributes.some(({ value }) => value === UNANSWERED) || left >= LEAST_TO_REPLACE) return true;
  // A place that was not filled in says nothing about an owner with a name.
  const asked = attributes.filter(({ value }) => QUESTION.test(value) || MY_THING.test(value));
  if (asked.length >= LEAST_TO_REPLACE && asked.some(({ type }) => type === 'O')) return true;
  return years < YEARS_OF_APPS && isOneAnswer(attributes.map(({ value }) => value));
}

/** Whether some questions have the same answer, and one that says nothing. */
function isOneAnswer(values: readonly string[]): boolean {
  return values.some((one) => NO_ANSWER.test(one) && values.filter((other) => other === one).length >= LEAST_ALIKE);
}

function isTestAuthority(name: string): boolean {
  if (OF_TESTS.test(name.slice(0, 5 * MAX_NAME))) return true;
  const common = dnAttribute(name, 'CN') ?? '';
  return common.length <= MAX_NAME && TEST_WORD.test(common) && AUTHORITY_WORD.test(common);
}

function kindOf(name: string): Reserved | undefined {
  const colon = name.indexOf(':');
  const value = name.slice(colon + 1);
  switch (name.slice(0, colon)) {
    case 'ip':
      return addressKind(value);
    case 'email':
      return hostKind(value.slice(value.lastIndexOf('@') + 1));
    case 'uri':
      return URL.canParse(value) ? hostKind(new URL(value).hostname) : undefined;
    default:
      return undefined;
  }
}

function hostKind(host: string): Reserved | undefined {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const [last, second] = [labels.at(-1) ?? '', labels.at(-2)];
  if (TEST_DOMAINS.has(last)) return 'fixture';
  // What Linux distributions write into /etc/hosts.
  if (last === 'localdomain' && second === 'localhost') return 'fixture';
  // What Docker Desktop calls the machine that it runs on.
  if (last === 'internal' && second === 'docker') return 'fixture';
  if (last === 'example') return labels.length > 1 ? 'example' : undefined;
  const isReserved = second === 'example' && EXAMPLE_DOMAINS.has(last);
  return isReserved ? 'example' : undefined;
}

/** Loopback (RFC 1122, RFC 4291) and the documentation blocks (RFC 5737, RFC 3849). */
function addressKind(address: string): Reserved | undefined {
  if (/^127\.\d+\.\d+\.\d+$/.test(address) || address === '::1') return 'fixture';
  if (/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(address) || /^2001:db8:/i.test(address)) return 'example';
  return undefined;
}

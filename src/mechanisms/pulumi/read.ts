import { ownAttributes } from '../../facts/attributes.ts';
import { makeRef, programRef, secretRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import {
  bracketOf,
  type Call,
  entriesOf,
  keyOf,
  literalAt,
  readProgram,
  textAt,
  tokensIn,
  type Value,
} from './calls.ts';
import type { Token } from './tokens.ts';

/** What only the rules of pulumi read of its facts. */
type Own = 'argument' | 'early' | 'type' | 'validity';
type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('pulumi');

/** Resources that make or hold a certificate, by the end of their name. Names of arguments are as in {@link keyOf}. */
const RESOURCES: readonly {
  /** As it may be called, with its package before it. */
  called: RegExp;
  type: string;
  /** Made by each `pulumi up` that finds it due, by its service, or as in `material`. */
  renews: 'on-apply' | 'itself';
  names?: readonly string[];
  /** Arguments that hold a certificate made elsewhere. */
  material?: readonly string[];
  /** It issues nothing. */
  carries?: true;
}[] = [
  {
    called: /(?:^|tls\.)SelfSignedCert$/,
    type: 'tls.SelfSignedCert',
    renews: 'on-apply',
    names: ['dnsnames'],
  },
  { called: /(?:^|tls\.)LocallySignedCert$/, type: 'tls.LocallySignedCert', renews: 'on-apply' },
  {
    called: /acme\.Certificate$/,
    type: 'acme.Certificate',
    renews: 'on-apply',
    names: ['commonname', 'subjectalternativenames'],
  },
  {
    called: /acm\.Certificate$/,
    type: 'aws.acm.Certificate',
    renews: 'itself',
    names: ['domainname', 'subjectalternativenames'],
    material: ['certificatebody', 'privatekey'],
    carries: true,
  },
  { called: /compute\.ManagedSslCertificate$/, type: 'gcp.compute.ManagedSslCertificate', renews: 'itself' },
];
const VALIDATION = /acm\.CertificateValidation$/;
const SECRET = /(?:^|core\.?v1\.|(?:^|\.)v1\.)Secret$/;

/** Arguments of other resources that take a certificate. */
const TAKES = /^(?:\w{0,30}certificatearns?|sslcertificates?|iamcertificateid)$/;

/** Whether anything of this may be in a program, before it is taken apart. */
const MENTIONS = /SelfSignedCert|LocallySignedCert|Certificate|kubernetes\.io\/tls/;

export function read(file: ConfigFile, output: Output): void {
  if (!MENTIONS.test(file.text)) return;
  const { tokens, calls } = readProgram(file.text, file.path);
  const program = new Variables(file.path, tokens);
  let next = 0;
  /** Calls that are open where the walk is, the innermost last. */
  const around: Call[] = [];
  for (const [at, token] of tokens.entries()) {
    while ((around.at(-1)?.to ?? at) < at) around.pop();
    const call = calls[next];
    if (call?.from === at) {
      next++;
      around.push(call);
      readCall(call, program, output);
    } else if (token.kind !== 'mark' && /^[:=]$/.test(tokens[at + 1]?.text ?? '') && TAKES.test(keyOf(token.text))) {
      readUse(at, around.at(-1), program, output);
    }
  }
}

/** The certificates of a program by the variables that hold them, as far as the walk has come. */
class Variables {
  private readonly refs = new Map<string, Ref>();
  private readonly used = new Map<string, number>();

  private readonly path: string;
  readonly tokens: readonly Token[];

  constructor(path: string, tokens: readonly Token[]) {
    this.path = path;
    this.tokens = tokens;
  }

  /** Functions may have variables of one name: the nearest before its use is meant. */
  add({ variable, name }: Call): Ref {
    const key = variable ?? name ?? '?';
    const times = (this.used.get(key) ?? 0) + 1;
    this.used.set(key, times);
    const ref = makeRef('pulumi', `${this.path}#${key}${times > 1 ? `-${times}` : ''}`);
    if (variable !== undefined) this.refs.set(variable, ref);
    return ref;
  }

  /** `cert.arn`, `this.cert.certPem`. */
  in(value: Value): Ref[] {
    const words = tokensIn(this.tokens, value).filter(({ kind }) => kind === 'word');
    const found = words.flatMap(({ text }) => {
      const name = /^(?:(?:this|self)\.)?[\w$]+/.exec(text)?.[0] ?? '';
      return this.refs.get(name) ?? [];
    });
    return [...new Set(found)];
  }
}

function readCall(call: Call, program: Variables, output: Output): void {
  const kind = RESOURCES.find(({ called }) => called.test(call.type));
  // The code of a package hands its resources on, and names none.
  const isHandedOn = call.name === null && [...call.given.keys()].every((key) => /^(?:opts|props|id)$/.test(key));
  if (isHandedOn) return;
  if (kind !== undefined) readCertificate(call, kind, program, output);
  else if (VALIDATION.test(call.type)) readCopy(call, 'aws.acm.CertificateValidation', program, output);
  else if (SECRET.test(call.type) && isTls(call, program)) readCopy(call, 'kubernetes.core.v1.Secret', program, output);
}

const place = ({ line, endLine }: Call) => ({ line, endLine });
const nameOf = (type: string, { name }: Call) => (name === null ? type : `${type} "${name}"`);

/** Attributes as those of the same resource of Terraform. */
function readCertificate(call: Call, kind: (typeof RESOURCES)[number], program: Variables, output: Output): void {
  const { tokens } = program;
  const { given } = call;
  const value = (key: string) => {
    const found = literalAt(tokens, given.get(key));
    return found === undefined && call.open ? null : found;
  };
  const material = (kind.material ?? []).flatMap((key) => given.get(key) ?? []);
  const reads = [...new Set(material.flatMap((one) => program.in(one)))];
  const renews = material.length === 0 ? kind.renews : reads.length > 0 ? 'on-apply' : 'never';
  const self = program.add(call);
  const minDays = kind.type === 'acme.Certificate' ? value('mindaysremaining') : undefined;
  const isTlsProvider = kind.type.startsWith('tls.');
  const [early, validity] = isTlsProvider ? [value('earlyrenewalhours'), value('validityperiodhours')] : [];
  const unknown = call.open && kind.carries === true;
  output.fact(
    {
      kind: renews === 'never' ? 'sink' : renews === 'on-apply' && kind.carries === true ? 'copy' : 'producer',
      reads: [...reads, ...(renews === 'on-apply' ? [programRef('pulumi')] : [])],
      writes: [self],
      names: (kind.names ?? []).flatMap((key) => namesIn(tokens, given.get(key))),
      attributes: {
        name: nameOf(kind.type, call),
        ...(!unknown && { renews }),
        ...(minDays !== undefined && { minDays }),
      },
      own: {
        type: kind.type,
        ...(early !== undefined && { early }),
        ...(validity !== undefined && { validity }),
      },
    },
    place(call),
  );
}

function namesIn(tokens: readonly Token[], value: Value | undefined): string[] {
  if (value === undefined) return [];
  return tokensIn(tokens, value)
    .filter(({ kind, filled, text }) => kind === 'text' && filled === undefined && /^[\w*-]+(?:\.[\w-]+)+$/.test(text))
    .map(({ text }) => `dns:${text}`);
}

function isTls({ given }: Call, { tokens }: Variables): boolean {
  const type = given.get('type');
  return type !== undefined && textAt(tokens, type) === 'kubernetes.io/tls';
}

/** Hands a certificate of the program on: a validation as itself, a Secret to the cluster. Nothing where it takes none. */
function readCopy(call: Call, type: string, program: Variables, output: Output): void {
  const reads = [...new Set([...call.given.values()].flatMap((value) => program.in(value)))];
  if (reads.length === 0) return;
  output.fact(
    {
      kind: 'copy',
      reads,
      writes: [program.add(call), ...(type.endsWith('Secret') ? secretOf(call, program.tokens) : [])],
      attributes: { name: nameOf(type, call) },
      own: { type },
    },
    place(call),
  );
}

/** Without a name of its own, a Secret gets one with a random end. */
function secretOf({ given }: Call, tokens: readonly Token[]): Ref[] {
  const written = given.get('metadata');
  const inner = written === undefined ? undefined : bracketOf(tokens, written);
  if (inner === undefined) return [];
  const metadata = new Map(entriesOf(tokens, inner).map(({ key, value }) => [key, value]));
  const name = literalAt(tokens, metadata.get('name'));
  const namespace = literalAt(tokens, metadata.get('namespace'));
  // The configuration of the provider may name another default.
  return typeof name === 'string' ? [secretRef(String(namespace ?? '?'), name)] : [];
}

/** An argument such as `certificateArn` of any resource, directly or in an object. */
function readUse(at: number, call: Call | undefined, program: Variables, output: Output): void {
  if (call === undefined || VALIDATION.test(call.type) || RESOURCES.some(({ called }) => called.test(call.type)))
    return;
  const from = at + 2;
  let to = from;
  // Up to the comma, as far as a reference is long.
  while (to < from + 20 && to < call.to && !/^[,})]$/.test(program.tokens[to]?.text ?? ',')) to++;
  const reads = program.in({ from, to });
  const { text: argument = '', line = call.line } = program.tokens[at] ?? {};
  if (reads.length === 0) return;
  output.fact(
    {
      kind: 'consumer',
      reads,
      writes: [],
      attributes: { name: nameOf(call.type, call) },
      own: { type: call.type, argument },
    },
    { line },
  );
}

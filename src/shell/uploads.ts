import { pathRefs } from '../facts/host-paths.ts';
import { asRef, makeRef, secretRef } from '../facts/refs.ts';
import { keyVaultRefs, storedRefs, vaultRefs } from '../facts/store-refs.ts';
import { isCertificateKey, isCertificateName } from '../kubernetes/manifests.ts';
import type { Ref } from '../model/index.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { option, optionValues } from './command-files.ts';
import type { Command } from './commands.ts';

/** A command that brings a certificate to a cluster, a secret store or a service of a cloud. */
export interface Upload {
  /** What a person calls it: `aws acm import-certificate`. */
  program: string;
  /** Files that it takes. */
  reads: Ref[];
  /** Where it puts them, as far as the command tells. */
  writes: Ref[];
}

/** Options of kubectl, and of others, that take a value and stand before the verb as well. */
const VALUED =
  /^(?:-n|-o|-f|-R|-b|--(?:namespace|context|kubeconfig|cluster|user|output|region|profile|subscription|project|mount|address|repo|body))$/;
const FILE = /\.(?:pem|crt|cer|key|pfx|p12|jks)\b|fullchain|privkey/;

/** The words of a command without its options, their values left out as far as they are known. */
function operands(args: readonly string[]): string[] {
  return args.filter((arg, i) => !arg.startsWith('-') && !VALUED.test(args[i - 1] ?? ''));
}

/** Programs with commands that upload certificates. */
export const UPLOADING_PROGRAMS: readonly string[] = ['aws', 'az', 'gcloud', 'gh', 'kubectl', 'oc', 'vault'];

/** What a command uploads, where it is a certificate as far as names tell. */
export function uploadOf(command: Command): Upload | undefined {
  return UPLOADING_PROGRAMS.includes(command.name) ? uploadBy(command) : undefined;
}

/** Every command before an upload asks for it. */
const uploadBy = memoizeByObject(({ name, args, redirects }: Command): Upload | undefined => {
  const words = operands(args);
  const line = words.slice(0, 4).join(' ');
  const given = redirects.filter(({ text }) => text === '<').map(({ target }) => target);
  const upload = (verb: string, writes: Ref[], ...files: (string | undefined)[]): Upload => ({
    program: `${name} ${verb}`,
    reads: pathRefs(...[...files, ...given].map((file) => file?.replace(/^@|^fileb?:\/\//, ''))),
    writes,
  });
  const holds = (...names: (string | undefined)[]) =>
    names.some((one) => one !== undefined && isCertificateName(one)) || args.some((arg) => FILE.test(arg));
  switch (name) {
    case 'kubectl':
    case 'oc': {
      if (!/^create secret (?:tls|generic) /.test(`${line} `)) return undefined;
      const secret = words[3] ?? '';
      const files = optionValues(args, '--from-file', '--from-literal');
      const tls = words[2] === 'tls' || files.some((file) => isCertificateKey(file.replace(/=.*$/s, '')));
      const space = option(args, '-n', '--namespace') ?? '?';
      const known = /^[\w.-]+$/.test(secret);
      const writes = known ? [secretRef(/^[\w.-]+$/.test(space) ? space : '?', secret)] : [];
      return tls ? upload(`create secret ${words[2]}`, writes, option(args, '--cert')) : undefined;
    }
    case 'aws':
      if (line.startsWith('acm import-certificate'))
        return upload('acm import-certificate', arns(option(args, '--certificate-arn')), option(args, '--certificate'));
      if (line.startsWith('iam upload-server-certificate')) return upload('iam upload-server-certificate', []);
      if (/^secretsmanager (?:put-secret-value|update-secret|create-secret)/.test(line)) {
        const secret = option(args, '--secret-id', '--name');
        return holds(secret) ? upload(words.slice(0, 2).join(' '), storedRefs(secret)) : undefined;
      }
      if (line.startsWith('ssm put-parameter')) {
        const parameter = option(args, '--name');
        return holds(parameter) ? upload('ssm put-parameter', storedRefs(parameter)) : undefined;
      }
      return undefined;
    case 'az': {
      const [secret, vault] = [option(args, '--name', '-n'), option(args, '--vault-name')];
      const file = option(args, '--file', '-f');
      const isSecret = line.startsWith('keyvault secret set');
      if (!isSecret && !/^keyvault certificate (?:import|create)/.test(line)) return undefined;
      return isSecret && !holds(secret)
        ? undefined
        : upload(words.slice(0, 3).join(' '), keyVaultRefs(secret, vault), file);
    }
    case 'gcloud':
      if (line.startsWith('compute ssl-certificates create')) return upload('compute ssl-certificates create', []);
      return /^secrets versions add /.test(line) && holds(words[3])
        ? upload('secrets versions add', storedRefs(words[3]))
        : undefined;
    case 'vault': {
      const path = words[2];
      return /^kv (?:put|patch) /.test(line) && holds(path?.replace(/^.*\//, ''))
        ? upload(`kv ${words[1]}`, vaultRefs(path, mountOf(args)))
        : undefined;
    }
    case 'gh': {
      const secret = words[2] ?? '';
      if (!line.startsWith('secret set ') || !isActionsSecret(secret)) return undefined;
      const repository = option(args, '--repo', '-R');
      const known = repository === undefined || /^[\w.-]+\/[\w.-]+$/.test(repository);
      const inner = repository === undefined ? secret : `${repository}//${secret}`;
      return upload('secret set', known && !args.includes('--org') ? [makeRef('actions-secret', inner)] : []);
    }
    default:
      return undefined;
  }
});

/** Whether a secret of GitHub Actions holds a certificate, by its name: `TLS_CERT`, `WWW_PFX`; its key follows it. */
export function isActionsSecret(name: string): boolean {
  const holds = /(?:^|_)(?:CERT|CERTS|CERTIFICATE|TLS|SSL|FULLCHAIN|PFX|P12|KEYSTORE)(?:_|$)/i.test(name);
  return holds && /^\w+$/.test(name) && !/_KEY(?:_|$)/i.test(name);
}

function arns(arn = ''): Ref[] {
  const ref = asRef('arn', arn);
  return ref !== undefined && /^[\w:/-]+$/.test(arn) ? [ref] : [];
}

/** Go's flags take one dash or two. */
const mountOf = (args: readonly string[]) =>
  option(args, '-mount', '--mount') ?? args.find((arg) => arg.startsWith('-mount='))?.slice(7);

import { inNamespace, isOfKind, makeRef, nameOfRef, namespaceOfRef, secretRef, spellSecret } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { runAttributes, startRefs } from '../../mechanism-kit/command-facts.ts';
import { isKeptOtherwise, rareCopyRule, timesOf } from '../../mechanism-kit/rare-copies.ts';
import type { ConfigFile, Edge, Mechanism, MechanismOutput, Ref, Rule } from '../../model/index.ts';
import { appliedIn, secretCopyOf, secretPatched, secretRead } from '../../shell/cluster-copies.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import { type Invocation, invocations, mayHoldCommands } from '../../shell/command-files.ts';
import { rolloutOf } from '../../shell/rollouts.ts';
import { isActionsSecret, UPLOADING_PROGRAMS, type Upload, uploadOf } from '../../shell/uploads.ts';
import { factTitle } from '../../topology/describe.ts';
import { factAt, graphOf, nodeOf } from '../../topology/graph.ts';

/** What starts a workflow of another file or repository. */
const STARTS = /\bgh workflow run\b|\/dispatches\b|(?:repository|workflow)-dispatch/;

/** Every upload of a workflow is joined to each of them. */
const MAX_SECRETS = 16;

/** Secrets of the repository that a workflow takes its certificates from: `${{ secrets.TLS_CERT }}`. */
function handedIn(text: string): Ref[] {
  const names = [...text.matchAll(/\bsecrets\.(\w{1,100})/g)].map(([, name = '']) => name);
  return [...new Set(names.filter(isActionsSecret))]
    .slice(0, MAX_SECRETS)
    .map((name) => makeRef('actions-secret', name));
}

/** What a file says that copies Secrets of certificates; those of passwords are none of ours. */
const CERTIFICATES = /cert|tls|ssl|x509/i;

/** What a command brings to a cluster or a store, with what the commands around it tell. `got` are Secrets that the same run has read. */
function broughtBy({ command, run, after }: Invocation, got: readonly Ref[], file: ConfigFile): Upload | undefined {
  const upload = uploadOf(command);
  if (upload !== undefined) {
    const space = appliedIn(after) ?? run.namespace ?? '?';
    const writes = upload.writes.map((ref) => (namespaceOfRef(ref) === '?' ? inNamespace(ref, space) : ref));
    return { ...upload, reads: [...upload.reads, ...got.filter((ref) => !writes.includes(ref))], writes };
  }
  const patched = secretPatched(command, run.namespace);
  if (patched !== undefined)
    return {
      program: `${command.name} patch secret`,
      reads: got.filter((ref) => ref !== patched),
      writes: [patched],
    };
  return file.shared('names-certificates', (text) => CERTIFICATES.test(text))
    ? secretCopyOf(command, after, run.namespace)
    : undefined;
}

/** A copy for each command that uploads a certificate, and what the same file restarts afterwards. */
function read(file: ConfigFile, output: MechanismOutput): void {
  let uploaded = false;
  const got = new Map<CommandBlock, Ref[]>();
  for (const invocation of invocations(file, ...UPLOADING_PROGRAMS)) {
    const { command, run } = invocation;
    const upload = broughtBy(invocation, got.get(run) ?? [], file);
    const source = secretRead(command);
    if (source?.name !== undefined && /^[\w.-]+$/.test(source.name))
      got.set(
        run,
        [...(got.get(run) ?? []), secretRef(source.namespace ?? run.namespace ?? '?', source.name)].slice(-4),
      );
    const restarted = uploaded ? rolloutOf(invocation.command) : undefined;
    if (restarted !== undefined) {
      output.fact(
        {
          kind: 'reload',
          reads: [],
          writes: restarted,
          attributes: { service: 'kubectl rollout restart', trigger: restarted.length === 0 ? 'all' : 'rollout' },
        },
        { line: invocation.command.line },
      );
    }
    if (upload === undefined) continue;
    uploaded = true;
    const { program, reads, writes } = upload;
    output.fact(
      {
        kind: 'copy',
        reads: [
          ...startRefs(file, invocation).filter((ref) => !isOfKind(ref, 'run')),
          ...(invocation.run.surface === 'github-actions' ? file.shared('actions-secrets', handedIn) : []),
          ...reads,
        ],
        writes,
        attributes: {
          name: program,
          service: program,
          ...runAttributes(invocation),
          ...(file.shared('starts-workflows', (text) => STARTS.test(text)) && { starts: true }),
        },
      },
      { line: invocation.command.line },
    );
  }
}

/** Where commands run when somebody starts them, or at a deployment, unless a schedule is told. */
const ONCE: ReadonlySet<string> = new Set([
  'script',
  'makefile',
  'yaml',
  'github-actions',
  'gitlab',
  'azure-pipelines',
  'jenkins',
]);

const rules: readonly Rule[] = [
  rareCopyRule('uploads', 'uploaded'),
  factRule('uploads', {
    id: 'uploads-copied-once',
    title: 'Renewed Secret is copied only by hand or at deployment',
    level: 'warning',
    why: 'The source Secret is renewed on its own schedule. The copy is made only when the script or the deployment runs. If that does not happen in time, the copy expires although every renewal succeeds.',
    fix: 'Issue the certificate in the namespace that uses it, or mirror the Secret with a controller such as Reflector.',
    references: ['https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/'],
    kind: 'copy',
    problem(fact, { neighbours, topology }) {
      const around = neighbours(fact);
      const [from] = fact.reads.filter((ref) => isOfKind(ref, 'secret'));
      const [to] = fact.writes.filter((ref) => isOfKind(ref, 'secret'));
      if (from === undefined || to === undefined || !ONCE.has(String(fact.attributes.surface))) return undefined;
      if (timesOf(fact, around).length > 0 || isKeptOtherwise(fact, around)) return undefined;
      const graph = graphOf(topology);
      const node = nodeOf(topology, fact);
      const joined = (edges: Edge[] = [], end: 'from' | 'to') =>
        edges.flatMap((edge) => (edge.confidence === 'high' ? (factAt(graph, edge[end]) ?? []) : []));
      // Both ends have to be here: what renews the source, and what uses the copy.
      const source = joined(graph.in.get(node), 'from').find(({ kind }) => kind === 'producer');
      const user = joined(graph.out.get(node), 'to').find(({ kind }) => kind === 'consumer');
      if (source === undefined || user === undefined || source.location.path === fact.location.path) return undefined;
      return {
        message: `The ${spellSecret(from)} is copied to the ${spellSecret(to)} only when this command runs, and no schedule found here runs it. ${factTitle(source)} renews the source.`,
        subject: `${fact.location.path}#${to}`,
        related: [source.location, user.location],
      };
    },
  }),
  factRule('uploads', {
    id: 'uploads-secret-waits',
    title: 'GitHub Actions: renewed secret waits for the next push',
    level: 'note',
    why: 'A scheduled job renews the certificate and stores it in a GitHub Actions secret. The workflow that deploys this secret runs only on pushes. Until the next push, the old certificate is served.',
    fix: 'Start the workflow after the renewal (`gh workflow run`, a `repository_dispatch`), or add a schedule to it.',
    references: ['https://cli.github.com/manual/gh_workflow_run'],
    kind: 'copy',
    problem(fact, { topology }) {
      const graph = graphOf(topology);
      const before = (graph.in.get(nodeOf(topology, fact)) ?? []).map(({ from, ref }) => ({
        ref,
        source: factAt(graph, from),
      }));
      const idle = before.some(({ source }) => source?.kind === 'schedule' && source.attributes.disabled === true);
      const set = before.find(({ ref }) => isOfKind(ref, 'actions-secret'));
      const attributes = set?.source?.attributes;
      if (!idle || set?.source === undefined || attributes?.schedules === undefined || attributes.starts === true)
        return undefined;
      return {
        message: `\`${fact.attributes.name}\` uses ${nameOfRef(set.ref).replace(/^.*\/\//, '')}, which a scheduled job renews, but it runs only on pushes.`,
        related: [set.source.location],
      };
    },
  }),
];

export const uploads: Mechanism = {
  id: 'uploads',
  title: 'Uploads by command',
  identifiedBy:
    '`kubectl create secret tls`, `kubectl get secret … | kubectl apply`, `vault kv put`, `aws acm import-certificate`, `az keyvault certificate import` and similar commands in scripts and pipelines',
  references: [
    'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_tls/',
    'https://developer.hashicorp.com/vault/docs/commands/kv/put',
    'https://docs.aws.amazon.com/cli/latest/reference/acm/import-certificate.html',
    'https://learn.microsoft.com/cli/azure/keyvault/certificate',
  ],
  accepts: mayHoldCommands,
  needles: [
    'create secret ',
    'get secret',
    ' secret ',
    ' secrets ',
    ' secret/',
    'vault kv ',
    'import-certificate',
    'keyvault certificate',
    'keyvault secret set',
    'server-certificate',
    'secretsmanager ',
    'ssm put-parameter',
    'ssl-certificates create',
    'secrets versions add',
    'gh secret set',
  ],
  read,
  rules,
};

import { invocations, mayRun } from '../../lib/run-files.ts';
import { runAttributes, starterRefs } from '../../lib/tool-facts.ts';
import { uploadOf } from '../../lib/uploads.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../../model/index.ts';

const PROGRAMS = ['aws', 'az', 'gcloud', 'gh', 'kubectl', 'oc', 'vault'];

/** A copy for each command that uploads a certificate. */
function read(file: ConfigFile, output: MechanismOutput): void {
  for (const invocation of invocations(file, ...PROGRAMS)) {
    const upload = uploadOf(invocation.command);
    if (upload === undefined) continue;
    const { program, reads, writes } = upload;
    output.fact(
      {
        kind: 'copy',
        reads: [...starterRefs(file, invocation).filter((ref) => !ref.startsWith('run:')), ...reads],
        writes,
        attributes: { name: program, service: program, ...runAttributes(invocation) },
      },
      { line: invocation.command.line },
    );
  }
}

export const uploads: Mechanism = {
  id: 'uploads',
  title: 'Uploads by command',
  identifiedBy:
    '`kubectl create secret tls`, `vault kv put`, `aws acm import-certificate`, `az keyvault certificate import` and the like in scripts and pipelines',
  references: [
    'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_tls/',
    'https://developer.hashicorp.com/vault/docs/commands/kv/put',
    'https://docs.aws.amazon.com/cli/latest/reference/acm/import-certificate.html',
    'https://learn.microsoft.com/cli/azure/keyvault/certificate',
  ],
  accepts: mayRun,
  needles: [
    'create secret ',
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
  rules: [],
};

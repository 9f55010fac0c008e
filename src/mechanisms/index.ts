import type { Mechanism } from '../model/index.ts';
import { acmeClients } from './acme-clients/index.ts';
import { acmeCompanion } from './acme-companion/index.ts';
import { acmeSh } from './acme-sh/index.ts';
import { ansible } from './ansible/index.ts';
import { apache } from './apache/index.ts';
import { argoCd } from './argo-cd/index.ts';
import { azurePipelines } from './azure-pipelines/index.ts';
import { azureResourceManager } from './azure-resource-manager/index.ts';
import { caRetirements } from './ca-retirements/index.ts';
import { caddy } from './caddy/index.ts';
import { certManager } from './cert-manager/index.ts';
import { certbot } from './certbot/index.ts';
import { certmonger } from './certmonger/index.ts';
import { chef } from './chef/index.ts';
import { cloudformation } from './cloudformation/index.ts';
import { compose } from './compose/index.ts';
import { consulTemplate } from './consul-template/index.ts';
import { cron } from './cron/index.ts';
import { dehydrated } from './dehydrated/index.ts';
import { docker } from './docker/index.ts';
import { dovecot } from './dovecot/index.ts';
import { externalSecrets } from './external-secrets/index.ts';
import { fileCopies } from './file-copies/index.ts';
import { fingerprintPins } from './fingerprint-pins/index.ts';
import { flux } from './flux/index.ts';
import { getssl } from './getssl/index.ts';
import { githubActions } from './github-actions/index.ts';
import { gitlab } from './gitlab/index.ts';
import { haproxy } from './haproxy/index.ts';
import { helm } from './helm/index.ts';
import { istio } from './istio/index.ts';
import { jenkins } from './jenkins/index.ts';
import { kubelet } from './kubelet/index.ts';
import { kubernetesCsr } from './kubernetes-csr/index.ts';
import { kubernetesSecret } from './kubernetes-secret/index.ts';
import { kubernetesWorkloads } from './kubernetes-workloads/index.ts';
import { kustomize } from './kustomize/index.ts';
import { kyverno } from './kyverno/index.ts';
import { lego } from './lego/index.ts';
import { linkerd } from './linkerd/index.ts';
import { monitoring } from './monitoring/index.ts';
import { nginx } from './nginx/index.ts';
import { nixos } from './nixos/index.ts';
import { openshift } from './openshift/index.ts';
import { openssl } from './openssl/index.ts';
import { operatorSecrets } from './operator-secrets/index.ts';
import { otherServers } from './other-servers/index.ts';
import { postfix } from './postfix/index.ts';
import { puppet } from './puppet/index.ts';
import { reflector } from './reflector/index.ts';
import { reloader } from './reloader/index.ts';
import { replicator } from './replicator/index.ts';
import { salt } from './salt/index.ts';
import { sealedSecrets } from './sealed-secrets/index.ts';
import { secretsStoreCsi } from './secrets-store-csi/index.ts';
import { softwareVersions } from './software-versions/index.ts';
import { sops } from './sops/index.ts';
import { spire } from './spire/index.ts';
import { spring } from './spring/index.ts';
import { step } from './step/index.ts';
import { swag } from './swag/index.ts';
import { systemd } from './systemd/index.ts';
import { terraform } from './terraform/index.ts';
import { traefik } from './traefik/index.ts';
import { trustManager } from './trust-manager/index.ts';
import { uploads } from './uploads/index.ts';
import { vault } from './vault/index.ts';
import { versionPins } from './version-pins/index.ts';
import { webhookCertgen } from './webhook-certgen/index.ts';
import { winAcme } from './win-acme/index.ts';

/** Every mechanism. A folder that is not listed here fails a test. */
export const mechanisms: readonly Mechanism[] = [
  acmeClients,
  acmeCompanion,
  acmeSh,
  ansible,
  apache,
  argoCd,
  azurePipelines,
  azureResourceManager,
  caRetirements,
  caddy,
  certManager,
  webhookCertgen,
  uploads,
  vault,
  trustManager,
  spire,
  softwareVersions,
  sops,
  secretsStoreCsi,
  sealedSecrets,
  replicator,
  reflector,
  openshift,
  operatorSecrets,
  linkerd,
  kubernetesCsr,
  kubernetesSecret,
  kubelet,
  istio,
  helm,
  externalSecrets,
  certbot,
  certmonger,
  chef,
  cloudformation,
  compose,
  consulTemplate,
  cron,
  dehydrated,
  docker,
  dovecot,
  fileCopies,
  fingerprintPins,
  flux,
  getssl,
  githubActions,
  gitlab,
  haproxy,
  jenkins,
  kubernetesWorkloads,
  kustomize,
  kyverno,
  lego,
  monitoring,
  nginx,
  nixos,
  openssl,
  otherServers,
  postfix,
  puppet,
  reloader,
  salt,
  spring,
  step,
  swag,
  systemd,
  terraform,
  traefik,
  versionPins,
  winAcme,
];

import { chainTests } from '../support/team-chains.ts';

/** Secret stores as hubs: one repository writes a path, others read it. */

const OWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

const WRITER = `name: certificates
on:
  schedule:
    - cron: "41 2 * * *"
jobs:
  shop:
    runs-on: [self-hosted, pki]
    steps:
      - uses: actions/checkout@v4
      - run: lego --email pki@corp.internal --domains shop.corp.internal --dns route53 renew --days 30
      - run: >-
          vault kv put -mount=secret shop/tls
          certificate=@.lego/certificates/shop.corp.internal.crt
          key=@.lego/certificates/shop.corp.internal.key
`;

const EXTERNAL = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: shop-tls, namespace: shop}
spec:
  refreshInterval: 1h
  secretStoreRef: {name: vault, kind: ClusterSecretStore}
  target: {name: shop-tls, template: {type: kubernetes.io/tls}}
  data:
    - {secretKey: tls.crt, remoteRef: {key: shop/tls, property: certificate}}
    - {secretKey: tls.key, remoteRef: {key: shop/tls, property: key}}
`;

const STORE = `apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: vault}
spec:
  provider:
    vault: {server: "https://vault.corp.internal", path: secret, version: v2, auth: {kubernetes: {mountPath: kubernetes, role: eso}}}
`;

const ingress = (name: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: ${name}}
spec:
  tls: [{hosts: [${name}.corp.internal], secretName: ${name}-tls}]
  rules: [{host: ${name}.corp.internal}]
`;

const STATIC = `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: portal-tls, namespace: portal}
spec:
  vaultAuthRef: default
  mount: secret
  type: kv-v2
  path: shop/tls
  refreshAfter: 1h
  destination: {name: portal-tls, create: true, type: kubernetes.io/tls}
`;

const AGENT = `template {
  destination = "/etc/nginx/tls/shop.crt"
  contents    = <<EOT
{{ with secret "secret/data/shop/tls" }}{{ .Data.data.certificate }}{{ end }}
EOT
  exec {
    command = ["systemctl", "reload", "nginx"]
  }
}
`;

const NGINX = `server {
  listen 443 ssl;
  server_name shop.corp.internal;
  ssl_certificate /etc/nginx/tls/shop.crt;
  ssl_certificate_key /etc/nginx/tls/shop.key;
}
`;

chainTests('lego into a path of Vault that three repositories read', {
  team: {
    'corp/pki': { '.github/workflows/certificates.yml': WRITER },
    'corp/shop': {
      'deploy/external-secret.yaml': EXTERNAL,
      'deploy/store.yaml': STORE,
      'deploy/ingress.yaml': ingress('shop'),
      ...OWNERS,
    },
    'corp/portal': {
      'deploy/secret.yaml': STATIC,
      'deploy/ingress.yaml': ingress('portal'),
      '.github/CODEOWNERS': '* @corp/portal\n',
    },
    'corp/edge': { 'agent/agent.hcl': AGENT, 'nginx/conf.d/shop.conf': NGINX },
  },
  edges: [
    ['.github/workflows/certificates.yml', 'deploy/external-secret.yaml'],
    ['.github/workflows/certificates.yml', 'deploy/secret.yaml'],
    ['.github/workflows/certificates.yml', 'agent/agent.hcl'],
    ['deploy/external-secret.yaml', 'deploy/ingress.yaml'],
    ['agent/agent.hcl', 'nginx/conf.d/shop.conf'],
  ],
  breaks: {
    'another path written': {
      edits: { 'corp/pki:.github/workflows/certificates.yml': ['shop/tls', 'tls/shop'] },
      says: [
        'warning: stored-path-unwritten corp/edge:agent/agent.hcl',
        'warning: stored-path-unwritten corp/portal:deploy/secret.yaml',
        'warning: stored-path-unwritten corp/shop:deploy/external-secret.yaml',
      ],
    },
    'another path read': {
      edits: { 'corp/portal:deploy/secret.yaml': ['path: shop/tls', 'path: shop/tsl'] },
      says: ['warning: stored-path-unwritten corp/portal:deploy/secret.yaml'],
    },
    'nothing pushed': {
      edits: {
        'corp/pki:.github/workflows/certificates.yml': WRITER.slice(0, WRITER.indexOf('      - run: >-')),
      },
      says: ['warning: vault-mirrored-path-unwritten corp/portal:deploy/secret.yaml'],
    },
    'the schedule gone': {
      edits: {
        'corp/pki:.github/workflows/certificates.yml': [
          '  schedule:\n    - cron: "41 2 * * *"\n',
          '  workflow_dispatch:\n',
        ],
      },
      says: ['warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/certificates.yml'],
      change: [
        'warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/certificates.yml',
        'warning: sync-weakened corp/pki:.github/workflows/certificates.yml',
      ],
    },
    'the workflow gone': {
      edits: { 'corp/pki:.github/workflows/certificates.yml': undefined },
      says: ['warning: vault-mirrored-path-unwritten corp/portal:deploy/secret.yaml'],
      change: ['error: automation-removed corp/pki:.github/workflows/certificates.yml'],
    },
    'once a month': {
      edits: { 'corp/pki:.github/workflows/certificates.yml': ['41 2 * * *', '41 2 1 * *'] },
      says: ['warning: github-actions-renewal-too-rare corp/pki:.github/workflows/certificates.yml'],
      change: [
        'warning: github-actions-renewal-too-rare corp/pki:.github/workflows/certificates.yml',
        'warning: sync-weakened corp/pki:.github/workflows/certificates.yml',
      ],
    },
    'fetched once': {
      edits: { 'corp/shop:deploy/external-secret.yaml': ['refreshInterval: 1h', 'refreshInterval: "0"'] },
      says: ['warning: external-secrets-never-refreshes corp/shop:deploy/external-secret.yaml'],
    },
    'a version named': {
      edits: {
        'corp/shop:deploy/external-secret.yaml': ['property: certificate', 'property: certificate, version: "4"'],
      },
      says: ['warning: external-secrets-version-pinned corp/shop:deploy/external-secret.yaml'],
    },
    'no command in the agent': {
      edits: { 'corp/edge:agent/agent.hcl': ['  exec {\n    command = ["systemctl", "reload", "nginx"]\n  }\n', ''] },
      says: ['warning: consul-template-no-command corp/edge:agent/agent.hcl'],
    },
    'an agent that ends': {
      edits: { 'corp/edge:agent/agent.hcl': ['template {', 'exit_after_auth = true\n\ntemplate {'] },
      says: ['warning: consul-template-renders-once corp/edge:agent/agent.hcl'],
    },
    'another file served': {
      edits: { 'corp/edge:nginx/conf.d/shop.conf': ['tls/shop.crt', 'ssl/shop.crt'] },
      says: [],
    },
  },
});

const VAULT_PKI = `resource "vault_pki_secret_backend_cert" "shop" {
  backend               = "pki_int"
  name                  = "server"
  common_name           = "shop.corp.internal"
  ttl                   = "720h"
  auto_renew            = true
  min_seconds_remaining = 864000
}

resource "vault_kv_secret_v2" "shop" {
  mount = "secret"
  name  = "shop/tls"
  data_json = jsonencode({
    certificate = vault_pki_secret_backend_cert.shop.certificate
    key         = vault_pki_secret_backend_cert.shop.private_key
  })
}
`;

const APPLY = `name: apply
on:
  schedule:
    - cron: "17 4 * * *"
jobs:
  apply:
    runs-on: ubuntu-latest
    steps:
      - run: terraform apply -auto-approve
`;

const ANSIBLE = `- hosts: edge
  tasks:
    - name: Certificate
      ansible.builtin.copy:
        dest: /etc/nginx/tls/shop.crt
        content: "{{ lookup('community.hashi_vault.vault_kv2_get', 'shop/tls', engine_mount_point='secret').secret.certificate }}"
      notify: reload nginx
  handlers:
    - name: reload nginx
      ansible.builtin.service: {name: nginx, state: reloaded}
`;

chainTests('the PKI of Vault by Terraform, into a path that a cluster and a playbook read', {
  team: {
    'corp/pki': { 'certificates/shop.tf': VAULT_PKI, '.github/workflows/apply.yml': APPLY },
    'corp/shop': { 'deploy/external-secret.yaml': EXTERNAL, 'deploy/ingress.yaml': ingress('shop'), ...OWNERS },
    'corp/edge': { 'playbooks/edge.yml': ANSIBLE, 'nginx/conf.d/shop.conf': NGINX },
  },
  edges: [
    ['.github/workflows/apply.yml', 'certificates/shop.tf'],
    ['certificates/shop.tf', 'deploy/external-secret.yaml'],
    ['certificates/shop.tf', 'playbooks/edge.yml'],
  ],
  breaks: {
    'no renewal': {
      edits: { 'corp/pki:certificates/shop.tf': ['  auto_renew            = true\n', ''] },
      says: ['warning: terraform-vault-auto-renew-off corp/pki:certificates/shop.tf'],
      change: [
        'error: automation-removed corp/pki:certificates/shop.tf',
        'warning: terraform-vault-auto-renew-off corp/pki:certificates/shop.tf',
      ],
    },
    'another path written': {
      edits: { 'corp/pki:certificates/shop.tf': ['"shop/tls"', '"shop/certificate"'] },
      says: [
        'warning: stored-path-unwritten corp/edge:playbooks/edge.yml',
        'warning: stored-path-unwritten corp/shop:deploy/external-secret.yaml',
      ],
    },
    'a person who applies': {
      edits: { 'corp/pki:.github/workflows/apply.yml': ['schedule:\n    - cron: "17 4 * * *"', 'workflow_dispatch:'] },
      says: ['note: terraform-apply-unscheduled corp/pki:certificates/shop.tf'],
    },
    'a handler that is not told': {
      edits: { 'corp/edge:playbooks/edge.yml': ['      notify: reload nginx\n', ''] },
      says: ['warning: ansible-copy-notifies-nobody corp/edge:playbooks/edge.yml'],
    },
  },
});

const JENKINS = `pipeline {
  agent { label 'pki' }
  triggers { cron('H 3 * * *') }
  stages {
    stage('renew') {
      steps {
        sh '''
          certbot renew --cert-name api.corp.internal
          aws secretsmanager put-secret-value --secret-id prod/api-tls --secret-string file:///etc/letsencrypt/live/api.corp.internal/bundle.json
        '''
      }
    }
  }
}
`;

const AWS_STORE = EXTERNAL.replaceAll('shop/tls', 'prod/api-tls')
  .replace('{name: vault', '{name: aws')
  .replaceAll('shop', 'api');

chainTests('certbot on Jenkins into AWS Secrets Manager, and from there into a cluster', {
  team: {
    'corp/pki': { Jenkinsfile: JENKINS },
    'corp/api': {
      'deploy/external-secret.yaml': AWS_STORE,
      'deploy/ingress.yaml': ingress('api'),
      '.github/CODEOWNERS': '* @corp/api\n',
    },
  },
  edges: [
    ['Jenkinsfile', 'deploy/external-secret.yaml'],
    ['deploy/external-secret.yaml', 'deploy/ingress.yaml'],
  ],
  breaks: {
    'the trigger gone': {
      edits: { 'corp/pki:Jenkinsfile': ["  triggers { cron('H 3 * * *') }\n", ''] },
      says: [],
      change: ['warning: sync-weakened corp/pki:Jenkinsfile'],
    },
    'pushes in place of time': {
      edits: { 'corp/pki:Jenkinsfile': ["cron('H 3 * * *')", "pollSCM('H/5 * * * *')"] },
      says: ['warning: jenkins-renewal-unscheduled corp/pki:Jenkinsfile'],
    },
    'another secret written': {
      edits: { 'corp/pki:Jenkinsfile': ['prod/api-tls', 'prod/api-certificate'] },
      says: ['warning: stored-path-unwritten corp/api:deploy/external-secret.yaml'],
    },
    'the upload gone': {
      edits: {
        'corp/pki:Jenkinsfile': JENKINS.replace(/ {10}aws secretsmanager.*\n/, ''),
      },
      says: [],
    },
    'an upload that may fail': {
      edits: { 'corp/pki:Jenkinsfile': ['bundle.json', 'bundle.json || true'] },
      says: ['note: jenkins-failure-unseen corp/pki:Jenkinsfile'],
    },
  },
});

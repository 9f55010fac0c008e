import { chainTests } from '../support/team-chains.ts';

/** Certificates that a job of a CI system renews and carries to where they are served. */

const OWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{hosts: [shop.corp.internal], secretName: shop-tls}]
  rules: [{host: shop.corp.internal}]
`;

const DAILY = `name: certificates
on:
  schedule:
    - cron: "41 2 * * *"
  workflow_dispatch:
`;

const KUBECTL = `${DAILY}jobs:
  shop:
    runs-on: [self-hosted, pki]
    steps:
      - run: acme.sh --cron --home /srv/acme
      - run: |
          kubectl -n shop create secret tls shop-tls \\
            --cert=/srv/acme/shop.corp.internal/fullchain.cer \\
            --key=/srv/acme/shop.corp.internal/shop.corp.internal.key \\
            --dry-run=client -o yaml | kubectl apply -f -
`;

chainTests('acme.sh in a workflow, into a Secret that an Ingress of another repository serves', {
  team: {
    'corp/pki': { '.github/workflows/certificates.yml': KUBECTL },
    'corp/shop': { 'deploy/ingress.yaml': INGRESS, ...OWNERS },
  },
  edges: [['.github/workflows/certificates.yml', 'deploy/ingress.yaml']],
  breaks: {
    'another namespace': {
      edits: { 'corp/pki:.github/workflows/certificates.yml': ['-n shop', '-n default'] },
      says: [],
    },
    'another name asked for': {
      edits: { 'corp/shop:deploy/ingress.yaml': ['secretName: shop-tls', 'secretName: web-tls'] },
      says: [],
    },
    'the schedule gone': {
      edits: { 'corp/pki:.github/workflows/certificates.yml': ['  schedule:\n    - cron: "41 2 * * *"\n', ''] },
      says: ['warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/certificates.yml'],
      change: [
        'warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/certificates.yml',
        'warning: sync-weakened corp/pki:.github/workflows/certificates.yml',
      ],
    },
    'the job switched off': {
      edits: { 'corp/pki:.github/workflows/certificates.yml': ['    runs-on', '    if: false\n    runs-on'] },
      says: ['warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/certificates.yml'],
      change: [
        'warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/certificates.yml',
        'warning: sync-weakened corp/pki:.github/workflows/certificates.yml',
      ],
    },
    'failures that nobody sees': {
      edits: {
        'corp/pki:.github/workflows/certificates.yml': ['    runs-on', '    continue-on-error: true\n    runs-on'],
      },
      says: ['note: github-actions-failure-unseen corp/pki:.github/workflows/certificates.yml'],
    },
    'the Secret deleted first': {
      edits: {
        'corp/pki:.github/workflows/certificates.yml': [
          '          kubectl -n shop create',
          '          kubectl delete secret shop-tls -n shop\n          kubectl -n shop create',
        ],
      },
      says: ['note: github-actions-secret-deleted-first corp/pki:.github/workflows/certificates.yml'],
    },
    'an artifact in place of the Secret': {
      edits: {
        'corp/pki:.github/workflows/certificates.yml': `${KUBECTL.slice(0, KUBECTL.indexOf('      - run: |'))}      - uses: actions/upload-artifact@v4
        with: {name: certificates, path: /srv/acme/shop.corp.internal}
`,
      },
      says: [],
      change: ['error: automation-removed corp/pki:.github/workflows/certificates.yml'],
    },
    'a second writer': {
      edits: {
        'corp/pki:deploy/certificate.yaml': `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop, namespace: shop}
spec: {secretName: shop-tls, dnsNames: [shop.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`,
      },
      says: ['warning: two-writers corp/pki:.github/workflows/certificates.yml'],
    },
  },
});

const REUSABLE = `name: renew
on:
  workflow_call:
    inputs: {domain: {type: string, required: true}}
jobs:
  renew:
    runs-on: [self-hosted, pki]
    steps:
      - run: certbot renew --cert-name "\${{ inputs.domain }}"
      - run: aws acm import-certificate --certificate-arn "\${{ vars.CERTIFICATE_ARN }}" --certificate fileb:///etc/letsencrypt/live/cert.pem
`;

const CALLER = `${DAILY}jobs:
  shop:
    uses: corp/workflows/.github/workflows/renew.yml@v3
    with: {domain: shop.corp.internal}
`;

chainTests('a reusable workflow of another repository that a nightly one calls', {
  team: {
    'corp/workflows': { '.github/workflows/renew.yml': REUSABLE },
    'corp/shop': { '.github/workflows/nightly.yml': CALLER, ...OWNERS },
  },
  edges: [['.github/workflows/nightly.yml', '.github/workflows/renew.yml']],
  breaks: {
    'the schedule gone': {
      edits: { 'corp/shop:.github/workflows/nightly.yml': ['  schedule:\n    - cron: "41 2 * * *"\n', ''] },
      says: ['warning: github-actions-renewal-unscheduled corp/shop:.github/workflows/nightly.yml'],
      change: ['warning: sync-weakened corp/shop:.github/workflows/nightly.yml'],
    },
    'the caller gone': {
      edits: { 'corp/shop:.github/workflows/nightly.yml': undefined },
      says: [],
      change: ['error: automation-removed corp/shop:.github/workflows/nightly.yml'],
    },
    'once a month': {
      edits: { 'corp/shop:.github/workflows/nightly.yml': ['41 2 * * *', '41 2 1 * *'] },
      says: ['warning: github-actions-renewal-too-rare corp/shop:.github/workflows/nightly.yml'],
    },
    'the call switched off': {
      edits: { 'corp/shop:.github/workflows/nightly.yml': ['    uses:', `    if: \${{ false }}\n    uses:`] },
      says: ['warning: github-actions-renewal-unscheduled corp/shop:.github/workflows/nightly.yml'],
    },
  },
});

const ACTION = `name: renew
description: Renews what is due
runs:
  using: composite
  steps:
    - shell: bash
      run: dehydrated --cron --config /srv/dehydrated/config
    - shell: bash
      run: kubectl create secret tls shop-tls -n shop --cert=/srv/dehydrated/certs/shop/fullchain.pem --key=/srv/dehydrated/certs/shop/privkey.pem --dry-run=client -o yaml | kubectl apply -f -
`;

chainTests('a composite action that a workflow beside it runs', {
  team: {
    'corp/pki': {
      '.github/actions/renew/action.yml': ACTION,
      '.github/workflows/nightly.yml': `${DAILY}jobs:
  renew:
    runs-on: [self-hosted, pki]
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/actions/renew
`,
    },
    'corp/shop': { 'deploy/ingress.yaml': INGRESS, ...OWNERS },
  },
  edges: [
    ['.github/workflows/nightly.yml', '.github/actions/renew/action.yml'],
    ['.github/actions/renew/action.yml', 'deploy/ingress.yaml'],
  ],
  breaks: {
    'the schedule gone': {
      edits: { 'corp/pki:.github/workflows/nightly.yml': ['  schedule:\n    - cron: "41 2 * * *"\n', ''] },
      says: ['warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/nightly.yml'],
    },
    'the step gone': {
      edits: { 'corp/pki:.github/workflows/nightly.yml': ['      - uses: ./.github/actions/renew\n', ''] },
      says: [],
      change: ['error: automation-removed corp/pki:.github/workflows/nightly.yml'],
    },
    'the upload gone from the action': {
      edits: { 'corp/pki:.github/actions/renew/action.yml': ACTION.slice(0, ACTION.lastIndexOf('    - shell')) },
      says: [],
      change: ['error: automation-removed corp/pki:.github/actions/renew/action.yml'],
    },
  },
});

const SCRIPT = `#!/bin/sh
set -eu
lego --email pki@corp.internal --domains shop.corp.internal --dns azuredns renew --days 30
az keyvault certificate import --vault-name kv-corp --name shop-tls --file .lego/certificates/shop.corp.internal.pfx
`;

const gitlab = (more: string) => `renew:
  image: registry.corp.internal/pki/lego:4
  script:
    - ./scripts/renew.sh
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
${more}`;

const GATEWAY = `resource gateway 'Microsoft.Network/applicationGateways@2024-05-01' = {
  name: 'shop'
  properties: {
    sslCertificates: [
      { name: 'shop', properties: { keyVaultSecretId: 'https://kv-corp.vault.azure.net/secrets/shop-tls' } }
    ]
  }
}
`;

chainTests('a script that GitLab runs, into Key Vault, to a gateway that follows', {
  team: {
    'corp/pki': { '.gitlab-ci.yml': gitlab(''), 'scripts/renew.sh': SCRIPT },
    'corp/shop': { 'infra/gateway.bicep': GATEWAY, ...OWNERS },
  },
  edges: [
    ['.gitlab-ci.yml', 'scripts/renew.sh'],
    ['scripts/renew.sh', 'infra/gateway.bicep'],
  ],
  breaks: {
    'a person who presses play': {
      edits: { 'corp/pki:.gitlab-ci.yml': gitlab('      when: manual\n') },
      says: ['warning: gitlab-renewal-manual corp/pki:.gitlab-ci.yml'],
    },
    'the job gone': {
      edits: { 'corp/pki:.gitlab-ci.yml': 'test:\n  script: [make test]\n' },
      says: [],
      change: ['error: automation-removed corp/pki:.gitlab-ci.yml'],
    },
    'another name in the vault': {
      edits: { 'corp/pki:scripts/renew.sh': ['--name shop-tls', '--name shop-web'] },
      says: [],
    },
    'one version taken': {
      edits: { 'corp/shop:infra/gateway.bicep': ['/shop-tls', '/shop-tls/0123456789abcdef0123456789abcdef'] },
      says: ['warning: version-pins-fixed-reference corp/shop:infra/gateway.bicep'],
    },
  },
});

const AZURE = `trigger: none
schedules:
  - cron: "0 3 * * *"
    branches: {include: [main]}
    always: true
steps:
  - script: certbot renew --cert-name shop.corp.internal
  - task: AzureCLI@2
    inputs:
      azureSubscription: corp
      scriptType: bash
      inlineScript: az keyvault certificate import --vault-name kv-corp --name shop-tls --file shop.pfx
`;

chainTests('certbot in Azure Pipelines, into Key Vault, to a gateway that follows', {
  team: {
    'corp/pki': { 'azure-pipelines.yml': AZURE },
    'corp/shop': { 'infra/gateway.bicep': GATEWAY, ...OWNERS },
  },
  edges: [['azure-pipelines.yml', 'infra/gateway.bicep']],
  breaks: {
    'runs only after changes': {
      edits: { 'corp/pki:azure-pipelines.yml': ['    always: true\n', ''] },
      says: ['warning: azure-pipelines-runs-on-change-only corp/pki:azure-pipelines.yml'],
    },
    'the schedule gone': {
      edits: {
        'corp/pki:azure-pipelines.yml': [
          'schedules:\n  - cron: "0 3 * * *"\n    branches: {include: [main]}\n    always: true\n',
          '',
        ],
      },
      says: [],
      change: ['warning: sync-weakened corp/pki:azure-pipelines.yml'],
    },
    'every other month': {
      edits: { 'corp/pki:azure-pipelines.yml': ['0 3 * * *', '0 3 1 */2 *'] },
      says: ['warning: azure-pipelines-renewal-too-rare corp/pki:azure-pipelines.yml'],
    },
    'the upload gone': {
      edits: { 'corp/pki:azure-pipelines.yml': AZURE.slice(0, AZURE.indexOf('  - task')) },
      says: [],
      change: ['error: automation-removed corp/pki:azure-pipelines.yml'],
    },
  },
});

/** Certificates that jobs in the cluster renew, and charts that are told how to get one. */
import { chainTests } from '../support/team-chains.ts';

const RENEW = `apiVersion: batch/v1
kind: CronJob
metadata: {name: renew, namespace: mail}
spec:
  schedule: "17 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccountName: renew
          restartPolicy: Never
          containers:
            - name: renew
              image: registry.corp.internal/certbot-kubectl:1
              command: [/bin/sh, -c]
              args:
                - |
                  set -e
                  certbot renew --quiet --dns-rfc2136
                  kubectl create secret tls mail-tls -n mail --cert=/etc/letsencrypt/live/mail.corp.internal/fullchain.pem --key=/etc/letsencrypt/live/mail.corp.internal/privkey.pem --dry-run=client -o yaml | kubectl apply -f -
                  kubectl -n mail rollout restart statefulset/dovecot
`;

const DOVECOT = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: dovecot, namespace: mail}
spec:
  selector: {matchLabels: {app: dovecot}}
  template:
    metadata: {labels: {app: dovecot}}
    spec:
      containers: [{name: dovecot, image: "dovecot/dovecot:2.4", volumeMounts: [{name: tls, mountPath: /tls}]}]
      volumes: [{name: tls, secret: {secretName: mail-tls}}]
`;

chainTests('a CronJob that renews, writes the Secret and restarts', {
  team: { 'corp/mail': { 'k8s/renew.yaml': RENEW, 'k8s/dovecot.yaml': DOVECOT } },
  edges: [['k8s/renew.yaml', 'k8s/dovecot.yaml']],
  breaks: {
    suspended: {
      edits: { 'corp/mail:k8s/renew.yaml': ['  schedule:', '  suspend: true\n  schedule:'] },
      says: ['warning: kubernetes-workloads-renewal-suspended corp/mail:k8s/renew.yaml'],
    },
    'once a month': {
      edits: { 'corp/mail:k8s/renew.yaml': ['17 3 * * *', '17 3 1 * *'] },
      says: [
        'note: breaks-with-shorter-lifetimes corp/mail:k8s/renew.yaml',
        'warning: kubernetes-workloads-schedule-too-rare corp/mail:k8s/renew.yaml',
      ],
    },
    'another Secret written': {
      edits: { 'corp/mail:k8s/renew.yaml': ['secret tls mail-tls', 'secret tls mail-cert'] },
      says: ['warning: consumer-without-producer corp/mail:k8s/dovecot.yaml'],
    },
    'no restart': {
      edits: {
        'corp/mail:k8s/renew.yaml': ['                  kubectl -n mail rollout restart statefulset/dovecot\n', ''],
      },
      says: ['note: consumer-not-reloaded corp/mail:k8s/dovecot.yaml'],
    },
    'the job gone': { edits: { 'corp/mail:k8s/renew.yaml': undefined }, says: [] },
    'a failure that does not count': {
      edits: { 'corp/mail:k8s/renew.yaml': ['--dns-rfc2136', '--dns-rfc2136 || true'] },
      says: ['warning: certbot-errors-discarded corp/mail:k8s/renew.yaml'],
    },
  },
});

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: webmail, namespace: mail}
spec:
  interval: 1h
  chart: {spec: {chart: roundcube, version: 2.1.0, sourceRef: {kind: HelmRepository, name: mail}}}
  values:
    ingress:
      enabled: true
      className: nginx
      annotations: {cert-manager.io/cluster-issuer: corp}
      hosts: [webmail.corp.internal]
      tls: [{secretName: webmail-tls, hosts: [webmail.corp.internal]}]
`;

const ISSUER = `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: corp}
spec: {vault: {path: pki/sign/corp, server: "https://vault.corp.internal", auth: {kubernetes: {role: issuer, serviceAccountRef: {name: issuer}}}}}
`;

chainTests('an Ingress in the values of a release, with an issuer of the platform', {
  team: {
    'corp/platform': { 'issuers/corp.yaml': ISSUER },
    'corp/mail': { '.github/CODEOWNERS': '* @corp/mail\n', 'webmail/release.yaml': RELEASE },
  },
  edges: [['issuers/corp.yaml', 'webmail/release.yaml']],
  breaks: {
    'the annotation gone': {
      edits: { 'corp/mail:webmail/release.yaml': ['      annotations: {cert-manager.io/cluster-issuer: corp}\n', ''] },
      says: [],
    },
    'the issuer gone': {
      edits: { 'corp/platform:issuers/corp.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/platform:issuers/corp.yaml'],
    },
    'another issuer': {
      edits: { 'corp/mail:webmail/release.yaml': ['cluster-issuer: corp', 'cluster-issuer: crop'] },
      says: ['warning: cert-manager-issuer-not-found corp/mail:webmail/release.yaml'],
    },
  },
});

/** A git work tree of rotation configuration to measure on, the same every time: manifests and Terraform of realistic size. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What was written, as paths below the folder. */
export interface RotationTree {
  /** Manifests about certificates, and Terraform files that name one. */
  about: { manifests: string[]; terraform: string[] };
  /** Of all manifests, those that are not about certificates. */
  others: number;
}

const TEAMS = 40;

/** Writes `manifests` YAML files, a fifth of them about certificates, and `terraform` `.tf` files, a quarter of them. */
export function makeRotationTree(folder: string, manifests: number, terraform: number): RotationTree {
  const tree: RotationTree = { about: { manifests: [], terraform: [] }, others: 0 };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return path;
  };
  write('platform/issuer.yaml', clusterIssuer());
  for (let index = 0; index < manifests; index++) {
    const group = Math.floor(index / 5);
    const team = `team-${group % TEAMS}`;
    if (index % 5 === 0) {
      const kind = ABOUT[group % ABOUT.length] as (team: string, name: string) => string;
      const path = `deploy/${team}/app-${group}/tls.yaml`;
      tree.about.manifests.push(write(path, kind(team, `app-${group}`)));
    } else {
      const kind = OTHERS[index % 5] as (team: string, name: string) => string;
      write(`deploy/${team}/app-${group}/part-${index % 5}.yaml`, kind(team, `app-${group}`));
      tree.others++;
    }
  }
  for (let index = 0; index < terraform; index++) {
    const path = `infra/env-${index % 10}/module-${index}/main.tf`;
    if (index % 4 === 0) tree.about.terraform.push(write(path, certificateModule(index)));
    else write(path, networkModule(index));
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'inherit' });
  git('init', '--quiet');
  git('-c', 'core.autocrlf=false', 'add', '--all');
  return tree;
}

const labels = (team: string, name: string, indent: string) =>
  [
    `labels:`,
    `  app.kubernetes.io/name: ${name}`,
    `  app.kubernetes.io/part-of: ${team}`,
    `  app.kubernetes.io/managed-by: kustomize`,
    `  topology.corp.internal/tier: backend`,
  ]
    .map((line) => indent + line)
    .join('\n');

function clusterIssuer(): string {
  return `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata:
  name: letsencrypt
spec:
  acme:
    server: https://acme-v02.api.letsencrypt.org/directory
    email: pki@corp.internal
    privateKeySecretRef:
      name: letsencrypt-account
    solvers:
      - http01:
          ingress:
            ingressClassName: nginx
`;
}

function certificate(team: string, name: string): string {
  return `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: ${name}
  namespace: ${team}
${labels(team, name, '  ')}
spec:
  secretName: ${name}-tls
  duration: 2160h
  renewBefore: 720h
  privateKey:
    algorithm: ECDSA
    size: 256
    rotationPolicy: Always
  dnsNames:
    - ${name}.${team}.corp.internal
    - ${name}-admin.${team}.corp.internal
  issuerRef:
    kind: ClusterIssuer
    name: letsencrypt
---
${workload(team, name, tlsVolume(name))}`;
}

function ingress(team: string, name: string): string {
  const paths = Array.from(
    { length: 8 },
    (_, index) => `          - path: /api/v${index}
            pathType: Prefix
            backend:
              service:
                name: ${name}-v${index}
                port:
                  number: 80${index}0`,
  ).join('\n');
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${team}
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
    nginx.ingress.kubernetes.io/proxy-body-size: 8m
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
${labels(team, name, '  ')}
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - ${name}.${team}.corp.internal
      secretName: ${name}-tls
  rules:
    - host: ${name}.${team}.corp.internal
      http:
        paths:
${paths}
`;
}

function externalSecret(team: string, name: string): string {
  return `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: ${name}-tls
  namespace: ${team}
${labels(team, name, '  ')}
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: ClusterSecretStore
    name: vault
  target:
    name: ${name}-tls
    template:
      type: kubernetes.io/tls
  data:
    - secretKey: tls.crt
      remoteRef:
        key: pki/${team}/${name}
        property: certificate
    - secretKey: tls.key
      remoteRef:
        key: pki/${team}/${name}
        property: private_key
---
${workload(team, name, tlsVolume(name))}`;
}

function templated(team: string, name: string): string {
  return `{{- if .Values.tls.enabled }}
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: {{ include "${name}.fullname" . }}
  namespace: ${team}
  labels:
    {{- include "${name}.labels" . | nindent 4 }}
spec:
  secretName: {{ include "${name}.fullname" . }}-tls
  dnsNames:
    {{- range .Values.tls.hosts }}
    - {{ . | quote }}
    {{- end }}
  issuerRef:
    kind: {{ .Values.tls.issuer.kind | default "ClusterIssuer" }}
    name: {{ .Values.tls.issuer.name }}
{{- end }}
---
${workload(team, name, tlsVolume(name))}`;
}

const ABOUT = [certificate, ingress, externalSecret, templated, certificate];

const tlsVolume = (name: string) => `      volumes:
        - name: tls
          secret:
            secretName: ${name}-tls
`;

function workload(team: string, name: string, volumes: string): string {
  const variables = Array.from(
    { length: 14 },
    (_, index) => `            - name: SETTING_${index}
              value: "https://upstream-${index}.${team}.corp.internal:8443/path"`,
  ).join('\n');
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${team}
${labels(team, name, '  ')}
spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
${labels(team, name, '      ')}
    spec:
      serviceAccountName: ${name}
      containers:
        - name: ${name}
          image: registry.corp.internal/${team}/${name}:1.${name.length}.0
          ports:
            - name: https
              containerPort: 8443
          env:
${variables}
          readinessProbe:
            httpGet:
              path: /healthz
              port: https
              scheme: HTTPS
          resources:
            requests: {cpu: 100m, memory: 128Mi}
            limits: {memory: 256Mi}
${volumes === '' ? '' : `          volumeMounts:\n            - name: tls\n              mountPath: /etc/tls\n              readOnly: true\n`}${volumes}`;
}

/** By the place in a group of five; the first is about certificates. */
const OTHERS: (((team: string, name: string) => string) | undefined)[] = [
  undefined,
  (team, name) => workload(team, name, ''),
  (team, name) =>
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: ${team}
data:
${Array.from({ length: 60 }, (_, index) => `  setting.${index}: "value of ${name} number ${index}"`).join('\n')}
`,
  (team, name) =>
    `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${team}
${labels(team, name, '  ')}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: https
      port: 443
      targetPort: 8443
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${name}
  namespace: ${team}
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
`,
  (team, name) =>
    `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: ${name}
  namespace: ${team}
spec:
  groups:
    - name: ${name}
      rules:
${Array.from(
  { length: 10 },
  (_, index) => `        - alert: Slow${index}
          expr: histogram_quantile(0.9${index}, rate(request_duration_seconds_bucket{app="${name}"}[5m])) > ${index}
          for: 10m
          labels:
            severity: warning
          annotations:
            summary: Requests of ${name} are slow`,
).join('\n')}
`,
];

function certificateModule(index: number): string {
  return `resource "aws_acm_certificate" "service" {
  domain_name       = "service-${index}.corp.internal"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.service.domain_validation_options : option.domain_name => {
      name   = option.resource_record_name
      record = option.resource_record_value
      type   = option.resource_record_type
    }
  }
  zone_id = var.zone_id
  name    = each.value.name
  records = [each.value.record]
  type    = each.value.type
  ttl     = 60
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.service.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.service.arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service.arn
  }
}

${networkModule(index)}`;
}

function networkModule(index: number): string {
  const rules = Array.from(
    { length: 12 },
    (_, rule) => `resource "aws_security_group_rule" "rule_${rule}" {
  type              = "ingress"
  from_port         = ${8000 + rule}
  to_port           = ${8000 + rule}
  protocol          = "tcp"
  cidr_blocks       = ["10.${index % 250}.${rule}.0/24"]
  security_group_id = aws_security_group.service.id
  description       = "service ${index} rule ${rule}"
}
`,
  ).join('\n');
  return `variable "vpc_id" {
  type        = string
  description = "network of service ${index}"
}

resource "aws_security_group" "service" {
  name   = "service-${index}"
  vpc_id = var.vpc_id
}

${rules}`;
}

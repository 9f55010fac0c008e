/** An application with a certificate of cert-manager, in the pieces that chains are put together from. */
export const ISSUER = `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: corp}
spec: {vault: {path: pki/sign/corp, server: "https://vault.corp.internal", auth: {kubernetes: {role: issuer, serviceAccountRef: {name: issuer}}}}}
`;

export const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop, namespace: shop}
spec:
  secretName: shop-tls
  duration: 2160h
  renewBefore: 720h
  dnsNames: [shop.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: shop
  annotations: {reloader.stakater.com/auto: "true"}
spec:
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      containers:
        - {name: web, image: registry.corp.internal/shop:1.4, volumeMounts: [{name: tls, mountPath: /tls}]}
      volumes: [{name: tls, secret: {secretName: shop-tls}}]
`;

export const EXTERNAL = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: shop-tls, namespace: shop}
spec:
  refreshInterval: 1h
  secretStoreRef: {name: vault, kind: ClusterSecretStore}
  target:
    name: shop-tls
    template: {type: kubernetes.io/tls}
  data:
    - {secretKey: tls.crt, remoteRef: {key: tls/shop, property: crt}}
    - {secretKey: tls.key, remoteRef: {key: tls/shop, property: key}}
`;

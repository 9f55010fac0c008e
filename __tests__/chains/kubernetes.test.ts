import { CERTIFICATE, DEPLOYMENT, ISSUER } from '../support/shop.ts';
import { chainTests } from '../support/team-chains.ts';

const RELOADER = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: reloader, namespace: reloader}
spec:
  interval: 1h
  chart: {spec: {chart: reloader, version: 2.2.0, sourceRef: {kind: HelmRepository, name: stakater}}}
`;

chainTests('cert-manager to a Deployment that Reloader restarts', {
  team: {
    'corp/platform': { 'issuers/corp.yaml': ISSUER, 'reloader/release.yaml': RELOADER },
    'corp/shop': { 'deploy/certificate.yaml': CERTIFICATE, 'deploy/web.yaml': DEPLOYMENT },
  },
  edges: [
    ['issuers/corp.yaml', 'deploy/certificate.yaml'],
    ['deploy/certificate.yaml', 'deploy/web.yaml'],
  ],
  breaks: {
    'the annotation gone': {
      edits: { 'corp/shop:deploy/web.yaml': ['  annotations: {reloader.stakater.com/auto: "true"}\n', ''] },
      says: ['note: consumer-not-reloaded corp/shop:deploy/web.yaml'],
    },
    'Reloader uninstalled': {
      edits: { 'corp/platform:reloader/release.yaml': undefined },
      says: [],
      change: ['error: controller-removed corp/platform:reloader/release.yaml'],
    },
    'the Certificate gone': {
      edits: { 'corp/shop:deploy/certificate.yaml': undefined },
      // It may come from anywhere: only the change that takes it away can tell.
      says: [],
      change: ['error: automation-removed corp/shop:deploy/certificate.yaml'],
    },
    'another Secret asked for': {
      edits: { 'corp/shop:deploy/certificate.yaml': ['secretName: shop-tls', 'secretName: shop-cert'] },
      says: ['warning: consumer-without-producer corp/shop:deploy/web.yaml'],
    },
    'the issuer gone': {
      edits: { 'corp/platform:issuers/corp.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/platform:issuers/corp.yaml'],
    },
  },
});

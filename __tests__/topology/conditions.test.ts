/** Templates hold alternatives: what excludes each other, by its conditions or by the values of the chart, never meets. */
import { describe, expect, it } from 'vitest';
import { auditTeam, type Files } from '../support/team-chains.ts';

const CHART = 'apiVersion: v2\nname: hook\nversion: 1.0.0\n';
const certificate = (before: string, after = '{{- end }}\n') => `${before}apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: hook}
spec:
  secretName: hook-tls
  dnsNames: [hook.corp.internal]
  issuerRef: {name: ca, kind: Issuer}
${after}`;
const secret = (before: string, after = '{{- end }}\n') => `${before}apiVersion: v1
kind: Secret
type: kubernetes.io/tls
metadata:
  name: hook-tls
data:
  tls.crt: {{ .Values.crt }}
  tls.key: {{ .Values.key }}
${after}`;

const chart = (files: Files): Files => ({ 'chart/Chart.yaml': CHART, ...files });

async function writers(files: Files): Promise<string[]> {
  const { findings } = await auditTeam({ 'corp/web': files });
  return findings.filter(({ rule }) => rule === 'two-writers').map(({ location }) => location.path);
}

describe('alternatives of a template', () => {
  it.each<[string, Files]>([
    [
      'if and not',
      chart({
        'chart/templates/a.yaml': secret('{{- if .Values.own }}\n'),
        'chart/templates/b.yaml': certificate('{{- if not .Values.own }}\n'),
      }),
    ],
    [
      'the branches of one file',
      chart({
        'chart/templates/a.yaml': `${secret('{{- if .Values.own }}\n', '')}{{- else }}\n---\n${certificate('')}`,
      }),
    ],
    [
      'values of one switch',
      chart({
        'chart/templates/a.yaml': secret('{{- if eq .Values.tls.source "secret" }}\n'),
        'chart/templates/b.yaml': certificate(
          '{{- with .Values.tls }}\n{{- if eq .source "certManager" }}\n',
          '{{- end }}\n{{- end }}\n',
        ),
      }),
    ],
    [
      'both, and not both',
      chart({
        'chart/templates/a.yaml': secret('{{- if and .Values.tls.enabled .Values.tls.generate -}}\n'),
        'chart/templates/b.yaml': certificate('{{ if and .Values.tls.enabled (not .Values.tls.generate) }}\n'),
      }),
    ],
    [
      'the defaults of the chart',
      chart({
        'chart/values.yaml': 'legacy:\n  enabled: false\ncrt: ""\nkey: ""\n',
        'chart/templates/a.yaml': secret('{{- if .Values.legacy.enabled }}\n'),
        'chart/templates/b.yaml': certificate('', ''),
      }),
    ],
    [
      'Jinja',
      {
        'roles/hook/templates/tls.yaml.j2':
          `{% if own %}\n${secret('', '')}{% else %}\n---\n${certificate('', '')}{% endif %}\n`.replaceAll(
            '.Values.',
            '',
          ),
      },
    ],
    [
      'a value that the chart does not have',
      chart({
        'chart/values.yaml': 'api:\n  enabled: true\n',
        'chart/templates/a.yaml': secret('{{- if and .Values.api.certs .Values.api.certs.crt }}\n'),
        'chart/templates/b.yaml': certificate('', ''),
      }),
    ],
  ])('are no two owners: %s', async (_, files) => {
    expect(await writers(files)).toEqual([]);
  });

  it.each<[string, Files]>([
    [
      'under one condition',
      chart({
        'chart/templates/a.yaml': secret('{{- if .Values.own }}\n'),
        'chart/templates/b.yaml': certificate('{{- if .Values.own }}\n'),
      }),
    ],
    [
      'under conditions of their own',
      chart({
        'chart/templates/a.yaml': secret('{{- if .Values.own }}\n'),
        'chart/templates/b.yaml': certificate('{{- if not .Values.other }}\n'),
      }),
    ],
    [
      'behind the end of the block',
      chart({
        'chart/templates/a.yaml': secret('{{- if .Values.own }}\n# x\n{{- end }}\n', ''),
        'chart/templates/b.yaml': certificate('{{- if not .Values.own }}\n'),
      }),
    ],
    [
      'under values that come with the chart above',
      chart({
        'chart/values.yaml': 'legacy:\n  enabled: true\n',
        'chart/templates/a.yaml': secret('{{- if .Values.global.own }}\n'),
        'chart/templates/b.yaml': certificate('', ''),
      }),
    ],
    [
      'with both on by default',
      chart({
        'chart/values.yaml': 'legacy:\n  enabled: true\ncrt: ""\n',
        'chart/templates/a.yaml': secret('{{- if .Values.legacy.enabled }}\n'),
        'chart/templates/b.yaml': certificate('', ''),
      }),
    ],
  ])('are two owners: %s', async (_, files) => {
    expect(await writers(files)).toEqual(['chart/templates/a.yaml']);
  });

  it('calls nothing by its template', async () => {
    const files = chart({
      'chart/templates/a.yaml': secret('').replace('name: hook-tls', 'name: {{ include "hook.fullname" . }}-tls'),
      'chart/templates/b.yaml': certificate('').replace('hook-tls', '{{ include "hook.fullname" . }}-tls'),
    });
    const { findings } = await auditTeam({ 'corp/web': files });
    expect(findings.map(({ message }) => message).filter((text) => text.includes('…'))).not.toEqual([]);
    expect(findings.map(({ message }) => message).filter((text) => text.includes('{{'))).toEqual([]);
  });
});

import type { Mechanism } from '../model/index.ts';
import { acmeSh } from './acme-sh/index.ts';
import { apache } from './apache/index.ts';
import { azurePipelines } from './azure-pipelines/index.ts';
import { certManager } from './cert-manager/index.ts';
import { certbot } from './certbot/index.ts';
import { compose } from './compose/index.ts';
import { cron } from './cron/index.ts';
import { dehydrated } from './dehydrated/index.ts';
import { dovecot } from './dovecot/index.ts';
import { githubActions } from './github-actions/index.ts';
import { gitlab } from './gitlab/index.ts';
import { haproxy } from './haproxy/index.ts';
import { jenkins } from './jenkins/index.ts';
import { lego } from './lego/index.ts';
import { nginx } from './nginx/index.ts';
import { postfix } from './postfix/index.ts';
import { step } from './step/index.ts';
import { systemd } from './systemd/index.ts';
import { terraform } from './terraform/index.ts';

/** Every mechanism. A folder that is not listed here fails a test. */
export const mechanisms: readonly Mechanism[] = [
  acmeSh,
  apache,
  azurePipelines,
  certManager,
  certbot,
  compose,
  cron,
  dehydrated,
  dovecot,
  githubActions,
  gitlab,
  haproxy,
  jenkins,
  lego,
  nginx,
  postfix,
  step,
  systemd,
  terraform,
];

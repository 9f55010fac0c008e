import type { Reporter } from '../model/index.ts';
import { annotations } from './annotations.ts';
import { codeQuality } from './code-quality.ts';
import { comment } from './comment.ts';
import { cyclonedx } from './cyclonedx.ts';
import { dashboard } from './dashboard.ts';
import { html } from './html.ts';
import { ical } from './ical.ts';
import { issue } from './issue.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';
import { timeline } from './timeline.ts';

/** Every reporter; those of the command line's `--format` and those that the Action uses. A file that is not listed here fails a test. */
export const reporters: readonly Reporter[] = [
  text,
  json,
  sarif,
  markdown,
  html,
  codeQuality,
  cyclonedx,
  ical,
  annotations,
  comment,
  issue,
  dashboard,
  timeline,
];

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UsageError } from '../util/errors.ts';
import { reveal } from '../util/escape.ts';
import { writeCertificate } from '../x509/write-certificate.ts';
import type { Arguments } from './arguments.ts';
import { runAudit } from './run-audit.ts';
import { EXIT, type Runtime } from './runtime.ts';
import { render, writeText } from './write-report.ts';

/** Three weeks before the outage. */
const DAY = '2025-09-01';

/**
 * Writes the files of the incident, scans them as of three weeks before the outage and prints the report. Without an operand
 * the files are in a temporary folder, which is removed. The exit code is 0: what the demonstration finds fails nothing.
 */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const [given] = args.operands;
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'cert-hygiene-demo-')) : resolve(world.cwd, given);
  const root = given === undefined ? join(folder, 'mail') : folder;
  if (given !== undefined && existsSync(root) && readdirSync(root).length > 0)
    throw new UsageError(`${reveal(given)} is not empty. Name a new folder for the files of the demo.`);
  try {
    for (const [path, text] of incidentFiles()) writeText(join(root, path), text, world);
    const paths = { paths: [root], include: [], exclude: [], passwords: [] };
    const report = await runAudit({ ...paths, now: Date.parse(DAY) }, world);
    // A folder inside of another repository would show that repository's commit.
    for (const repository of report.inventory.repositories) delete repository.revision;
    world.out(
      render(report, 'text', {
        color: world.color,
        hyperlinks: world.hyperlinks === true,
        width: world.columns,
        quiet: false,
      }),
    );
    if (given !== undefined) world.out(nextSteps(given));
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
  return EXIT.clean;
}

/** The outage of 22 September 2025: certbot renews the certificate in the legacy system, and three pods keep the old version. */
function incidentFiles(): [path: string, text: string][] {
  const issuer = writeCertificate({
    commonName: 'Corp Issuing CA 1',
    organization: 'Corp Mail',
    serialNumber: '01',
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2035-01-01T00:00:00Z',
    ca: true,
  });
  const mail = { commonName: 'mail.corp.internal', names: ['mail.corp.internal', 'imap.corp.internal'], issuer };
  const [old, renewed] = [
    { serialNumber: '3d1f6a88c05b27e4', notBefore: '2025-06-24T08:00:00Z', notAfter: '2025-09-22T08:00:00Z' },
    { serialNumber: '5c9e9471852c9752', notBefore: '2025-08-25T08:00:00Z', notAfter: '2025-11-23T08:00:00Z' },
  ].map((version) => writeCertificate({ ...mail, ...version }).pem + issuer.pem) as [string, string];
  return [
    ['legacy/mail/fullchain.pem', renewed],
    ...['13', '15', '27'].map((pod): [string, string] => [`pods/${pod}/tls.crt`, old]),
  ];
}

function nextSteps(folder: string): string {
  const shown = reveal(folder);
  return `
The files are in ${shown}. Fix one pod and scan again:
  cp ${shown}/legacy/mail/fullchain.pem ${shown}/pods/13/tls.crt
  cert-hygiene scan ${shown} --now ${DAY}
`;
}

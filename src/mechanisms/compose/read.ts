import { serviceRef } from '../../facts/refs.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { commandBlocksOf } from '../../shell/command-files.ts';
import { composeServices } from '../../shell/compose-services.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';

/** What is told of these facts beside the common attributes. */
type Own = 'every';

export type Output = MechanismOutput<Own>;

/** Variables by which images are told where the certificate and its key lie. */
const CERTIFICATE =
  /(?:^|_)(?:SSL|TLS|HTTPS|SERVER|CERT)\w{0,40}CERT|CERT\w{0,20}(?:PATH|FILE)|TLS_CERTIFICATE|(?:SSL|TLS)_CERT$/;
const AUTHORITY = /(?:^|_)(?:CA|ROOT|TRUST(?:ED)?|CLIENT)(?:_|$)|CACERT/;

/** A reload for every service whose loop reloads its server, or signals another container; a consumer for each that is told by its environment where its certificate lies. */
export function read(file: ConfigFile, output: Output): void {
  for (const run of commandBlocksOf(file)) {
    if (run.surface !== 'compose') continue;
    for (const command of run.commands) {
      if (command.loop?.sleep === undefined) continue;
      const services = reloadedServices(command);
      if (services.length === 0) continue;
      const writes = services.map(serviceRef);
      output.fact(
        { kind: 'reload', reads: [], writes, attributes: { name: run.name ?? '' }, own: { every: command.loop.sleep } },
        { line: command.line },
      );
    }
  }
  if (!file.text.includes('CERT') || !/^services:/m.test(file.text)) return;
  for (const { name, environment } of composeServices(file, output)) {
    for (const [directive, { value, line }] of environment) {
      if (!CERTIFICATE.test(directive) || AUTHORITY.test(directive) || !/^\/.*\.(?:pem|crt|cer)$/.test(value ?? ''))
        continue;
      const key = environment.get(directive.replace(/CERT(?:IFICATE)?(?=_|$)/, 'KEY'))?.value ?? undefined;
      serverConsumer(output, {
        service: name,
        directive,
        certificate: value ?? '',
        line,
        ...(key !== undefined && { key }),
      });
    }
  }
}

import { ownAttributes } from '../../facts/attributes.ts';
import { knownRefs, pathRefs } from '../../facts/host-paths.ts';
import { makeRef, serviceRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isManagedCertificate, managedCopy, managedReload } from '../../mechanism-kit/managed-copies.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { chefResources } from '../../parsers/resources.ts';
import { chefNotified, isRecipe, managedFilesOf } from '../../shell/managed-files.ts';
import { scriptRef } from '../../shell/scripts.ts';
import { serviceName } from '../../shell/service-reloads.ts';

/** What only the rules below read of these facts. */
type Own = 'notifies';
const own = ownAttributes<Own>('chef');
type Output = MechanismOutput<Own>;

const COOKBOOK = 'https://supermarket.chef.io/cookbooks/acme';
const NOTIFICATIONS = 'https://docs.chef.io/resource_common/#notifications';

/** Longer than any resource that a person wrote. */
const MAX_LINES = 60;

/** Resources of a cookbook of one's own that have to do with certificates, by their names. */
const OWN_RESOURCE = /^\w{0,40}(?:cert|certificate|certificates|ssl|tls)(?:_\w{0,40})?$/;

/** Data bags that a cookbook reads: `search(:tls, …)`, `data_bag_item('tls', 'www')`. */
const BAG_READ = /\b(?:search|data_bag_item|encrypted_data_bag_item|chef_vault_item)\(?\s{0,4}[:'"]([\w-]{1,60})/g;
/** A command that puts an item into one, as words of a shell or as arguments. */
const BAG_WRITTEN = /\bknife["',\s]{1,8}data["',\s]{1,8}bag["',\s]{1,8}from["',\s]{1,8}file["',\s]{1,8}([\w-]{1,60})/g;
const MAX_BAGS = 8;

const bagRef = (name: string) => makeRef('stored', `data-bag/${name}`);

/** Certificates that a script puts into a data bag, from which cookbooks write them. */
function readUploads(file: ConfigFile, output: Output): void {
  if (!/\.pem|\.crt|RENEWED_LINEAGE|certificate/.test(file.text)) return;
  for (const found of [...file.text.matchAll(BAG_WRITTEN)].slice(0, MAX_BAGS))
    output.fact(
      {
        kind: 'copy',
        reads: [scriptRef(file.path)],
        writes: [bagRef(found[1] ?? '')],
        attributes: { name: 'knife data bag from file', program: 'knife' },
      },
      { line: file.text.slice(0, found.index).split('\n').length },
    );
}

/** Files of certificates that a recipe writes, and the services that hear of them or of a resource of certificates. */
function readFiles(file: ConfigFile, output: Output): void {
  const reads = [...file.text.matchAll(BAG_READ)].slice(0, MAX_BAGS).map(([, name = '']) => bagRef(name));
  for (const managed of managedFilesOf(file))
    if (isManagedCertificate(managed)) managedCopy(output, file, managed, { reads });
  readUploads(file, output);
  if (!isRecipe(file.path)) return;
  for (const resource of chefResources(file.text)) {
    const { type, line, values } = resource;
    if (OWN_RESOURCE.test(type) && !/^(?:acme|letsencrypt)_certificate$/.test(type))
      managedReload(output, [], chefNotified(resource), line);
    if (type !== 'service') continue;
    const heard = (values.get('subscribes') ?? []).map(({ text }) => text.replaceAll('#{', '${'));
    const paths = heard.flatMap((text) => /\b(?:file|template)\[([^\]]{1,300})\]/.exec(text)?.[1] ?? []);
    const certificates = paths.filter((path) => isManagedCertificate({ path }));
    if (certificates.length > 0)
      managedReload(output, certificates.flatMap(knownRefs), [serviceName(resource.title)], line);
  }
}

/** A producer for each `acme_certificate` of a recipe; what it notifies is told to reload. */
function read(file: ConfigFile, output: Output): void {
  readFiles(file, output);
  if (!file.path.endsWith('.rb')) return;
  const rows = file.text.split('\n').map((row) => (/^\s*#/.test(row) ? '' : row));
  // What happens in the action of a custom resource counts as a change of that resource, whose user is asked to notify.
  const custom = /(?:^|\/)(?:resources|providers)\//.test(file.path) && rows.some((row) => /^\s*action\s+:/.test(row));
  const subscribed = rows.some((row) => /\bsubscribes\b.{1,80}\b(?:acme|letsencrypt)_certificate\[/.test(row));
  for (const [index, row] of rows.entries()) {
    const [, indent = '', resource = '', title = ''] =
      /^(\s*)((?:acme|letsencrypt)_certificate)\b\s*\(?\s*(\S.{0,200}?)?\)?\s+do\b/.exec(row) ?? [];
    if (resource === '') continue;
    const rest = rows.slice(index + 1, index + 1 + MAX_LINES);
    const end = rest.findIndex((line) => line.startsWith(`${indent}end`) && /^\s*end\b/.test(line));
    const body = end < 0 ? rest : rest.slice(0, end);
    const quoted = /^["']([^"'#]{1,200})["']$/.exec(title)?.[1];
    const writes = pathRefs(
      ...body.map((line) => /^\s*(?:crt|fullchain|key|chain)\s+["'](\/[^"'#]{1,300})["']/.exec(line)?.[1]),
    );
    const told = body.flatMap((line) => /\bnotifies\b.{1,60}["']\w+\[([^\]]{1,80})\]/.exec(line)?.[1] ?? []);
    const notifies = subscribed || body.some((line) => /^\s*notifies\b/.test(line));
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes,
        names: quoted !== undefined && /^[\w*-]+(?:\.[\w-]+)+$/.test(quoted) ? [`dns:${quoted}`] : [],
        attributes: { name: quoted ?? title.replace(/["']/g, ''), resource },
        own: { ...(!custom && { notifies }) },
      },
      { line: index + 1 },
    );
    if (!notifies) continue;
    const services = told.map((name) => serviceRef(serviceName(name)));
    output.fact(
      { kind: 'reload', reads: writes, writes: services.length > 0 ? services : [UNKNOWN_SERVICE], attributes: {} },
      { line: index + 1 },
    );
  }
}

const rules: readonly Rule[] = [
  factRule('chef', {
    id: 'chef-certificate-notifies-nobody',
    title: 'Chef certificate resource notifies no service',
    level: 'note',
    why: 'The resource renews the file during a run. Without `notifies` or a subscribing service, servers keep the old certificate.',
    fix: "Add `notifies :reload, 'service[<name>]'` to the resource.",
    references: [COOKBOOK, NOTIFICATIONS],
    kind: 'producer',
    problem: (fact) =>
      own(fact).notifies === false
        ? `${fact.attributes.resource} "${fact.attributes.name}" notifies nothing, and nothing subscribes to it.`
        : undefined,
  }),
];

export const chef: Mechanism = {
  id: 'chef',
  title: 'Chef',
  identifiedBy:
    'recipes with `acme_certificate` or `letsencrypt_certificate`, or with `file`, `cookbook_file` and `template` resources of certificates',
  references: [COOKBOOK, NOTIFICATIONS],
  accepts: (path) => path.endsWith('.rb') || /(?:^|\/)[^/.]+(?:\.erb)?$|\.sh(?:\.erb)?$/.test(path),
  needles: ['acme_certificate', 'letsencrypt_certificate', '.pem', '.crt', '.p12', '.pfx', 'certificate ', 'knife'],
  read,
  rules,
};

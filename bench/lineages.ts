/**
 * Measures how long it takes to group certificates into lineages and to find the stale ones, on generated inventories:
 * N certificates in 10 N sightings, then twice as many, in one process each.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { emptyInventory } from '../src/audit/inventory.ts';
import type { Inventory, SeenCertificate } from '../src/model/index.ts';
import { lineages } from '../src/topology/lineages.ts';

const COPIES = 10;
/** Versions of one identity. */
const VERSIONS = 4;

function generate(count: number): Inventory {
  const certificates = Array.from({ length: count }, (_, index): SeenCertificate => {
    const [host, version] = [Math.floor(index / VERSIONS), index % VERSIONS];
    const fingerprint = createHash('sha256').update(String(index)).digest('hex');
    const year = 2023 + version;
    return {
      fingerprint,
      subject: `C=US, O=Corp, CN=host-${host}.corp.internal`,
      issuer: `C=US, O=Corp, CN=Issuing CA ${version}`,
      serialNumber: fingerprint.slice(0, 20),
      notBefore: `${year}-06-01T00:00:00Z`,
      notAfter: `${year + 1}-06-30T00:00:00Z`,
      names: [`dns:host-${host}.corp.internal`, `dns:www.host-${host}.corp.internal`],
      publicKey: { algorithm: version % 2 ? 'EC' : 'RSA', fingerprint },
      signatureAlgorithm: 'sha256WithRSAEncryption',
      ca: false,
      selfIssued: false,
      keyUsage: [],
      extendedKeyUsage: [],
      sightings: Array.from({ length: COPIES }, (_, copy) => ({
        repository: `corp/${host % 997}`,
        path: `pods/${copy}/host-${host}-${version}.pem`,
        line: 1,
        format: 'pem' as const,
      })),
    };
  });
  return { ...emptyInventory(), certificates };
}

const own = fileURLToPath(import.meta.url);
const count = Number(process.argv[2]);
if (count > 0) {
  const inventory = generate(count);
  const start = performance.now();
  const found = lineages(inventory);
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, lineages: found.length, peak: process.resourceUsage().maxRSS * 1024 }));
} else {
  const measured = [100_000, 200_000].map((size) => {
    const runs = Array.from({ length: 3 }, () => {
      const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', own, String(size)], { encoding: 'utf8' });
      return JSON.parse(stdout) as { seconds: number; lineages: number; peak: number };
    });
    const best = runs.reduce((a, b) => (a.seconds < b.seconds ? a : b));
    const mebibytes = Math.round(Math.max(...runs.map((run) => run.peak)) / 2 ** 20);
    console.log(
      `${size} certificates in ${size * COPIES} sightings: ${best.lineages} lineages in ${best.seconds.toFixed(2)} s, peak ${mebibytes} MiB with the inventory`,
    );
    return best.seconds;
  });
  console.log(`twice as many take ${((measured[1] ?? 0) / (measured[0] ?? 1)).toFixed(2)} times as long`);
}

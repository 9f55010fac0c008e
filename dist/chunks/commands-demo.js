import "./rolldown-runtime.js";
import { R as reveal, f as UsageError } from "./ground.js";
import { Qt as TAG } from "./reading.js";
import { a as runAudit } from "./judging.js";
import { r as EXIT } from "./start.js";
import { T as writeText, w as render } from "./reports.js";
const { existsSync, mkdtempSync, readdirSync, rmSync } = process.getBuiltinModule("node:fs");
const { generateKeyPairSync, sign } = process.getBuiltinModule("node:crypto");
const { join, resolve } = process.getBuiltinModule("node:path");
const { tmpdir } = process.getBuiltinModule("node:os");

// src/x509/write-certificate.ts
/** Writes X.509 certificates (RFC 5280) with keys of their own, for the demonstration. Not a CA: nothing trusts what it signs. */
/** A certificate of a new P-256 key, signed with ECDSA and SHA-256. */
function writeCertificate(fields) {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const subject = nameOf(fields);
	const body = sequence(element(160, integer("02")), integer(fields.serialNumber), ECDSA_WITH_SHA256, fields.issuer?.subject ?? subject, sequence(utcTime(fields.notBefore), utcTime(fields.notAfter)), subject, publicKey.export({
		format: "der",
		type: "spki"
	}), element(163, sequence(...extensionsOf(fields))));
	const signature = sign("sha256", body, fields.issuer?.privateKey ?? privateKey);
	return {
		pem: pemOf(sequence(body, ECDSA_WITH_SHA256, element(TAG.bitString, Buffer.of(0), signature))),
		subject,
		privateKey
	};
}
function nameOf({ commonName, organization }) {
	const part = (type, text) => element(TAG.set, sequence(oid(type), element(TAG.utf8String, Buffer.from(text))));
	return sequence(...organization === void 0 ? [] : [part("55040a", organization)], part("550403", commonName));
}
function extensionsOf({ ca, names = [] }) {
	const extension = (type, value, critical = false) => sequence(oid(type), ...critical ? [element(TAG.boolean, Buffer.of(255))] : [], element(TAG.octetString, value));
	if (ca) return [extension("551d13", sequence(element(TAG.boolean, Buffer.of(255))), true), extension("551d0f", element(TAG.bitString, Buffer.of(1, 6)), true)];
	return [extension("551d11", sequence(...names.map((name) => element(130, Buffer.from(name, "latin1"))))), extension("551d25", sequence(oid("2b06010505070301")))];
}
function element(tag, ...parts) {
	const body = Buffer.concat(parts);
	const { length } = body;
	const head = length < 128 ? [length] : length < 256 ? [129, length] : [
		130,
		length >> 8,
		length & 255
	];
	return Buffer.concat([Buffer.of(tag, ...head), body]);
}
const sequence = (...parts) => element(TAG.sequence, ...parts);
const integer = (hex) => element(TAG.integer, Buffer.from(hex, "hex"));
/** @param hex content octets of the identifier */
const oid = (hex) => element(TAG.oid, Buffer.from(hex, "hex"));
const ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));
/** `2025-09-22T08:00:00Z` \u2192 `250922080000Z`. */
function utcTime(instant) {
	return element(TAG.utcTime, Buffer.from(instant.slice(2).replace(/[-:T]/g, ""), "latin1"));
}
function pemOf(der) {
	const armor = (word) => `-----${word} CERTIFICATE-----`;
	return [
		armor("BEGIN"),
		...der.toString("base64").match(/.{1,64}/g) ?? [],
		armor("END"),
		""
	].join("\n");
}

// src/commands/demo.ts
/** Three weeks before the outage. */
const DAY = "2025-09-01";
/**
* Writes the files of the incident, scans them as of three weeks before the outage and prints the report. Without an operand
* the files are in a temporary folder, which is removed. The exit code is 0: what the demonstration finds fails nothing.
*/
async function run(args, world) {
	const [given] = args.operands;
	const folder = given === void 0 ? mkdtempSync(join(tmpdir(), "cert-hygiene-demo-")) : resolve(world.cwd, given);
	const root = given === void 0 ? join(folder, "mail") : folder;
	if (given !== void 0 && existsSync(root) && readdirSync(root).length > 0) throw new UsageError(`${reveal(given)} is not empty. Name a new folder for the files of the demo.`);
	try {
		for (const [path, text] of incidentFiles()) writeText(join(root, path), text, world);
		const report = await runAudit({
			paths: [root],
			include: [],
			exclude: [],
			passwords: [],
			now: Date.parse(DAY)
		}, world);
		for (const repository of report.inventory.repositories) delete repository.revision;
		world.out(render(report, "text", {
			color: world.color,
			hyperlinks: world.hyperlinks === true,
			width: world.columns,
			quiet: false
		}));
		if (given !== void 0) world.out(nextSteps(given));
	} finally {
		if (given === void 0) rmSync(folder, {
			recursive: true,
			force: true
		});
	}
	return EXIT.clean;
}
/** The outage of 22 September 2025: certbot renews the certificate in the legacy system, and three pods keep the old version. */
function incidentFiles() {
	const issuer = writeCertificate({
		commonName: "Corp Issuing CA 1",
		organization: "Corp Mail",
		serialNumber: "01",
		notBefore: "2020-01-01T00:00:00Z",
		notAfter: "2035-01-01T00:00:00Z",
		ca: true
	});
	const mail = {
		commonName: "mail.corp.internal",
		names: ["mail.corp.internal", "imap.corp.internal"],
		issuer
	};
	const [old, renewed] = [{
		serialNumber: "3d1f6a88c05b27e4",
		notBefore: "2025-06-24T08:00:00Z",
		notAfter: "2025-09-22T08:00:00Z"
	}, {
		serialNumber: "5c9e9471852c9752",
		notBefore: "2025-08-25T08:00:00Z",
		notAfter: "2025-11-23T08:00:00Z"
	}].map((version) => writeCertificate({
		...mail,
		...version
	}).pem + issuer.pem);
	return [["legacy/mail/fullchain.pem", renewed], ...[
		"13",
		"15",
		"27"
	].map((pod) => [`pods/${pod}/tls.crt`, old])];
}
function nextSteps(folder) {
	const shown = reveal(folder);
	return `
The files are in ${shown}. Fix one pod and scan again:
  cp ${shown}/legacy/mail/fullchain.pem ${shown}/pods/13/tls.crt
  cert-hygiene scan ${shown} --now ${DAY}
`;
}

export { run };
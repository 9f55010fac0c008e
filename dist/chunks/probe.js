import "./rolldown-runtime.js";
import { g as parseEndpoint } from "./judging.js";
import { $t as children, Qt as TAG, Zt as integerHex, en as elementAt, qt as parseCertificate } from "./reading.js";
import { S as compareText } from "./ground.js";
const { BlockList, connect, isIP, isIPv4, isIPv6 } = process.getBuiltinModule("node:net");
const { once: once$1 } = process.getBuiltinModule("node:events");
const { connect: connect$1 } = process.getBuiltinModule("node:tls");
const { lookup } = process.getBuiltinModule("node:dns/promises");

// src/probe/failure.ts
/** Why an endpoint gave no certificate; carries the reason from its place to the row that reports it. */
var ProbeError = class extends Error {
	name = "ProbeError";
	reason;
	constructor(reason, detail) {
		super(detail);
		this.reason = reason;
	}
};
const NETWORK = {
	ECONNREFUSED: "it refuses connections",
	ECONNRESET: "it reset the connection",
	EPIPE: "it closed the connection",
	EHOSTUNREACH: "there is no route to it",
	ENETUNREACH: "there is no route to it",
	EADDRNOTAVAIL: "there is no route to it",
	EAFNOSUPPORT: "there is no route to it",
	EACCES: "this machine does not allow the connection",
	EPERM: "this machine does not allow the connection"
};
/** The result of a connection in our own words: messages of Node may quote received data, codes cannot. */
function failureOf(error) {
	if (error instanceof ProbeError) return {
		reason: error.reason,
		detail: error.message
	};
	const code = codeOf(error);
	if (code === "ETIMEDOUT") return {
		reason: "timeout",
		detail: "it does not answer"
	};
	if (code === "") return {
		reason: "malformed",
		detail: "its answer could not be read"
	};
	return {
		reason: "unreachable",
		detail: NETWORK[code] ?? `the connection failed (${code})`
	};
}
/** The code of an error of Node or OpenSSL, such as `ECONNRESET` or `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`; empty without one. */
function codeOf(error) {
	const code = error instanceof Error ? error.code : void 0;
	return typeof code === "string" && /^[A-Z][A-Z\d_/]*$/.test(code) ? code : "";
}

// src/probe/dialogue-errors.ts
function malformed() {
	return new ProbeError("malformed", "its answer does not follow its protocol");
}
/** @param command the protocol's word for the change to TLS */
function noTls(command, verb = "does not offer") {
	return new ProbeError("no-tls", `it ${verb} ${command}`);
}
/** It speaks its protocol, and says that it serves no client, or none at this address. */
function turnedAway() {
	return new ProbeError("unreachable", "it closes the connection before TLS starts");
}

// src/probe/binary-dialogue.ts
/** From the first byte to where TLS may start, in the protocols of packets. */
/** LDAPMessage 1: an ExtendedRequest, [APPLICATION 23], whose requestName [0] is that of StartTLS (RFC 4511 section 4.14.1). */
const START_TLS = Buffer.concat([Buffer.from([
	TAG.sequence,
	29,
	TAG.integer,
	1,
	1,
	119,
	24,
	128,
	22
]), Buffer.from("1.3.6.1.4.1.1466.20037", "latin1")]);
/** ExtendedResponse, [APPLICATION 24]. */
const EXTENDED_RESPONSE = 120;
async function askLdap(wire) {
	wire.send(START_TLS);
	const { id, result } = readResponse(await ldapMessage(wire));
	if (id === "0") throw turnedAway();
	if (result !== "0") throw noTls("StartTLS", result === "2" ? "does not support" : "refuses");
}
/** The bytes of one LDAPMessage; its length may be written long (section 5.1), as Active Directory does. */
async function ldapMessage(wire) {
	const header = await wire.bytes(2);
	const [tag, first = 0] = header;
	if (tag !== TAG.sequence || first === 128 || first > 132) throw malformed();
	if (first < 128) return Buffer.concat([header, await wire.bytes(first)]);
	const length = await wire.bytes(first & 127);
	return Buffer.concat([
		header,
		length,
		await wire.bytes(length.readUIntBE(0, length.length))
	]);
}
function readResponse(message) {
	const [id, response] = children(elementAt(message), void 0, 8);
	const result = response?.tag === EXTENDED_RESPONSE ? children(response, void 0, 16)[0] : void 0;
	if (id?.tag !== TAG.integer || result?.tag !== TAG.enumerated) throw malformed();
	return {
		id: integerHex(id),
		result: integerHex(result)
	};
}
/** SSLRequest: a length of 8 and the code 80877103 (PostgreSQL's message formats). One letter answers it. */
const SSL_REQUEST = Buffer.from([
	0,
	0,
	0,
	8,
	4,
	210,
	22,
	47
]);
async function askPostgresql(wire) {
	wire.send(SSL_REQUEST);
	const answer = (await wire.bytes(1)).toString("latin1");
	if (answer === "N") throw noTls("TLS");
	if (answer === "E") throw turnedAway();
	if (answer !== "S") throw malformed();
}
const CLIENT_SSL = 2048;
const PROTOCOL_VERSION_10 = 10;
const ERROR_PACKET = 255;
/** The server greets (HandshakeV10), the client answers with SSLRequest, and TLS starts without a go-ahead. */
async function askMysql(wire) {
	const header = await wire.bytes(4);
	const greeting = await wire.bytes(header.readUIntLE(0, 3));
	if (header[3] !== 0 || greeting.length === 0) throw malformed();
	if (greeting[0] === ERROR_PACKET) throw turnedAway();
	const end = greeting.indexOf(0, 1);
	const flags = end + 1 + 4 + 8 + 1;
	if (greeting[0] !== PROTOCOL_VERSION_10 || end < 0 || flags + 2 > greeting.length) throw malformed();
	if ((greeting.readUInt16LE(flags) & CLIENT_SSL) === 0) throw noTls("TLS");
	const request = Buffer.alloc(36);
	request.writeUIntLE(32, 0, 3);
	request.writeUInt8(1, 3);
	request.writeUInt32LE(35328, 4);
	request.writeUInt32LE(16777216, 8);
	request.writeUInt8(45, 12);
	wire.send(request);
}

// src/probe/dialogue.ts
/** The name in EHLO (RFC 5321 section 4.1.1.1): one that tells nothing about who asks. */
const CLIENT = "localhost.localdomain";
/** Ends where the next byte of the endpoint is one of TLS. Throws ProbeError. */
const DIALOGUES = {
	smtp: askSmtp,
	imap: askImap,
	pop3: askPop3,
	sieve: askSieve,
	ftp: askFtp,
	ldap: askLdap,
	postgresql: askPostgresql,
	mysql: askMysql
};
/** RFC 3207. */
async function askSmtp(wire) {
	if ((await reply(wire)).code !== "220") throw turnedAway();
	wire.send(`EHLO ${CLIENT}\r\n`);
	const { code, lines } = await reply(wire);
	if (/^50[0-4]$/.test(code)) throw noTls("STARTTLS");
	if (code !== "250") throw turnedAway();
	if (!lines.some((line) => /^STARTTLS(?: |$)/i.test(line))) throw noTls("STARTTLS");
	wire.send("STARTTLS\r\n");
	if ((await reply(wire)).code !== "220") throw noTls("STARTTLS", "refuses");
}
/** RFC 4217. */
async function askFtp(wire) {
	if ((await reply(wire)).code !== "220") throw turnedAway();
	wire.send("AUTH TLS\r\n");
	const { code } = await reply(wire);
	if (code === "421") throw turnedAway();
	if (code !== "234") throw noTls("AUTH TLS");
}
/** A reply of one or more lines (RFC 959 section 4.2, RFC 5321 section 4.2.1); the lines without their codes. */
async function reply(wire) {
	const first = await wire.line();
	const [, code, more] = /^([1-5]\d\d)([ -]|$)/.exec(first) ?? [];
	if (code === void 0) throw malformed();
	const lines = [first.slice(4)];
	for (let open = more === "-"; open;) {
		const line = await wire.line();
		open = !(line.startsWith(code) && line[3] !== "-");
		lines.push(line.slice(4));
	}
	return {
		code,
		lines
	};
}
/** RFC 9051 section 6.2.1. */
async function askImap(wire) {
	const [, greeting] = /^\* (OK|PREAUTH|BYE)(?: |$)/i.exec(await wire.line()) ?? [];
	if (greeting === void 0) throw malformed();
	if (/bye/i.test(greeting)) throw turnedAway();
	if (/preauth/i.test(greeting)) throw noTls("STARTTLS", "greets as already logged in, which excludes");
	const capability = await command(wire, "a1", "CAPABILITY");
	if (!capability.ok) throw malformed();
	if (!capability.untagged.some((line) => /^\* CAPABILITY(?: .*)? STARTTLS(?: |$)/i.test(line))) throw noTls("STARTTLS");
	if (!(await command(wire, "a2", "STARTTLS")).ok) throw noTls("STARTTLS", "refuses");
}
async function command(wire, tag, name) {
	wire.send(`${tag} ${name}\r\n`);
	const untagged = [];
	for (;;) {
		const line = await wire.line();
		if (line.startsWith(`${tag} `)) return {
			ok: /^OK(?: |$)/i.test(line.slice(tag.length + 1)),
			untagged
		};
		if (/^\* BYE(?: |$)/i.test(line)) throw turnedAway();
		if (!line.startsWith("* ")) throw malformed();
		untagged.push(line);
	}
}
/** RFC 2595 section 4. */
async function askPop3(wire) {
	if (!await isPositive(wire)) throw turnedAway();
	wire.send("CAPA\r\n");
	let offered = false;
	if (await isPositive(wire)) for (let line = await wire.line(); line !== "."; line = await wire.line()) offered ||= /^STLS(?: |$)/i.test(line);
	if (!offered) throw noTls("STLS");
	wire.send("STLS\r\n");
	if (!await isPositive(wire)) throw noTls("STLS", "refuses");
}
async function isPositive(wire) {
	const line = await wire.line();
	if (/^\+OK(?: |$)/i.test(line)) return true;
	if (/^-ERR(?: |$)/i.test(line)) return false;
	throw malformed();
}
/** ManageSieve, RFC 5804 section 2.2. */
async function askSieve(wire) {
	const greeting = await sieveResponse(wire);
	if (!greeting.ok) throw turnedAway();
	if (!greeting.capabilities.some((line) => /^"STARTTLS"/i.test(line))) throw noTls("STARTTLS");
	wire.send("STARTTLS\r\n");
	if (!(await sieveResponse(wire)).ok) throw noTls("STARTTLS", "refuses");
}
async function sieveResponse(wire) {
	const capabilities = [];
	for (;;) {
		const line = await wire.line();
		const [, status] = /^(OK|NO|BYE)(?:[ (]|$)/i.exec(line) ?? [];
		if (status !== void 0) {
			const [, literal] = /\{(\d{1,5})\+?\}$/.exec(line) ?? [];
			if (literal !== void 0) {
				await wire.bytes(Number(literal));
				await wire.line();
			}
			return {
				ok: /ok/i.test(status),
				capabilities
			};
		}
		if (!line.startsWith("\"")) throw malformed();
		capabilities.push(line);
	}
}

// src/probe/handshake.ts
/** Certificates of one chain that are looked at; a real one has up to five. */
const MAX_CHAIN = 10;
/**
* Makes the TLS handshake on a connected socket to read the certificates, trusted or not, and then disconnects. A
* server that requires client certificates sends its own before it refuses (TLS 1.2), or answers first and refuses then
* (TLS 1.3).
* @param socket is ended or destroyed with the handshake
* @param host the name for SNI (none for an address, RFC 6066 section 3), and the name that the certificate should be
* for
* @param signal ends it; its reason is what the failure is made of
*/
function handshake(socket, host, signal) {
	return new Promise((resolve) => {
		const tls = connect$1({
			socket,
			...isIP(host) === 0 ? { servername: host } : {},
			rejectUnauthorized: false,
			ca: [],
			minVersion: "TLSv1",
			ciphers: "DEFAULT:@SECLEVEL=0",
			minDHSize: 1
		});
		const settle = (error) => {
			signal.removeEventListener("abort", onAbort);
			const chain = chainOf(tls);
			if (error === void 0) tls.destroySoon();
			else tls.destroy();
			resolve(describe(chain, host, error));
		};
		const onAbort = () => settle(signal.reason);
		signal.addEventListener("abort", onAbort);
		tls.once("secureConnect", () => settle());
		tls.on("error", settle);
	});
}
/** The chain as it was sent, which OpenSSL keeps in order behind the first, regardless of who issued whom. */
function chainOf(tls) {
	const chain = [];
	try {
		let next = tls.getPeerX509Certificate();
		for (; next !== void 0 && chain.length < MAX_CHAIN; next = next.issuerCertificate) chain.push(next);
	} catch {}
	return chain;
}
function describe(chain, host, error) {
	const [own, ...others] = chain;
	const leaf = own === void 0 ? void 0 : parse(own);
	if (own === void 0 || leaf === void 0) return {
		certificates: [],
		failure: own !== void 0 ? {
			reason: "malformed",
			detail: "its certificate cannot be read"
		} : error === void 0 ? {
			reason: "handshake",
			detail: "it sent no certificate"
		} : failed$1(error, false)
	};
	const certificates = /* @__PURE__ */ new Map([[leaf.fingerprint, leaf]]);
	for (const other of others) {
		const parsed = parse(other);
		if (parsed !== void 0) certificates.set(parsed.fingerprint, parsed);
	}
	const nameMatches = matches(own, leaf, host);
	return {
		certificates: [...certificates.values()],
		...nameMatches === void 0 ? {} : { nameMatches },
		...error === void 0 ? {} : { failure: failed$1(error, true) }
	};
}
function parse(certificate) {
	try {
		return parseCertificate(certificate.raw).certificate;
	} catch {
		return;
	}
}
/**
* RFC 9525 section 6, except that a common name counts where there is no alternative name at all, as OpenSSL, GnuTLS and
* Java still have it. Undefined where OpenSSL cannot tell.
*/
function matches(own, { names }, host) {
	try {
		if (isIP(host) !== 0) return own.checkIP(host) !== void 0;
		const subject = names.length === 0 ? "always" : "never";
		return own.checkHost(host, {
			subject,
			wildcards: true,
			partialWildcards: false,
			multiLabelWildcards: false
		}) !== void 0;
	} catch {
		return;
	}
}
/** Codes of records that are none of TLS, as of a service that answers in plain text. */
const NOT_TLS = /* @__PURE__ */ new Set(["ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG"]);
/** What the alerts of RFC 8446 section 6.2 mean, by a part of the code that is the same in all versions of OpenSSL. */
const ALERTS = [
	["ALERT_UNRECOGNIZED_NAME", "it does not know the server name"],
	["UNRECOGNIZED_NAME", "it does not know the server name"],
	["ALERT_PROTOCOL_VERSION", "it supports no TLS version from 1.0 to 1.3"],
	["UNSUPPORTED_PROTOCOL", "it supports no TLS version from 1.0 to 1.3"],
	["CERTIFICATE_REQUIRED", "it requires a client certificate"]
];
function failed$1(error, shown) {
	const code = codeOf(error);
	if (NOT_TLS.has(code)) return {
		reason: "malformed",
		detail: "its answer is not TLS"
	};
	if (code === "ECONNRESET" || code === "EPIPE") return {
		reason: "handshake",
		detail: "it closed the connection during the TLS handshake"
	};
	if (!code.startsWith("ERR_SSL_")) return failureOf(error);
	const [, known] = ALERTS.find(([part]) => code.includes(part)) ?? [];
	const refused = shown ? "it rejects the handshake after its certificate, probably because it requires a client certificate" : "it rejects the handshake";
	return {
		reason: "handshake",
		detail: known ?? (code.includes("ALERT") ? refused : `the handshake failed (${code})`)
	};
}

// src/probe/plain-text.ts
/** What an endpoint may send before TLS, in bytes: no greeting and no list of capabilities comes near. */
const MAX_BYTES = 65536;
const LINE_FEED = 10;
/** @param socket connected, with nothing read from it */
function plainText(socket) {
	const received = Buffer.allocUnsafe(MAX_BYTES);
	let start = 0;
	let end = 0;
	let searched = 0;
	let failure;
	let wake = () => {};
	const fail = (error) => {
		failure ??= error;
		wake();
	};
	const onData = (chunk) => {
		if (end + chunk.length > MAX_BYTES) {
			fail(new ProbeError("malformed", "it sent more than 64 KiB before TLS"));
			socket.destroy();
			return;
		}
		end += chunk.copy(received, end);
		wake();
	};
	const onEnd = () => fail(new ProbeError("unreachable", "it closed the connection before TLS could start"));
	const onError = (error) => {
		const { reason, detail } = failureOf(error);
		fail(new ProbeError(reason, detail));
	};
	socket.on("data", onData).on("end", onEnd).on("error", onError);
	const wait = async (take) => {
		for (;;) {
			const taken = take();
			if (taken !== void 0) return taken;
			if (failure !== void 0) throw failure;
			await new Promise((resolve) => {
				wake = resolve;
			});
		}
	};
	return {
		line: () => wait(() => {
			const at = received.subarray(0, end).indexOf(LINE_FEED, searched);
			searched = at < 0 ? end : at + 1;
			if (at < 0) return void 0;
			const line = received.toString("latin1", start, at);
			start = at + 1;
			return line.replace(/\r$/, "");
		}),
		bytes: (count) => wait(() => {
			if (count > MAX_BYTES) throw new ProbeError("malformed", "it announced more than 64 KiB before TLS");
			if (end - start < count) return void 0;
			start += count;
			searched = start;
			return Buffer.from(received.subarray(start - count, start));
		}),
		send: (data) => {
			socket.write(data);
		},
		release: () => {
			socket.off("data", onData).off("end", onEnd).off("error", onError);
			if (start < end || socket.readableLength > 0) throw new ProbeError("malformed", "it sent plain text after it agreed to TLS, which an attacker could inject");
		}
	};
}

// src/probe/ask.ts
const NO_ROUTE = /* @__PURE__ */ new Set([
	"ENETUNREACH",
	"EHOSTUNREACH",
	"EADDRNOTAVAIL",
	"EAFNOSUPPORT"
]);
/**
* Asks one address which certificates it serves. Never rejects.
* @param address an IP address: the checked address is the one that is connected to, whatever the name resolves to by
* now
* @param deadline milliseconds for all of it, so that a server that sends slowly cannot hold up the run
*/
async function ask(endpoint, address, deadline) {
	const expiry = new AbortController();
	let stage = "no connection was established";
	const timer = setTimeout(() => {
		expiry.abort(new ProbeError("timeout", `${stage} within ${deadline / 1e3} s`));
	}, deadline);
	let socket;
	const stop = () => socket?.destroy(expiry.signal.reason);
	expiry.signal.addEventListener("abort", stop);
	try {
		socket = connect({
			host: address,
			port: endpoint.port,
			noDelay: true
		});
		socket.on("error", () => {});
		await once$1(socket, "connect");
		if (endpoint.tls === "upgrade") {
			stage = "the server did not start TLS";
			const wire = plainText(socket);
			await DIALOGUES[endpoint.protocol](wire);
			wire.release();
		}
		stage = "the TLS handshake did not finish";
		expiry.signal.removeEventListener("abort", stop);
		return await handshake(socket, endpoint.host, expiry.signal);
	} catch (error) {
		socket?.destroy();
		const unroutable = NO_ROUTE.has(codeOf(error));
		return {
			certificates: [],
			failure: failureOf(error),
			...unroutable ? { unroutable } : {}
		};
	} finally {
		clearTimeout(timer);
	}
}

// src/probe/guard.ts
/**
* Which addresses may be probed. A name is resolved once, each of its addresses is checked here, and exactly that
* address is connected to.
*/
/** Special purposes in IPv4: IANA's registry (RFC 6890) and multicast, without the blocks of RFC 7534, 7535 and 7450, which are global. */
const SPECIAL_IPV4 = [
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.0.0.0/24",
	"192.0.2.0/24",
	"192.88.99.0/24",
	"192.168.0.0/16",
	"198.18.0.0/15",
	"198.51.100.0/24",
	"203.0.113.0/24",
	"224.0.0.0/4",
	"240.0.0.0/4"
];
/** Special purposes within global unicast; 2001::/23 holds Teredo, benchmarks and ORCHID, 2002::/16 is 6to4, which embeds IPv4. */
const SPECIAL_IPV6 = [
	"2001::/23",
	"2001:db8::/32",
	"2002::/16",
	"3fff::/20"
];
/** Of IPv6 all else has a special purpose or none: what embeds IPv4 (::/96, ::ffff:0:0/96, 64:ff9b::/96), fc00::/7, fe80::/10 \u2026 */
const GLOBAL_IPV6 = "2000::/3";
/** RFC 1918, RFC 6598 and loopback; RFC 4193 and loopback. BlockList finds an IPv4-mapped address in a list of IPv4, so these are two. */
const PRIVATE_IPV4 = [
	"10.0.0.0/8",
	"172.16.0.0/12",
	"192.168.0.0/16",
	"100.64.0.0/10",
	"127.0.0.0/8"
];
const PRIVATE_IPV6 = ["fc00::/7", "::1/128"];
/** Where clouds hand out credentials, outside of 169.254.0.0/16: AWS, Google Cloud, Alibaba Cloud, Azure's WireServer. */
const METADATA = [
	"fd00:ec2::/32",
	"fd20:ce::254/128",
	"100.100.100.200/32",
	"168.63.129.16/32"
];
/** No host's address: unspecified, which reaches this machine, and everybody's; IPv4-mapped ones too. */
const NO_HOST = [
	"0.0.0.0/8",
	"224.0.0.0/4",
	"255.255.255.255/32",
	"::/128",
	"ff00::/8"
];
/** Ports of the internet on which TLS is usual, at once or after a word of plain text. */
const PUBLIC_PORTS = /* @__PURE__ */ new Set([...[
	21,
	25,
	110,
	143,
	389,
	443,
	465,
	563,
	587,
	636,
	853,
	990,
	992,
	993,
	994,
	995,
	2376,
	3269,
	3306,
	4190,
	4443
], ...[
	5061,
	5223,
	5432,
	5671,
	5986,
	6443,
	6514,
	6697,
	8443,
	8883,
	9443,
	10443
]]);
const special = blockList([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const globalIpv6 = blockList([GLOBAL_IPV6]);
const privateIpv4 = blockList(PRIVATE_IPV4);
const privateIpv6 = blockList(PRIVATE_IPV6);
const metadata = blockList(METADATA);
const noHost = blockList(NO_HOST);
/** Why a port is not asked in a scope, half a sentence; undefined where it may be. */
function portRefusal(port, scope) {
	if (scope === "none") return "endpoints are not probed in this run";
	return scope === "public" && !PUBLIC_PORTS.has(port) ? "its port is not a usual TLS port" : void 0;
}
/**
* Why an address is not asked in a scope, half a sentence; undefined where it may be.
* @param address IPv4, or IPv6 with or without a zone
*/
function addressRefusal(address, scope) {
	if (scope === "none") return "endpoints are not probed in this run";
	if (contains(noHost, address)) return "its address does not belong to a single host";
	if (scope === "any") return void 0;
	if (contains(metadata, address)) return "its address belongs to a cloud metadata service";
	if (!contains(special, address) && (isIPv4(address) || contains(globalIpv6, address)) || scope === "private" && isPrivate(address)) return void 0;
	return scope === "public" && isPrivate(address) ? "its address is private, and only public addresses are probed" : "its address is reserved for a special purpose";
}
function isPrivate(address) {
	return contains(isIPv4(address) ? privateIpv4 : privateIpv6, address);
}
function contains(list, address) {
	return list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}
function blockList(blocks) {
	const list = new BlockList();
	for (const block of blocks) {
		const [network = "", prefix] = block.split("/");
		list.addSubnet(network, Number(prefix), isIPv4(network) ? "ipv4" : "ipv6");
	}
	return list;
}

// src/probe/resolve.ts
/** Maximum addresses of one name that are probed. */
const MAX_ADDRESSES = 16;
/** As the system resolves names, its hosts file included. */
const lookUp = async (host) => {
	return (await lookup(host, {
		all: true,
		order: "verbatim"
	})).map(({ address }) => address);
};
/**
* The addresses to ask of a host, IPv4 first; an address is its own. Never rejects.
* @param deadline milliseconds
*/
async function addressesOf(host, resolve, deadline) {
	if (isIP(host) !== 0) return [host];
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new ProbeError("timeout", "DNS lookup timed out")), deadline);
	});
	try {
		const addresses = [...new Set(await Promise.race([resolve(host), late]))].filter((address) => isIP(address) !== 0).sort(compareAddresses);
		return addresses.length > 0 ? addresses.slice(0, MAX_ADDRESSES) : UNKNOWN_NAME;
	} catch (error) {
		if (error instanceof ProbeError) return {
			reason: error.reason,
			detail: error.message
		};
		const code = codeOf(error);
		if (code === "" || code === "ENOTFOUND" || code === "ENODATA") return UNKNOWN_NAME;
		return {
			reason: "unresolvable",
			detail: `DNS lookup failed (${code})`
		};
	} finally {
		clearTimeout(timer);
	}
}
const UNKNOWN_NAME = {
	reason: "unresolvable",
	detail: "DNS lookup failed (no A or AAAA record)"
};
/** IPv4 first and by its numbers; IPv6 as text. */
function compareAddresses(a, b) {
	const [first, second] = [isIPv4(a), isIPv4(b)];
	return first === second ? compareText(sortKey(a), sortKey(b)) : first ? -1 : 1;
}
function sortKey(address) {
	return isIPv4(address) ? address.replace(/\d+/g, (octet) => octet.padStart(3, "0")) : address;
}

// src/probe/index.ts
/** Asks endpoints which certificates they serve. */
/**
* A row for each address of each target, because the hosts behind one name may serve different certificates: in the
* order of the targets, then of the addresses, IPv4 first. Never rejects: an error becomes the failure of its row.
*/
async function probeEndpoints(targets, options) {
	const { scope, asked, deadline = 1e4, concurrency = 8, resolve = lookUp } = options;
	const resolved = once((host) => addressesOf(host, resolve, deadline));
	const attempts = (await pooled(targets, concurrency, (target) => attemptsOn(target, scope, resolved))).flat();
	const asking = /* @__PURE__ */ new Map();
	await pooled(attempts, concurrency, async (attempt) => {
		const { endpoint, address, outcome } = attempt;
		if (outcome !== void 0 || endpoint === void 0 || address === void 0) return;
		const { host, port, tls, protocol } = endpoint;
		const key = `${tls === "direct" ? tls : protocol} ${host} ${port} ${address}`;
		const running = asking.get(key) ?? ask(endpoint, address, deadline);
		asking.set(key, running);
		attempt.outcome = await running;
	});
	return withoutUnroutable(attempts).map(({ target, address, outcome = failed("malformed", "it was not probed") }) => {
		const { unroutable: _, ...served } = outcome;
		return {
			endpoint: target.address,
			location: target.location,
			...address === void 0 ? {} : { address },
			asked,
			...served
		};
	});
}
/** Ports are checked before names: a DNS query is public, and its server may be chosen by the owner of the name. */
async function attemptsOn(target, scope, resolved) {
	const endpoint = parseEndpoint(target.address);
	if (typeof endpoint === "string") return [{
		target,
		outcome: failed("unresolvable", endpoint)
	}];
	const refusal = portRefusal(endpoint.port, scope);
	if (refusal !== void 0) return [{
		target,
		outcome: failed("not-allowed", refusal)
	}];
	const addresses = await resolved(endpoint.host);
	if (!Array.isArray(addresses)) return [{
		target,
		outcome: {
			certificates: [],
			failure: addresses
		}
	}];
	return addresses.map((address) => {
		const refused = addressRefusal(address, scope);
		const attempt = {
			target,
			endpoint,
			address
		};
		return refused === void 0 ? attempt : {
			...attempt,
			outcome: failed("not-allowed", refused)
		};
	});
}
/**
* IPv6 addresses that this machine cannot reach are left out if another address of the same name answers. If any IPv6
* address answers, this machine has IPv6, and the failure is real.
*/
function withoutUnroutable(attempts) {
	const answering = attempts.filter(({ outcome }) => outcome !== void 0 && answers(outcome));
	if (answering.some(({ address = "" }) => isIPv6(address))) return [...attempts];
	const named = new Set(answering.map(({ target }) => target));
	return attempts.filter(({ target, address = "", outcome }) => !(outcome?.unroutable === true && isIPv6(address) && named.has(target)));
}
const SILENT = /* @__PURE__ */ new Set([
	"not-allowed",
	"unresolvable",
	"unreachable",
	"timeout"
]);
function answers({ certificates, failure }) {
	return certificates.length > 0 || failure === void 0 || !SILENT.has(failure.reason);
}
function failed(reason, detail) {
	return {
		certificates: [],
		failure: {
			reason,
			detail
		}
	};
}
function once(work) {
	const done = /* @__PURE__ */ new Map();
	return (key) => {
		const value = done.get(key) ?? work(key);
		done.set(key, value);
		return value;
	};
}
/** The results of `work` in the order of the items, at most `limit` at a time. */
async function pooled(items, limit, work) {
	const results = [];
	let next = 0;
	const take = async () => {
		for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at]);
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, take));
	return results;
}

export { probeEndpoints as t };
import { isIPv6 } from "node:net";

// src/util/endpoint-address.ts
/** Endpoints as people write them: `https://www.corp.internal`, `smtp://mx.corp.internal:587`, `mail.corp.internal:993`. */
/** Protocols in which TLS starts with the first byte. */
const DIRECT = {
	tls: 443,
	https: 443,
	smtps: 465,
	imaps: 993,
	pop3s: 995,
	ftps: 990,
	ldaps: 636
};
/** Protocols that are asked in plain text to change to TLS. */
const UPGRADE = {
	smtp: 25,
	imap: 143,
	pop3: 110,
	sieve: 4190,
	ftp: 21,
	ldap: 389,
	postgresql: 5432,
	mysql: 3306
};
/** Other names of the same: RFC 8314 section 7.3, and what libpq takes. */
const SYNONYMS = {
	submissions: "smtps",
	postgres: "postgresql"
};
const ENDPOINT_SCHEMES = [
	...Object.keys(DIRECT),
	...Object.keys(UPGRADE),
	...Object.keys(SYNONYMS)
].sort();
/** Ports that tell the protocol where no scheme does; 587 is the submission of mail (RFC 6409). */
const BY_PORT = new Map([...Object.entries(UPGRADE).map(([protocol, port]) => [port, protocol]), [587, "smtp"]]);
/** RFC 1035 section 2.3.4. Also keeps Punycode, which is quadratic, off long input. */
const MAX_HOST = 253;
const LABEL = /^[a-z\d_-]{1,63}$/;
/** Reads `scheme://host[:port]` or `host[:port]`. A string is the complaint, half a sentence about the text: `it names no host`. */
function parseEndpoint(text) {
	if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return "it contains a space or a control character";
	const [, scheme, rest = ""] = /^(?:([^:/?#@[\]]*):\/\/)?(.*)$/s.exec(text) ?? [];
	const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? "";
	if (authority.includes("@")) return "it names a user, and only a host and a port are asked";
	if (!["", "/"].includes(rest.slice(authority.length))) return "it goes on behind the host and the port";
	if (authority === "") return "it names no host";
	const [, name, portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? [];
	if (name === void 0 || portText?.includes(":")) return "an IPv6 address is written in brackets, such as [2001:db8::1]:443";
	const port = portText === void 0 ? void 0 : readPort(portText);
	if (port === null) return "its port is no number from 1 to 65535";
	const host = readHost(name);
	if (host === void 0) return "its host is no name and no address";
	if (scheme === void 0) {
		const protocol = BY_PORT.get(port ?? DIRECT.tls);
		return protocol === void 0 ? {
			text,
			host,
			port: port ?? DIRECT.tls,
			tls: "direct",
			protocol: "tls"
		} : {
			text,
			host,
			port: port ?? UPGRADE[protocol],
			tls: "upgrade",
			protocol
		};
	}
	const lower = scheme.toLowerCase();
	const protocol = Object.hasOwn(SYNONYMS, lower) ? SYNONYMS[lower] : lower;
	if (has(DIRECT, protocol)) return {
		text,
		host,
		port: port ?? DIRECT[protocol],
		tls: "direct",
		protocol
	};
	if (has(UPGRADE, protocol)) return {
		text,
		host,
		port: port ?? UPGRADE[protocol],
		tls: "upgrade",
		protocol
	};
	return `its scheme is none of ${ENDPOINT_SCHEMES.join(", ")}`;
}
function has(table, key) {
	return Object.hasOwn(table, key);
}
function readPort(text) {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port >= 1 && port <= 65535 ? port : null;
}
/**
* The host as it will be asked for, or undefined. `getaddrinfo` takes `2130706433`, `0x7f000001`, `127.1` and `017700000001`
* for addresses (inet_aton), so they are brought to their usual form here, where an address can still be told from a name:
* the parser of URLs does it for https, and for no scheme that it does not know.
*/
function readHost(name) {
	if (name.length > MAX_HOST || name.includes("%") || !URL.canParse(`https://${name}/`)) return void 0;
	const { hostname } = new URL(`https://${name}/`);
	if (hostname.startsWith("[")) return isIPv6(hostname.slice(1, -1)) ? hostname.slice(1, -1) : void 0;
	const host = hostname.replace(/\.$/, "");
	return host.length <= MAX_HOST && host.split(".").every((label) => LABEL.test(label)) ? host : void 0;
}

export { parseEndpoint as t };
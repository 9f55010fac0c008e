import { at as MINUTE } from "./util-and-model.js";
const { hash } = process.getBuiltinModule("node:crypto");

// src/x509/der.ts
/**
* A lenient reader of DER and BER (ITU-T X.690). Elements are read one level at a time, so no input can make it
* recurse; the caller's own schema bounds the depth. Measured at a few microseconds for a whole certificate.
*/
/** Bytes that are not the encoding they claim to be. `offset` is relative to the bytes that were given. */
var DerError = class extends Error {
	name = "DerError";
	reason;
	constructor(message, reason = "malformed") {
		super(message);
		this.reason = reason;
	}
};
const TAG = {
	boolean: 1,
	integer: 2,
	bitString: 3,
	octetString: 4,
	null: 5,
	oid: 6,
	enumerated: 10,
	utf8String: 12,
	numericString: 18,
	printableString: 19,
	teletexString: 20,
	ia5String: 22,
	utcTime: 23,
	generalizedTime: 24,
	visibleString: 26,
	generalString: 27,
	universalString: 28,
	bmpString: 30,
	sequence: 48,
	set: 49
};
/** Nesting that an indefinite length may have before its end is given up on. */
const MAX_DEPTH = 64;
/** Elements that one level may have; the largest public CRL holds fewer. */
const MAX_CHILDREN = 2e6;
/**
* Reads the element that starts at `offset`.
* @param limit offset that the element may not pass
* @throws DerError where the header is cut off, or the length passes the limit
*/
function elementAt(bytes, offset = 0, limit = bytes.length) {
	const header = headerAt(bytes, offset, limit);
	if (header.length >= 0) {
		const end = header.body + header.length;
		if (end > limit) throw new DerError(`the element at byte ${offset} is cut off`);
		return {
			bytes,
			tag: header.tag,
			start: offset,
			body: header.body,
			end,
			next: end
		};
	}
	const end = endOfContents(bytes, header.body, limit);
	return {
		bytes,
		tag: header.tag,
		start: offset,
		body: header.body,
		end,
		next: end + 2
	};
}
/** The elements inside a constructed one, or inside a string that encapsulates an encoding. */
function children(element, from = element.body, limit = MAX_CHILDREN) {
	const list = [];
	for (let at = from; at < element.end;) {
		const child = elementAt(element.bytes, at, element.end);
		if (list.push(child) > limit) throw new DerError("too many elements", "too-large");
		at = child.next;
	}
	return list;
}
/** The content octets of an element, as a view on its bytes. */
function content(element) {
	return element.bytes.subarray(element.body, element.end);
}
/** The whole encoding of an element, header included, as a view on its bytes. */
function encoding(element) {
	return element.bytes.subarray(element.start, element.next);
}
/** Fails unless the element is there and has the tag. */
function expect(element, tag, what) {
	if (element === void 0) throw new DerError(`${what} is missing`);
	if (element.tag !== tag) throw new DerError(`${what} has tag 0x${element.tag.toString(16)}`);
	return element;
}
/** An OCTET STRING's octets: BER may cut it into segments (X.690 section 8.7.3), which are joined. */
function octets(element) {
	if ((element.tag & 32) === 0) return content(element);
	const parts = [];
	const pending = [{
		element,
		depth: 0
	}];
	for (let top = pending.pop(); top !== void 0; top = pending.pop()) {
		if (top.depth > MAX_DEPTH) throw new DerError("segments are nested too deeply", "too-deep");
		if ((top.element.tag & 32) === 0) parts.push(content(top.element));
		else for (const child of children(top.element).reverse()) pending.push({
			element: child,
			depth: top.depth + 1
		});
	}
	return Buffer.concat(parts);
}
function headerAt(bytes, offset, limit) {
	let at = offset;
	const tag = at < limit ? bytes[at++] : void 0;
	if (tag === void 0) throw new DerError(`no element at byte ${offset}`);
	if ((tag & 31) === 31) {
		let octet;
		do {
			octet = at < limit && at - offset < 6 ? bytes[at++] : void 0;
			if (octet === void 0) throw new DerError(`the tag at byte ${offset} is cut off`);
		} while (octet & 128);
	}
	const first = at < limit ? bytes[at++] : void 0;
	if (first === void 0) throw new DerError(`the element at byte ${offset} has no length`);
	if (first < 128) return {
		tag,
		body: at,
		length: first
	};
	if (first === 128) {
		if ((tag & 32) === 0) throw new DerError(`the primitive at byte ${offset} has an indefinite length`);
		return {
			tag,
			body: at,
			length: -1
		};
	}
	const count = first & 127;
	if (count > 6 || at + count > limit) throw new DerError(`the length at byte ${offset} cannot be read`);
	let length = 0;
	for (let i = 0; i < count; i++) length = length * 256 + bytes[at++];
	return {
		tag,
		body: at,
		length
	};
}
/** Finds the end-of-contents octets that match an indefinite length, without recursion. */
function endOfContents(bytes, from, limit) {
	let depth = 1;
	for (let at = from; at + 1 < limit;) {
		if (bytes[at] === 0 && bytes[at + 1] === 0) {
			if (--depth === 0) return at;
			at += 2;
			continue;
		}
		const header = headerAt(bytes, at, limit);
		if (header.length >= 0) at = header.body + header.length;
		else if (++depth > MAX_DEPTH) throw new DerError("indefinite lengths are nested too deeply", "too-deep");
		else at = header.body;
	}
	throw new DerError("an indefinite length has no end");
}

// src/x509/values.ts
/** Octets that an OBJECT IDENTIFIER may have; registered ones stay under 40. Bounds the arithmetic on wide arcs. */
const MAX_OID_OCTETS = 128;
/**
* An OBJECT IDENTIFIER as dotted text (X.690 section 8.19), with arcs of any width.
* @throws DerError where an arc is cut off, or padded: two encodings of one identifier would let a check be bypassed
*/
function oidOf(element) {
	if (element.tag !== TAG.oid) throw new DerError(`an object identifier has tag 0x${element.tag.toString(16)}`);
	return oidText(content(element));
}
/** As {@link oidOf}, from the content octets alone: an implicit tag hides the identifier's own. */
function oidText(octets) {
	if (octets.length === 0 || octets.length > MAX_OID_OCTETS) throw new DerError("an object identifier has a bad length");
	let text = "";
	let arc = 0;
	let wide;
	let inside = false;
	for (const octet of octets) {
		if (!inside && octet === 128) throw new DerError("an object identifier is padded");
		inside = (octet & 128) !== 0;
		if (wide === void 0 && arc > 35184372088831) wide = BigInt(arc);
		if (wide === void 0) arc = arc * 128 + (octet & 127);
		else wide = wide << 7n | BigInt(octet & 127);
		if (inside) continue;
		if (text !== "") text += `.${wide ?? arc}`;
		else if (wide !== void 0) text = `2.${wide - 80n}`;
		else text = arc < 80 ? `${Math.floor(arc / 40)}.${arc % 40}` : `2.${arc - 80}`;
		arc = 0;
		wide = void 0;
	}
	if (inside) throw new DerError("an object identifier is cut off");
	return text;
}
/** A signed INTEGER in lower-case hex without leading zeros, `-` before a negative one. */
function integerHex(element) {
	const octets = content(element);
	const hex = hexOf(octets);
	if ((octets[0] ?? 0) < 128) return hex.replace(/^0+(?=.)/, "") || "0";
	return `-${((1n << BigInt(octets.length * 8)) - BigInt(`0x${hex}`)).toString(16)}`;
}
/** Bits of the magnitude of a non-negative INTEGER. */
function bitLength(element) {
	const octets = content(element);
	let at = 0;
	while (at < octets.length && octets[at] === 0) at++;
	if (at === octets.length) return 0;
	return (octets.length - at) * 8 - (Math.clz32(octets[at]) - 24);
}
/** The octets of a BIT STRING, without the count of unused bits that precedes them. */
function bitStringOctets(element) {
	if (element.tag !== TAG.bitString || element.end === element.body) throw new DerError("a bit string is malformed");
	return element.bytes.subarray(element.body + 1, element.end);
}
/** SHA-1 in lower-case hex: a name for a certificate, no protection. */
function sha1(bytes) {
	return hash("sha1", bytes, "hex");
}
/** SHA-256 in lower-case hex. */
function sha256(bytes) {
	return hash("sha256", bytes, "hex");
}
/** Lower-case hex. */
function hexOf(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
}

// src/x509/oids.ts
/** Object identifiers by the names that specifications and tools give them. Data only. */
/** Attribute types of distinguished names: RFC 4514 section 3, RFC 5280 appendix A.1, CA/Browser Forum EV Guidelines 7.1.4.2. */
const ATTRIBUTES = {
	"2.5.4.3": "CN",
	"2.5.4.4": "SN",
	"2.5.4.5": "serialNumber",
	"2.5.4.6": "C",
	"2.5.4.7": "L",
	"2.5.4.8": "ST",
	"2.5.4.9": "STREET",
	"2.5.4.10": "O",
	"2.5.4.11": "OU",
	"2.5.4.12": "title",
	"2.5.4.13": "description",
	"2.5.4.15": "businessCategory",
	"2.5.4.16": "postalAddress",
	"2.5.4.17": "postalCode",
	"2.5.4.18": "postOfficeBox",
	"2.5.4.20": "telephoneNumber",
	"2.5.4.41": "name",
	"2.5.4.42": "GN",
	"2.5.4.43": "initials",
	"2.5.4.44": "generationQualifier",
	"2.5.4.45": "x500UniqueIdentifier",
	"2.5.4.46": "dnQualifier",
	"2.5.4.65": "pseudonym",
	"2.5.4.72": "role",
	"2.5.4.97": "organizationIdentifier",
	"0.9.2342.19200300.100.1.1": "UID",
	"0.9.2342.19200300.100.1.25": "DC",
	"1.2.840.113549.1.9.1": "emailAddress",
	"1.2.840.113549.1.9.2": "unstructuredName",
	"1.2.840.113549.1.9.8": "unstructuredAddress",
	"1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL",
	"1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST",
	"1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC"
};
/**
* Public key algorithms: RFC 3279, RFC 4055, RFC 5480, RFC 8410, RFC 9814 (SLH-DSA), RFC 9881 (ML-DSA), RFC 9935
* (ML-KEM), NIST's register of algorithms.
*/
const KEY_ALGORITHMS = {
	"1.2.840.113549.1.1.1": "RSA",
	"1.2.840.113549.1.1.7": "RSA-OAEP",
	"1.2.840.113549.1.1.10": "RSA-PSS",
	"2.5.8.1.1": "RSA",
	"1.2.840.10045.2.1": "EC",
	"1.3.132.1.12": "EC",
	"1.2.840.10040.4.1": "DSA",
	"1.2.840.10046.2.1": "DH",
	"1.2.840.113549.1.3.1": "DH",
	"1.3.101.110": "X25519",
	"1.3.101.111": "X448",
	"1.3.101.112": "Ed25519",
	"1.3.101.113": "Ed448",
	"1.2.643.2.2.19": "GOST-R-34.10-2001",
	"1.2.643.7.1.1.1.1": "GOST-R-34.10-2012-256",
	"1.2.643.7.1.1.1.2": "GOST-R-34.10-2012-512",
	"2.16.840.1.101.3.4.3.17": "ML-DSA-44",
	"2.16.840.1.101.3.4.3.18": "ML-DSA-65",
	"2.16.840.1.101.3.4.3.19": "ML-DSA-87",
	"2.16.840.1.101.3.4.3.20": "SLH-DSA-SHA2-128s",
	"2.16.840.1.101.3.4.3.21": "SLH-DSA-SHA2-128f",
	"2.16.840.1.101.3.4.3.22": "SLH-DSA-SHA2-192s",
	"2.16.840.1.101.3.4.3.23": "SLH-DSA-SHA2-192f",
	"2.16.840.1.101.3.4.3.24": "SLH-DSA-SHA2-256s",
	"2.16.840.1.101.3.4.3.25": "SLH-DSA-SHA2-256f",
	"2.16.840.1.101.3.4.3.26": "SLH-DSA-SHAKE-128s",
	"2.16.840.1.101.3.4.3.27": "SLH-DSA-SHAKE-128f",
	"2.16.840.1.101.3.4.3.28": "SLH-DSA-SHAKE-192s",
	"2.16.840.1.101.3.4.3.29": "SLH-DSA-SHAKE-192f",
	"2.16.840.1.101.3.4.3.30": "SLH-DSA-SHAKE-256s",
	"2.16.840.1.101.3.4.3.31": "SLH-DSA-SHAKE-256f",
	"2.16.840.1.101.3.4.4.1": "ML-KEM-512",
	"2.16.840.1.101.3.4.4.2": "ML-KEM-768",
	"2.16.840.1.101.3.4.4.3": "ML-KEM-1024",
	"1.2.840.113549.1.9.16.3.17": "HSS-LMS"
};
/** Signature algorithms: RFC 3279, RFC 4055, RFC 5758, RFC 8410, RFC 8692, GB/T 33560. The keys above that sign name themselves. */
const SIGNATURE_ALGORITHMS = {
	"1.2.840.113549.1.1.2": "md2WithRSAEncryption",
	"1.2.840.113549.1.1.3": "md4WithRSAEncryption",
	"1.2.840.113549.1.1.4": "md5WithRSAEncryption",
	"1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
	"1.2.840.113549.1.1.11": "sha256WithRSAEncryption",
	"1.2.840.113549.1.1.12": "sha384WithRSAEncryption",
	"1.2.840.113549.1.1.13": "sha512WithRSAEncryption",
	"1.2.840.113549.1.1.14": "sha224WithRSAEncryption",
	"1.2.840.113549.1.1.15": "sha512-224WithRSAEncryption",
	"1.2.840.113549.1.1.16": "sha512-256WithRSAEncryption",
	"1.3.14.3.2.3": "md5WithRSA",
	"1.3.14.3.2.15": "shaWithRSAEncryption",
	"1.3.14.3.2.29": "sha1WithRSA",
	"1.3.36.3.3.1.2": "ripemd160WithRSA",
	"2.16.840.1.101.3.4.3.13": "sha3-224WithRSAEncryption",
	"2.16.840.1.101.3.4.3.14": "sha3-256WithRSAEncryption",
	"2.16.840.1.101.3.4.3.15": "sha3-384WithRSAEncryption",
	"2.16.840.1.101.3.4.3.16": "sha3-512WithRSAEncryption",
	"1.2.840.10045.4.1": "ecdsa-with-SHA1",
	"1.2.840.10045.4.3.1": "ecdsa-with-SHA224",
	"1.2.840.10045.4.3.2": "ecdsa-with-SHA256",
	"1.2.840.10045.4.3.3": "ecdsa-with-SHA384",
	"1.2.840.10045.4.3.4": "ecdsa-with-SHA512",
	"2.16.840.1.101.3.4.3.9": "ecdsa-with-SHA3-224",
	"2.16.840.1.101.3.4.3.10": "ecdsa-with-SHA3-256",
	"2.16.840.1.101.3.4.3.11": "ecdsa-with-SHA3-384",
	"2.16.840.1.101.3.4.3.12": "ecdsa-with-SHA3-512",
	"1.3.6.1.5.5.7.6.30": "RSASSA-PSS-SHAKE128",
	"1.3.6.1.5.5.7.6.31": "RSASSA-PSS-SHAKE256",
	"1.3.6.1.5.5.7.6.32": "ecdsa-with-SHAKE128",
	"1.3.6.1.5.5.7.6.33": "ecdsa-with-SHAKE256",
	"1.2.840.10040.4.3": "dsa-with-SHA1",
	"1.3.14.3.2.27": "dsa-with-SHA1",
	"2.16.840.1.101.3.4.3.1": "dsa-with-SHA224",
	"2.16.840.1.101.3.4.3.2": "dsa-with-SHA256",
	"2.16.840.1.101.3.4.3.3": "dsa-with-SHA384",
	"2.16.840.1.101.3.4.3.4": "dsa-with-SHA512",
	"1.2.156.10197.1.501": "sm2-with-SM3",
	"1.2.643.2.2.3": "gost-R-34.10-2001-with-34.11-94",
	"1.2.643.7.1.1.3.2": "gost-R-34.10-2012-256",
	"1.2.643.7.1.1.3.3": "gost-R-34.10-2012-512"
};
/** Hash algorithms that an RSASSA-PSS-params may name (RFC 4055 section 2.1, RFC 8017 appendix A.2.3). */
const HASHES = {
	"1.2.840.113549.2.5": "MD5",
	"1.3.14.3.2.26": "SHA1",
	"2.16.840.1.101.3.4.2.1": "SHA256",
	"2.16.840.1.101.3.4.2.2": "SHA384",
	"2.16.840.1.101.3.4.2.3": "SHA512",
	"2.16.840.1.101.3.4.2.4": "SHA224",
	"2.16.840.1.101.3.4.2.5": "SHA512-224",
	"2.16.840.1.101.3.4.2.6": "SHA512-256",
	"2.16.840.1.101.3.4.2.7": "SHA3-224",
	"2.16.840.1.101.3.4.2.8": "SHA3-256",
	"2.16.840.1.101.3.4.2.9": "SHA3-384",
	"2.16.840.1.101.3.4.2.10": "SHA3-512"
};
/** Named curves with the size of their field in bits: RFC 5480 section 2.1.1.1, SEC 2, RFC 5639, GB/T 32918. */
const CURVES = {
	"1.2.840.10045.3.1.1": {
		name: "P-192",
		bits: 192
	},
	"1.2.840.10045.3.1.2": {
		name: "prime192v2",
		bits: 192
	},
	"1.2.840.10045.3.1.3": {
		name: "prime192v3",
		bits: 192
	},
	"1.2.840.10045.3.1.4": {
		name: "prime239v1",
		bits: 239
	},
	"1.2.840.10045.3.1.5": {
		name: "prime239v2",
		bits: 239
	},
	"1.2.840.10045.3.1.6": {
		name: "prime239v3",
		bits: 239
	},
	"1.2.840.10045.3.1.7": {
		name: "P-256",
		bits: 256
	},
	"1.3.132.0.1": {
		name: "sect163k1",
		bits: 163
	},
	"1.3.132.0.2": {
		name: "sect163r1",
		bits: 163
	},
	"1.3.132.0.6": {
		name: "secp112r1",
		bits: 112
	},
	"1.3.132.0.7": {
		name: "secp112r2",
		bits: 112
	},
	"1.3.132.0.8": {
		name: "secp160r1",
		bits: 160
	},
	"1.3.132.0.9": {
		name: "secp160k1",
		bits: 160
	},
	"1.3.132.0.10": {
		name: "secp256k1",
		bits: 256
	},
	"1.3.132.0.15": {
		name: "sect163r2",
		bits: 163
	},
	"1.3.132.0.16": {
		name: "sect283k1",
		bits: 283
	},
	"1.3.132.0.17": {
		name: "sect283r1",
		bits: 283
	},
	"1.3.132.0.26": {
		name: "sect233k1",
		bits: 233
	},
	"1.3.132.0.27": {
		name: "sect233r1",
		bits: 233
	},
	"1.3.132.0.28": {
		name: "secp128r1",
		bits: 128
	},
	"1.3.132.0.30": {
		name: "secp160r2",
		bits: 160
	},
	"1.3.132.0.31": {
		name: "secp192k1",
		bits: 192
	},
	"1.3.132.0.32": {
		name: "secp224k1",
		bits: 224
	},
	"1.3.132.0.33": {
		name: "P-224",
		bits: 224
	},
	"1.3.132.0.34": {
		name: "P-384",
		bits: 384
	},
	"1.3.132.0.35": {
		name: "P-521",
		bits: 521
	},
	"1.3.132.0.36": {
		name: "sect409k1",
		bits: 409
	},
	"1.3.132.0.37": {
		name: "sect409r1",
		bits: 409
	},
	"1.3.132.0.38": {
		name: "sect571k1",
		bits: 571
	},
	"1.3.132.0.39": {
		name: "sect571r1",
		bits: 571
	},
	"1.3.36.3.3.2.8.1.1.1": {
		name: "brainpoolP160r1",
		bits: 160
	},
	"1.3.36.3.3.2.8.1.1.3": {
		name: "brainpoolP192r1",
		bits: 192
	},
	"1.3.36.3.3.2.8.1.1.5": {
		name: "brainpoolP224r1",
		bits: 224
	},
	"1.3.36.3.3.2.8.1.1.7": {
		name: "brainpoolP256r1",
		bits: 256
	},
	"1.3.36.3.3.2.8.1.1.8": {
		name: "brainpoolP256t1",
		bits: 256
	},
	"1.3.36.3.3.2.8.1.1.9": {
		name: "brainpoolP320r1",
		bits: 320
	},
	"1.3.36.3.3.2.8.1.1.11": {
		name: "brainpoolP384r1",
		bits: 384
	},
	"1.3.36.3.3.2.8.1.1.12": {
		name: "brainpoolP384t1",
		bits: 384
	},
	"1.3.36.3.3.2.8.1.1.13": {
		name: "brainpoolP512r1",
		bits: 512
	},
	"1.3.36.3.3.2.8.1.1.14": {
		name: "brainpoolP512t1",
		bits: 512
	},
	"1.2.156.10197.1.301": {
		name: "SM2",
		bits: 256
	}
};
/** Key purposes: RFC 5280 section 4.2.1.12, RFC 4945, RFC 7299, Microsoft's and Netscape's own. */
const KEY_PURPOSES = {
	"2.5.29.37.0": "anyExtendedKeyUsage",
	"1.3.6.1.5.5.7.3.1": "serverAuth",
	"1.3.6.1.5.5.7.3.2": "clientAuth",
	"1.3.6.1.5.5.7.3.3": "codeSigning",
	"1.3.6.1.5.5.7.3.4": "emailProtection",
	"1.3.6.1.5.5.7.3.5": "ipsecEndSystem",
	"1.3.6.1.5.5.7.3.6": "ipsecTunnel",
	"1.3.6.1.5.5.7.3.7": "ipsecUser",
	"1.3.6.1.5.5.7.3.8": "timeStamping",
	"1.3.6.1.5.5.7.3.9": "OCSPSigning",
	"1.3.6.1.5.5.7.3.17": "ipsecIKE",
	"1.3.6.1.5.5.7.3.21": "secureShellClient",
	"1.3.6.1.5.5.7.3.22": "secureShellServer",
	"1.3.6.1.5.2.3.4": "pkinitClientAuth",
	"1.3.6.1.5.2.3.5": "pkinitKDC",
	"1.3.6.1.4.1.311.10.3.3": "msServerGatedCrypto",
	"1.3.6.1.4.1.311.10.3.4": "msEncryptingFileSystem",
	"1.3.6.1.4.1.311.20.2.2": "msSmartcardLogon",
	"2.16.840.1.113730.4.1": "nsServerGatedCrypto"
};

// src/x509/names.ts
const utf8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** Characters of a distinguished name's value that RFC 4514 section 2.4 escapes wherever they stand. */
const SPECIAL = /[",+;<>\\\0]/g;
/** Attributes that one name may have, and general names that one extension may list. */
const MAX_ATTRIBUTES = 1e4;
const MAX_GENERAL_NAMES = 2e5;
/**
* A Name (RFC 5280 section 4.1.2.4) as text in the order of its encoding: `C=US, O=Example, CN=www.example.com`. Values are
* escaped as in RFC 4514 section 2.4; the values of one multi-valued RDN are joined by ` + `; an attribute without a usual
* name keeps its OID, and a value that is no string is written as `#` and the hex of its DER.
*/
function distinguishedName(name) {
	let text = "";
	for (const rdn of children(expect(name, TAG.sequence, "a name"), name.body, MAX_ATTRIBUTES)) {
		let joint = text === "" ? "" : ", ";
		for (const attribute of children(expect(rdn, TAG.set, "a relative name"), rdn.body, MAX_ATTRIBUTES)) {
			const [type, value] = children(expect(attribute, TAG.sequence, "an attribute"));
			if (type === void 0 || value === void 0) throw new DerError("an attribute of a name is incomplete");
			const oid = oidOf(type);
			const string = stringOf(value);
			const shown = string === void 0 ? `#${hexOf(value.bytes.subarray(value.start, value.next))}` : escapeValue(string);
			text += `${joint}${ATTRIBUTES[oid] ?? oid}=${shown}`;
			joint = " + ";
		}
	}
	return text;
}
/** A value as a distinguished name shows it (RFC 4514 section 2.4). */
function escapeValue(value) {
	const escaped = value.replace(SPECIAL, (character) => character === "\0" ? "\\00" : `\\${character}`);
	const start = escaped.startsWith(" ") || escaped.startsWith("#") ? `\\${escaped}` : escaped;
	return start.length > 1 && start.endsWith(" ") && start !== "\\ " ? `${start.slice(0, -1)}\\ ` : start;
}
/**
* The text of any ASN.1 string type, undefined for what is none. TeletexString is read as Latin-1, as everybody writes it;
* octets that are not the UTF-8 they should be are read as Latin-1 too, so that nothing is lost.
*/
function stringOf(element) {
	const octets = content(element);
	switch (element.tag) {
		case TAG.utf8String:
		case TAG.printableString:
		case TAG.ia5String:
		case TAG.numericString:
		case TAG.visibleString:
		case TAG.generalString: return textOf(octets);
		case TAG.teletexString: return latin1(octets);
		case TAG.bmpString: return wideText(octets, 2);
		case TAG.universalString: return wideText(octets, 4);
		default: return;
	}
}
function textOf(octets) {
	if (octets.every((octet) => octet < 128)) return latin1(octets);
	try {
		return utf8.decode(octets);
	} catch {
		return latin1(octets);
	}
}
function latin1(octets) {
	return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("latin1");
}
/** BMPString (UTF-16, big endian) and UniversalString (UTF-32, big endian); a surplus octet is dropped. */
function wideText(octets, width) {
	const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
	const parts = [];
	for (let at = 0; at + width <= octets.length; at += width) {
		const point = width === 2 ? view.getUint16(at) : view.getUint32(at);
		parts.push(point > 1114111 ? "\ufffd" : width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point));
	}
	return parts.join("");
}
/** GeneralNames (RFC 5280 section 4.2.1.6), each as `kind:value` with the octets it holds, a NUL included. */
function generalNames(names) {
	return children(expect(names, TAG.sequence, "the alternative names"), names.body, MAX_GENERAL_NAMES).map(generalName);
}
function generalName(name) {
	const octets = content(name);
	switch (name.tag & 31) {
		case 0: return `other:${oidOf(elementAt(name.bytes, name.body, name.end))}`;
		case 1: return `email:${textOf(octets)}`;
		case 2: return `dns:${textOf(octets)}`;
		case 3: return "other:x400Address";
		case 4: return `dirname:${distinguishedName(elementAt(name.bytes, name.body, name.end))}`;
		case 5: return "other:ediPartyName";
		case 6: return `uri:${textOf(octets)}`;
		case 7: return `ip:${addressText(octets)}`;
		case 8: return `rid:${oidText(octets)}`;
		default: throw new DerError("an alternative name is of no known kind");
	}
}
/** An address in the usual text form, IPv6 as in RFC 5952; octets of another length in hex after a `#`. */
function addressText(octets) {
	if (octets.length === 4) return octets.join(".");
	if (octets.length !== 16) return `#${hexOf(octets)}`;
	const groups = Array.from({ length: 8 }, (_, i) => octets[2 * i] << 8 | octets[2 * i + 1]);
	let best = {
		from: 0,
		length: 1
	};
	for (let from = 0; from < 8; from++) {
		let length = 0;
		while (from + length < 8 && groups[from + length] === 0) length++;
		if (length > best.length) best = {
			from,
			length
		};
	}
	const hex = groups.map((group) => group.toString(16));
	if (best.length === 1) return hex.join(":");
	return `${hex.slice(0, best.from).join(":")}::${hex.slice(best.from + best.length).join(":")}`;
}

// src/x509/extensions.ts
/** Extensions that one certificate may have, and entries that one of them may list. */
const MAX_EXTENSIONS = 1e3;
const MAX_ENTRIES = 1e4;
/** In the order of their bits (RFC 5280 section 4.2.1.3). */
const KEY_USAGES = [
	"digitalSignature",
	"nonRepudiation",
	"keyEncipherment",
	"dataEncipherment",
	"keyAgreement",
	"keyCertSign",
	"cRLSign",
	"encipherOnly",
	"decipherOnly"
];
const READERS = {
	"2.5.29.14": {
		title: "subject key identifier",
		read: (value, fields) => {
			fields.subjectKeyId = hexOf(octets(value));
		}
	},
	"2.5.29.15": {
		title: "key usage",
		read: (value, fields) => {
			const bits = bitStringOctets(value);
			fields.keyUsage = KEY_USAGES.filter((_, bit) => ((bits[bit >> 3] ?? 0) & 128 >> (bit & 7)) !== 0);
		}
	},
	"2.5.29.17": {
		title: "subject alternative name",
		read: (value, fields) => {
			fields.names = generalNames(value);
		}
	},
	"2.5.29.19": {
		title: "basic constraints",
		read: (value, fields) => {
			const [first] = children(expect(value, TAG.sequence, "the value"), value.body, MAX_ENTRIES);
			fields.ca = first?.tag === TAG.boolean && (content(first)[0] ?? 0) !== 0;
		}
	},
	"2.5.29.32": {
		title: "certificate policies",
		read: (value, fields) => {
			const policies = children(expect(value, TAG.sequence, "the value"), value.body, MAX_ENTRIES);
			if (policies.length > 0) fields.policies = policies.map((policy) => oidOf(elementAt(policy.bytes, policy.body, policy.end)));
		}
	},
	"2.5.29.35": {
		title: "authority key identifier",
		read: (value, fields) => {
			const identifier = children(expect(value, TAG.sequence, "the value"), value.body, MAX_ENTRIES).find((part) => part.tag === 128);
			if (identifier !== void 0) fields.authorityKeyId = hexOf(content(identifier));
		}
	},
	"2.5.29.37": {
		title: "extended key usage",
		read: (value, fields) => {
			fields.extendedKeyUsage = children(expect(value, TAG.sequence, "the value"), value.body, MAX_ENTRIES).map(oidOf).map((oid) => KEY_PURPOSES[oid] ?? oid);
		}
	}
};
/**
* Reads Extensions. What one of them cannot say is left empty and told in `problems`: a certificate is worth its dates even
* when its names are damaged.
* @param extensions the SEQUENCE OF Extension; undefined for a certificate of version 1 or 2
*/
function readExtensions(extensions, problems) {
	const fields = {
		names: [],
		ca: false,
		keyUsage: [],
		extendedKeyUsage: []
	};
	if (extensions === void 0) return fields;
	for (const extension of tolerate(() => extensionsOf(extensions), "the extensions", problems) ?? []) {
		const { oid, value } = tolerate(() => partsOf(extension), "an extension", problems) ?? {};
		const reader = oid === void 0 ? void 0 : READERS[oid];
		if (reader !== void 0 && value !== void 0) tolerate(() => reader.read(elementAt(octets(value)), fields), `the ${reader.title}`, problems);
	}
	return fields;
}
function extensionsOf(extensions) {
	return children(expect(extensions, TAG.sequence, "the list"), extensions.body, MAX_EXTENSIONS);
}
/** Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING }. */
function partsOf(extension) {
	const parts = children(expect(extension, TAG.sequence, "it"), extension.body, 8);
	const [id] = parts;
	const value = parts.at(-1);
	if (id === void 0 || value === void 0 || (value.tag & 31) !== TAG.octetString) throw new DerError("it has no value");
	return {
		oid: oidOf(id),
		value
	};
}
/** Runs a reader whose failure is worth a sentence, and nothing more. */
function tolerate(read, what, problems) {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof DerError)) throw error;
		problems.push(`${what} cannot be read: ${error.message}`);
		return;
	}
}

// src/x509/public-key.ts
/**
* A SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). What the algorithm's own specification says about sizes is read where
* it is known; `problem` says what was not understood of a key whose algorithm is.
* @throws DerError where it is no SubjectPublicKeyInfo at all
*/
function describePublicKey(info) {
	const [identifier, bits] = children(expect(info, TAG.sequence, "the public key"), info.body, 8);
	const { oid, parameters } = algorithmOf(expect(identifier, TAG.sequence, "the algorithm of the public key"));
	const octets = bitStringOctets(expect(bits, TAG.bitString, "the public key"));
	const algorithm = KEY_ALGORITHMS[oid] ?? oid;
	const fingerprint = sha256(encoding(info));
	try {
		return { publicKey: {
			algorithm,
			...measure(algorithm, parameters, octets),
			fingerprint
		} };
	} catch (error) {
		if (!(error instanceof DerError)) throw error;
		const problem = `the ${algorithm} public key cannot be read: ${error.message}`;
		return {
			publicKey: {
				algorithm,
				fingerprint
			},
			problem
		};
	}
}
function measure(algorithm, parameters, octets) {
	switch (algorithm) {
		case "RSA":
		case "RSA-PSS":
		case "RSA-OAEP": {
			const [modulus] = children(expect(elementAt(octets), TAG.sequence, "the key"));
			return { bits: bitLength(expect(modulus, TAG.integer, "the modulus")) };
		}
		case "DSA":
		case "DH":
			if (parameters?.tag !== TAG.sequence) return {};
			return { bits: bitLength(expect(children(parameters)[0], TAG.integer, "the prime")) };
		case "EC": return parameters === void 0 ? {} : describeCurve(parameters, octets);
		default: return {};
	}
}
/**
* ECParameters (RFC 3279 section 2.3.5): a named curve, or the numbers of one, of which the size of the field is told.
* `point` tells it for a curve that is not in the table.
*/
function describeCurve(parameters, point) {
	if (parameters.tag === TAG.oid) {
		const oid = oidOf(parameters);
		const known = CURVES[oid];
		if (known !== void 0) return {
			bits: known.bits,
			curve: known.name
		};
		const coordinate = point?.[0] === 4 ? (point.length - 1) / 2 : (point?.length ?? 1) - 1;
		return coordinate > 0 ? {
			bits: coordinate * 8,
			curve: oid
		} : { curve: oid };
	}
	if (parameters.tag !== TAG.sequence) return {};
	const fieldId = expect(children(parameters)[1], TAG.sequence, "the field of the curve");
	const prime = children(fieldId)[1];
	return prime?.tag === TAG.integer ? { bits: bitLength(prime) } : {};
}
/** An AlgorithmIdentifier (RFC 5280 section 4.1.1.2). */
function algorithmOf(identifier) {
	const [oid, parameters] = children(expect(identifier, TAG.sequence, "an algorithm"), identifier.body, 8);
	if (oid === void 0) throw new DerError("an algorithm is missing");
	return {
		oid: oidOf(oid),
		parameters
	};
}
const RSASSA_PSS = "1.2.840.113549.1.1.10";
/**
* The usual name of a signature algorithm, else its dotted OID. RSASSA-PSS names its hash, `RSASSA-PSS-SHA256`, because the
* identifier alone does not tell a strong signature from a weak one; the hash that is left out is SHA-1 (RFC 4055 section 3.1).
*/
function signatureName(identifier) {
	const { oid, parameters } = algorithmOf(identifier);
	if (oid !== RSASSA_PSS) return SIGNATURE_ALGORITHMS[oid] ?? KEY_ALGORITHMS[oid] ?? oid;
	const explicit = parameters?.tag === TAG.sequence ? children(parameters).find((child) => child.tag === 160) : void 0;
	if (explicit === void 0) return "RSASSA-PSS-SHA1";
	const hash = algorithmOf(elementAt(explicit.bytes, explicit.body, explicit.end)).oid;
	return `RSASSA-PSS-${HASHES[hash] ?? hash}`;
}

// src/x509/signed-object.ts
/**
* Reads a sequence of a body, an algorithm and a signature.
* @param what `certificate`: the object as errors name it
* @throws DerError
*/
function signedObject(der, what) {
	const outer = expect(elementAt(der), TAG.sequence, `the ${what}`);
	const [body, algorithm, signature] = children(outer, outer.body, 8);
	const signatureAlgorithm = expect(algorithm, TAG.sequence, "the signature algorithm");
	expect(signature, TAG.bitString, "the signature");
	return {
		outer,
		body: expect(body, TAG.sequence, `the body of the ${what}`),
		signatureAlgorithm
	};
}

// src/x509/time.ts
const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,]\d+)?)?)?(Z|[+-]\d{4})$/;
/** The longest form with an offset and a generous fraction; what is longer is not a time. */
const MAX_OCTETS = 48;
/**
* A UTCTime or GeneralizedTime as an instant, or null where it states none. RFC 5280 section 4.1.2.5 demands seconds and
* `Z` and splits the centuries of UTCTime at 50; X.680 sections 46 and 47 also allow no seconds, an offset and fractions,
* which are read too. Fractions are cut. A time without a zone is in an unknown local time, and a second 60 is in no table
* of leap seconds for the future: null.
*/
function readTime(element) {
	if (element.end - element.body > MAX_OCTETS) return null;
	const utc = element.tag === TAG.utcTime;
	if (!utc && element.tag !== TAG.generalizedTime) return null;
	const text = String.fromCharCode(...content(element));
	const match = (utc ? UTC_TIME : GENERALIZED_TIME).exec(text);
	if (match === null) return null;
	const [, first, month, day, hour, minute = "00", second = "00", zone] = match;
	const time = `${utc ? `${Number(first) < 50 ? "20" : "19"}${first}` : first}-${month}-${day}T${hour}:${minute}:${second}`;
	const date = /* @__PURE__ */ new Date(`${time}Z`);
	if (date.getUTCDate() !== Number(day) || date.getUTCHours() !== Number(hour)) return null;
	if (zone === void 0 || zone === "Z") return `${time}Z`;
	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
	if (minutes > 1440 || Number(zone.slice(3)) > 59) return null;
	const shifted = new Date(date.getTime() - (zone[0] === "-" ? -minutes : minutes) * MINUTE).toISOString();
	return shifted.length === 24 ? `${shifted.slice(0, 19)}Z` : null;
}

// src/x509/certificate.ts
/** What stands for a name, a key or an algorithm that cannot be read. */
const UNKNOWN = "unknown";
/**
* Reads a certificate (RFC 5280 section 4.1) of any version and with a key of any algorithm, whether OpenSSL knows it or not.
* Fails only where it is no certificate; damage within its fields goes to `problems`.
* @throws DerError
*/
function parseCertificate(der) {
	const { outer, body, signatureAlgorithm } = signedObject(der, "certificate");
	const fields = children(body, body.body, 32);
	const at = fields[0]?.tag === 160 ? 1 : 0;
	const serial = expect(fields[at], TAG.integer, "the serial number");
	expect(fields[at + 1], TAG.sequence, "the inner signature algorithm");
	const issuer = expect(fields[at + 2], TAG.sequence, "the issuer");
	const validity = expect(fields[at + 3], TAG.sequence, "the validity");
	const subject = expect(fields[at + 4], TAG.sequence, "the subject");
	const info = expect(fields[at + 5], TAG.sequence, "the public key");
	const problems = [];
	const times = tolerate(() => children(validity, validity.body, 8), "the validity", problems) ?? [];
	const subjectText = tolerate(() => distinguishedName(subject), "the subject", problems) ?? UNKNOWN;
	const issuerText = tolerate(() => distinguishedName(issuer), "the issuer", problems) ?? UNKNOWN;
	const key = tolerate(() => describePublicKey(info), "the public key", problems);
	if (key?.problem !== void 0) problems.push(key.problem);
	const explicit = fields.slice(at + 6).find((field) => field.tag === 163);
	const extensions = tolerate(() => explicit && elementAt(explicit.bytes, explicit.body, explicit.end), "the extensions", problems);
	return {
		certificate: {
			fingerprint: sha256(encoding(outer)),
			sha1: sha1(encoding(outer)),
			subject: subjectText,
			issuer: issuerText,
			serialNumber: integerHex(serial),
			notBefore: instant(times[0], "the start of the validity", problems),
			notAfter: instant(times[1], "the end of the validity", problems),
			...readExtensions(extensions, problems),
			publicKey: key?.publicKey ?? {
				algorithm: UNKNOWN,
				fingerprint: sha256(encoding(info))
			},
			signatureAlgorithm: tolerate(() => signatureName(signatureAlgorithm), "the signature algorithm", problems) ?? UNKNOWN,
			selfIssued: sameName(subject, issuer) || subjectText !== UNKNOWN && subjectText === issuerText
		},
		trailing: der.length - outer.next,
		problems
	};
}
/** Byte for byte, as most issuers copy it; a name in another string type is compared as text by the caller. */
function sameName(a, b) {
	return Buffer.compare(encoding(a), encoding(b)) === 0;
}
function instant(time, what, problems) {
	const read = time === void 0 ? null : readTime(time);
	if (read === null) problems.push(`${what} is no time`);
	return read;
}

export { elementAt as C, octets as E, content as S, expect as T, oidOf as _, describePublicKey as a, TAG as b, distinguishedName as c, CURVES as d, HASHES as f, integerHex as g, hexOf as h, algorithmOf as i, escapeValue as l, bitStringOctets as m, readTime as n, readExtensions as o, KEY_ALGORITHMS as p, signedObject as r, tolerate as s, parseCertificate as t, stringOf as u, sha256 as v, encoding as w, children as x, DerError as y };
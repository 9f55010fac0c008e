import { h as toSystemPath, p as toDisplayPath } from "./readers.js";
import { i as makeFolder } from "./util-cache-folder.js";
import { Mt as positionsIn, g as UsageError, i as shapeCheck, v as messageOf } from "./util-and-model.js";
const { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { promisify } = process.getBuiltinModule("node:util");
const { gunzip, gzip } = process.getBuiltinModule("node:zlib");
const { createHash, randomBytes } = process.getBuiltinModule("node:crypto");
const { join } = process.getBuiltinModule("node:path");
const { userInfo } = process.getBuiltinModule("node:os");
const { mkdir, readFile, rename, rm, writeFile } = process.getBuiltinModule("node:fs/promises");

// src/readers/git-index.ts
/**
* Whether the index of a repository claims to have so many entries. A first estimate, before git has listed them;
* the writer of the index may write another number into it.
*/
function tracksMany(gitDir, many) {
	const header = Buffer.alloc(12);
	try {
		const file = openSync(join(gitDir, "index"), "r");
		try {
			readSync(file, header, 0, header.length, 0);
		} finally {
			closeSync(file);
		}
	} catch {
		return false;
	}
	return header.toString("latin1", 0, 4) === "DIRC" && header.readUInt32BE(8) >= many;
}
const HEADER = 12;
/** Bytes of an entry before its object id; the flags follow the id (gitformat-index(5)). */
const STAT = 40;
const [ASSUMED, EXTENDED, STAGE, SKIPPED] = [
	32768,
	16384,
	12288,
	16384
];
/**
* The entries of an index of version 2 to 4; undefined where it has another form, or parts of it are in another file. Of a repository
* with SHA-256, whose ids are longer, the entries are nonsense: compare the ids.
*/
function readIndex(gitDir) {
	try {
		const path = join(gitDir, "index");
		const written = statSync(path).mtimeMs;
		const bytes = readFileSync(path);
		const entries = bytes.toString("latin1", 0, 4) === "DIRC" ? entriesOf(bytes) : void 0;
		return entries && {
			written,
			entries
		};
	} catch {
		return;
	}
}
function entriesOf(bytes) {
	const version = bytes.readUInt32BE(4);
	if (version < 2 || version > 4) return void 0;
	const entries = [];
	const milliseconds = (at) => bytes.readUInt32BE(at) * 1e3 + bytes.readUInt32BE(at + 4) / 1e6;
	let name = "";
	let at = HEADER;
	for (let left = bytes.readUInt32BE(8); left > 0; left--) {
		const start = at;
		at += STAT + OID;
		const flags = bytes.readUInt16BE(at);
		at += 2;
		const more = flags & EXTENDED ? bytes.readUInt16BE(at) : 0;
		if (flags & EXTENDED) at += 2;
		if (version === 4) {
			let byte = bytes[at++];
			let removed = byte & 127;
			while (byte & 128) {
				byte = bytes[at++];
				removed = (removed + 1) * 128 + (byte & 127);
			}
			name = name.slice(0, name.length - removed);
		} else name = "";
		const end = bytes.indexOf(0, at);
		if (end < 0) return void 0;
		name += bytes.toString("latin1", at, end);
		at = version === 4 ? end + 1 : start + Math.ceil((end + 1 - start) / 8) * 8;
		if (flags & (ASSUMED | STAGE) || more & SKIPPED) continue;
		entries.push({
			name,
			oid: bytes.toString("hex", start + STAT, start + STAT + OID),
			changed: milliseconds(start),
			modified: milliseconds(start + 8),
			inode: bytes.readUInt32BE(start + 20),
			size: bytes.readUInt32BE(start + 36)
		});
	}
	return hasExtension(bytes, at, "link") ? void 0 : entries;
}
/** Bytes of an object id of SHA-1. */
const OID = 20;
/** @param at where the entries end: a name and a length of four bytes each are before every extension, a checksum is behind the last. */
function hasExtension(bytes, at, name) {
	for (let from = at; from + 8 + OID <= bytes.length; from += 8 + bytes.readUInt32BE(from + 4)) if (bytes.toString("latin1", from, from + 4) === name) return true;
	return false;
}

// src/sources/team-cache.ts
const { O_RDONLY: O_RDONLY$1, O_NOFOLLOW: O_NOFOLLOW$1 = 0, O_NONBLOCK: O_NONBLOCK$1 = 0 } = constants;
/** A link leads elsewhere, and a pipe never ends. */
const AS_IT_IS = O_RDONLY$1 | O_NOFOLLOW$1 | O_NONBLOCK$1;
/** Octets that one record may unpack to. */
const MAX_RECORD$1 = 256 << 20;
/**
* A folder with one file for each repository, for its owner alone. A record that cannot be read, or has another form,
* is reported and not used; one of another version, or of another request, is silently rewritten.
* @throws UsageError where the folder cannot be made
*/
async function openCache({ folder, deciding, withPasswords, log }) {
	const key = createHash("sha256").update(JSON.stringify(deciding)).digest("hex");
	const fileOf = (name) => join(folder, `${createHash("sha256").update(name.toLowerCase()).digest("hex")}.json.gz`);
	let check;
	await mkdir(folder, {
		recursive: true,
		mode: 448
	}).catch((error) => {
		throw new UsageError(`${folder} cannot keep a cache (${messageOf(error)})`);
	});
	return {
		async read(name) {
			let packed;
			try {
				packed = await readFile(fileOf(name), { flag: AS_IT_IS });
			} catch (error) {
				if (error.code !== "ENOENT") log(`${name}: its cached facts cannot be read (${messageOf(error)})`);
				return;
			}
			try {
				const bytes = await promisify(gunzip)(packed, { maxOutputLength: MAX_RECORD$1 });
				const record = JSON.parse(bytes.toString("utf8"));
				check ??= shapeCheck(() => import("./cached-repository.schema.js"));
				const complaint = (await check)(record);
				if (complaint !== void 0) throw new Error(complaint);
				return record.key === key && record.repository.name === name ? holding(record, withPasswords) : void 0;
			} catch (error) {
				log(`${name}: its cached facts are damaged and are not used (${messageOf(error)})`);
				return;
			}
		},
		async write(name, record) {
			const file = fileOf(name);
			const fresh = `${file}.${randomBytes(6).toString("hex")}`;
			try {
				const text = JSON.stringify({
					...record,
					key,
					withPasswords
				});
				await writeFile(fresh, await promisify(gzip)(text, { level: 1 }), { mode: 384 });
				await rename(fresh, file);
			} catch (error) {
				await rm(fresh, { force: true });
				log(`${name}: its facts cannot be cached (${messageOf(error)})`);
			}
		}
	};
}
/**
* With another password, the result may differ. Nothing that is derived from passwords is stored, because a reader of
* the cache could test guesses against it. So if passwords are given now, or were given then, these files are read
* again.
*/
function holding(record, withPasswords) {
	const locked = withPasswords || record.withPasswords ? record.parts.filter(isLocked) : [];
	if (locked.length === 0) return {
		...record,
		whole: true
	};
	const paths = new Set(locked.map(pathOf));
	return {
		...record,
		parts: record.parts.filter((part) => !isLocked(part)),
		files: record.files.filter((file) => !paths.has(toDisplayPath(file.slice(file.indexOf(" ") + 1)))),
		whole: false
	};
}
function isLocked({ keystores = [], unreadable = [] }) {
	if (unreadable.some(({ reason, kind }) => reason === "locked" && kind !== "encrypted")) return true;
	return keystores.some(({ opened }) => /^(?:locked|given-password|repository-password)$/.test(opened)) || keystores.length > 0 && unreadable.length > 0;
}
/** The file that a part is of. */
function pathOf(part) {
	const { certificates = [], privateKeys = [], revocationLists = [], requests = [] } = part;
	for (const { sightings } of [
		...certificates,
		...privateKeys,
		...revocationLists,
		...requests
	]) if (sightings[0] !== void 0) return sightings[0].path;
	const { keystores = [], unreadable = [], expirations = [], ignoreComments = [] } = part;
	const [place] = [
		...keystores,
		...unreadable,
		...expirations,
		...ignoreComments
	];
	return place?.path ?? part.facts?.[0]?.location.path;
}

// src/sources/facts-cache.ts
/** Octets of the largest record, and records that are kept. */
const MAX_RECORD = 64 << 20;
const MAX_RECORDS = 32;
/** Reasons for which a file is left out whenever it has this content. */
const LASTING = /* @__PURE__ */ new Set(["archive", "too-large"]);
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
/**
* Facts about work trees in a folder of the user, one record for each. A file is known if its name and blob id are
* known, if it has as many octets as when it was read (line ends, LFS or encryption may store the same blob in another
* form), and if its times and inode are those in git's index. Nothing is ever read from the repository itself. A record
* that cannot be used is ignored.
*/
function openFactsCache(options) {
	return { recall: (source) => recall(source, options) };
}
/** Whether a record exists for a work tree: most of its files need then not be read. */
function knowsFacts(folder, gitDir, prefix = "") {
	try {
		return statSync(recordFile(folder, gitDir, prefix)).isFile();
	} catch {
		return false;
	}
}
function recordFile(folder, gitDir, prefix) {
	return join(folder, `${sha256(`${gitDir}\0${prefix}`)}.facts`);
}
function recall(source, { folder, program }) {
	const nothing = {
		source,
		keep: () => {}
	};
	const { access } = source;
	if (access.kind !== "files" || access.gitDir === void 0 || !isPrivate(folder)) return nothing;
	const { root, gitDir, prefix = "" } = access;
	const index = readIndex(gitDir);
	if (index === void 0) return nothing;
	const file = recordFile(folder, gitDir, prefix);
	const key = sha256(`${program}\0${source.name}`);
	const before = readRecord(file, key);
	const { files = [] } = before ?? {};
	const [inRecord, inIndex] = [positionsIn(files), positionsIn(index.entries.map((entry) => entry.name))];
	const keyOf = (entry) => keyIfClean(entry, root, index.entries[inIndex(prefix + entry.name)], index.written);
	const isKnown = files.map(() => false);
	const rest = before === void 0 ? source.entries : source.entries.filter((entry) => {
		const key = keyOf(entry);
		const at = key === void 0 ? -1 : inRecord(key);
		if (at >= 0) isKnown[at] = true;
		return at < 0;
	});
	const parts = before?.parts.filter(([at]) => isKnown[at]) ?? [];
	const skipped = before?.skipped.filter(([at]) => isKnown[at]) ?? [];
	const unread = new Set(skipped.map(([at]) => at));
	const known = files.filter((_, at) => isKnown[at]);
	const read = files.filter((_, at) => isKnown[at] && !unread.has(at));
	return {
		source: {
			...source,
			entries: rest,
			known: {
				files: read.length,
				bytes: read.reduce((sum, key) => sum + Number(key.slice(key.lastIndexOf(" "))), 0),
				skipped: skipped.map(([, one]) => one),
				parts: parts.map(([, part]) => part)
			}
		},
		stores: before?.stores,
		keep(fresh, account) {
			const paths = /* @__PURE__ */ new Map();
			for (const entry of rest) {
				const path = toDisplayPath(entry.name);
				paths.set(path, paths.has(path) ? void 0 : keyOf(entry));
			}
			const omit = (path) => void paths.delete(path ?? "");
			for (const { path, reason } of account.skipped) if (!LASTING.has(reason)) omit(path);
			const names = new Set([...paths.values()].filter((name) => name !== void 0));
			if (names.size === 0 && known.length === before?.files.length && fresh.stores === before.stores) return;
			const all = [...known, ...names].sort();
			const position = positionsIn(all);
			const moved = ([at, one]) => [position(files[at]), one];
			const added = (list, pathOf) => list.map((one) => [position(paths.get(pathOf(one) ?? "") ?? ""), one]).filter(([at]) => at >= 0);
			writeRecord(folder, file, key, {
				files: all,
				parts: [...parts.map(moved), ...added(fresh.parts, pathOf)],
				skipped: [...skipped.map(moved), ...added(account.skipped, ({ path }) => path)],
				stores: fresh.stores
			});
		}
	};
}
/** The identity of a file; undefined if git cannot tell that the disk holds the content of its index. */
function keyIfClean({ name, oid }, root, entry, written) {
	if (oid === void 0 || entry?.oid !== oid) return void 0;
	const stat = lstatSync(toSystemPath(root, name), { throwIfNoEntry: false });
	if (stat === void 0 || !stat.isFile()) return void 0;
	return isSameTime(stat.ctimeMs, entry.changed) && isSameTime(stat.mtimeMs, entry.modified) && stat.ino % 2 ** 32 === entry.inode && stat.size % 2 ** 32 === entry.size && stat.ctimeMs < written && stat.mtimeMs < written ? `${name} ${oid} ${stat.size}` : void 0;
}
/** Times of the file system in milliseconds, which a double holds to a quarter of a microsecond. */
function isSameTime(a, b) {
	return Math.abs(a - b) < .001;
}
/** Creates the folder if it is missing. Whether it is a folder that only this user can write to. */
function isPrivate(folder) {
	try {
		makeFolder(folder, 3);
		const stat = lstatSync(folder);
		return stat.isDirectory() && isOwn(stat);
	} catch {
		return false;
	}
}
function isOwn({ uid, mode }) {
	const user = userInfo().uid;
	return user < 0 || uid === user && (mode & 18) === 0;
}
function readRecord(file, key) {
	try {
		const bytes = readOwn(file);
		const start = bytes.indexOf(10) + 1;
		const head = JSON.parse(bytes.toString("utf8", 0, start));
		const body = bytes.subarray(start);
		if (head.key !== key || head.digest !== sha256(body)) return void 0;
		const files = body.toString("latin1", 0, head.names).split("\0");
		const { parts, skipped, stores } = JSON.parse(body.toString("utf8", head.names));
		return {
			files,
			parts,
			skipped,
			stores
		};
	} catch {
		return;
	}
}
function readOwn(file) {
	const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		const stat = fstatSync(descriptor);
		if (!stat.isFile() || !isOwn(stat) || stat.size > MAX_RECORD) throw new Error("not a record of this user");
		return readFileSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
function writeRecord(folder, file, key, { files, ...facts }) {
	const names = Buffer.from(files.join("\0"), "latin1");
	const body = Buffer.concat([names, Buffer.from(JSON.stringify(facts))]);
	if (body.length > MAX_RECORD / 2) return;
	const head = {
		key,
		names: names.length,
		digest: sha256(body)
	};
	const fresh = `${file}.${randomBytes(6).toString("hex")}`;
	try {
		writeFileSync(fresh, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]), {
			mode: 384,
			flag: "wx"
		});
		renameSync(fresh, file);
		forgetOldest(folder);
	} catch {
		rmSync(fresh, { force: true });
	}
}
/** Leaves the newest records only. */
function forgetOldest(folder) {
	const records = readdirSync(folder).filter((name) => name.includes(".facts"));
	if (records.length <= MAX_RECORDS) return;
	const aged = records.map((name) => {
		const path = join(folder, name);
		return {
			path,
			time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
		};
	});
	aged.sort((a, b) => b.time - a.time);
	for (const { path } of aged.slice(MAX_RECORDS)) rmSync(path, { force: true });
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}

export { tracksMany as a, pathOf as i, openFactsCache as n, openCache as r, knowsFacts as t };
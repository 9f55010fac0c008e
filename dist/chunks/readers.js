import { n as compiledVariables } from "./util-cache-folder.js";
import { v as messageOf } from "./util-and-model.js";
const { closeSync, constants, fstatSync, lstatSync, openSync, readSync } = process.getBuiltinModule("node:fs");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const { promisify } = process.getBuiltinModule("node:util");
const { Worker } = process.getBuiltinModule("node:worker_threads");
const { execFile, spawn } = process.getBuiltinModule("node:child_process");
const { availableParallelism } = process.getBuiltinModule("node:os");

// src/readers/raw-paths.ts
/**
* Text of a name whose bytes stand one in each character: UTF-8 where it is, `\xNN` for every byte that is not.
*/
function toDisplayPath(name) {
	if (/^[\x00-\x7f]*$/.test(name)) return name;
	const bytes = Buffer.from(name, "latin1");
	if (isUtf8(bytes)) return bytes.toString();
	let text = "";
	for (let at = 0; at < bytes.length;) {
		const size = sequenceLength(bytes[at]);
		const sequence = bytes.subarray(at, at + size);
		if (size > 0 && sequence.length === size && isUtf8(sequence)) {
			text += sequence.toString();
			at += size;
		} else {
			text += `\\x${bytes.toString("hex", at, at + 1)}`;
			at += 1;
		}
	}
	return text;
}
/** The name of a file that was given as text: its UTF-8 bytes, one in each character. */
function toRawName(path) {
	return Buffer.from(path).toString("latin1");
}
/** The path for the operating system: a folder given as text, and a name below it given as bytes. */
function toSystemPath(root, name) {
	const separator = root.endsWith("/") ? "" : "/";
	if (/^[\x00-\x7f]*$/.test(name)) return `${root}${separator}${name}`;
	return Buffer.concat([Buffer.from(`${root}${separator}`), Buffer.from(name, "latin1")]);
}
/** Bytes that a UTF-8 sequence takes, from its first one; 0 where no sequence starts so (RFC 3629 section 3). */
function sequenceLength(first) {
	if (first < 128) return 1;
	if (first < 194) return 0;
	if (first < 224) return 2;
	if (first < 240) return 3;
	return first < 245 ? 4 : 0;
}

// src/readers/file-reader.ts
/** Bytes of a window, and how far it reaches back into the one before: no needle and no armour line is longer. */
const WINDOW = 4 << 20;
const OVERLAP = 4096;
/** Beyond this a file is not even searched: it counts as unread. */
const MAX_SEARCHED = 1 << 30;
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
/** Reads files below a folder, into one buffer that grows to the largest of them. Never leaves the folder by a link. */
function fileReader(root, options) {
	let buffer = Buffer.allocUnsafeSlow(262144);
	const holdsLink = linkedFolders(root);
	function read(entry) {
		let descriptor;
		try {
			if (holdsLink(entry.name)) return {
				kind: "skipped",
				reason: "symlink",
				detail: "its folder is a link"
			};
			descriptor = openSync(toSystemPath(root, entry.name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		} catch (error) {
			return skippedFor(error);
		}
		try {
			const stat = fstatSync(descriptor);
			if (!stat.isFile()) return {
				kind: "skipped",
				reason: "not-a-file"
			};
			if (stat.size > options.maxFileBytes) return {
				kind: "large",
				size: stat.size,
				suspect: stat.size > 1073741824 || search(entry, descriptor)
			};
			if (stat.size > buffer.length) buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(stat.size)));
			const length = fill(descriptor, buffer, stat.size);
			return {
				kind: "bytes",
				bytes: buffer.subarray(0, length)
			};
		} catch (error) {
			return skippedFor(error);
		} finally {
			closeSync(descriptor);
		}
	}
	function search(entry, descriptor) {
		const windows = windowSearch((window) => options.suspect(entry, window));
		const next = () => fill(descriptor, buffer, buffer.length);
		for (let length = next(); length > 0; length = next()) if (windows.push(buffer.subarray(0, length))) return true;
		return windows.end();
	}
	return {
		async each(entries, visit) {
			for (const entry of entries) {
				const pending = visit(entry, read(entry));
				if (pending !== void 0) await pending;
			}
		},
		close() {}
	};
}
/** Reads so many bytes, or fewer where the file ends. */
function fill(descriptor, buffer, size) {
	let length = 0;
	while (length < size) {
		const got = readSync(descriptor, buffer, length, size - length, null);
		if (got === 0) break;
		length += got;
	}
	return length;
}
/** Searches bytes that arrive piece by piece, in windows that overlap. Both calls tell whether something was found. */
function windowSearch(suspect) {
	const window = Buffer.allocUnsafeSlow(WINDOW);
	let filled = 0;
	let found = false;
	return {
		push(piece) {
			for (let at = 0; at < piece.length && !found;) {
				const taken = piece.copy(window, filled, at);
				at += taken;
				filled += taken;
				if (filled < WINDOW) continue;
				found = suspect(window);
				window.copyWithin(0, 4190208);
				filled = OVERLAP;
			}
			return found;
		},
		end() {
			return found || suspect(window.subarray(0, filled));
		}
	};
}
/**
* Tells whether a folder in a path is a symbolic link, because O_NOFOLLOW checks only the last component. Names come
* folder by folder, so the result for the last folder applies to most of them.
*/
function linkedFolders(root) {
	let good = "";
	return (name) => {
		const folder = name.slice(0, Math.max(0, name.lastIndexOf("/")));
		if (folder === good || folder === "") return false;
		for (let end = folder.indexOf("/");; end = folder.indexOf("/", end + 1)) {
			const part = end < 0 ? folder : folder.slice(0, end);
			if (!(good === part || good.startsWith(`${part}/`)) && lstatSync(toSystemPath(root, part), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
			if (end < 0) break;
		}
		good = folder;
		return false;
	};
}
const REASONS = {
	ENOENT: "missing",
	ENOTDIR: "missing",
	ELOOP: "symlink",
	EACCES: "denied",
	EPERM: "denied",
	ENXIO: "not-a-file"
};
/** Why the operating system would not hand out a file. */
function skippedFor(error) {
	const code = error.code ?? "unknown";
	const reason = REASONS[code];
	return reason === void 0 ? {
		kind: "skipped",
		reason: "unreadable",
		detail: `the system reported ${code}`
	} : {
		kind: "skipped",
		reason
	};
}

// src/readers/git.ts
/**
* Configuration that overrides the repository's own, which is hostile: each key names a program that some git command
* starts, a path outside of the repository that it reads, or a repository that it must not find by itself.
*/
const CONFIG = {
	"core.fsmonitor": "",
	"core.hooksPath": "/dev/null",
	"core.sshCommand": "false",
	"core.untrackedCache": "false",
	"log.showSignature": "false",
	"core.excludesFile": "/dev/null",
	"core.attributesFile": "/dev/null",
	"safe.bareRepository": "explicit"
};
const STARTING = [
	"PATH",
	"Path",
	"SYSTEMROOT",
	"SystemRoot",
	"TMPDIR",
	"TEMP",
	"TMP"
];
/** Where git looks for the user's own configuration, which says what repositories of other users it trusts. */
const USER = [
	"HOME",
	"USERPROFILE",
	"XDG_CONFIG_HOME",
	"GIT_CONFIG_GLOBAL",
	"SUDO_UID"
];
/**
* The environment of git: only what it needs to start, so that no variable of the caller redirects it (`GIT_DIR`,
* `GIT_INDEX_FILE`, `GIT_SSH` \u2026) and no secret reaches it.
*/
function gitEnvironment({ env, asUser = false, indexFile }) {
	const result = {
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ALLOW_PROTOCOL: "none",
		GIT_NO_LAZY_FETCH: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		...indexFile !== void 0 && { GIT_INDEX_FILE: indexFile }
	};
	if (!asUser) {
		result.GIT_CONFIG_NOSYSTEM = "1";
		result.GIT_CONFIG_GLOBAL = "/dev/null";
	}
	for (const key of asUser ? [...STARTING, ...USER] : STARTING) {
		const value = env[key];
		if (value !== void 0) result[key] = value;
	}
	return result;
}
/**
* What is before every command. As arguments, because only git 2.31 and later read configuration from the environment: an
* older git would use that of the repository without a warning.
*/
const GIT_ARGUMENTS = [...Object.entries(CONFIG).flatMap(([key, value]) => ["-c", `${key}=${value}`]), "--no-pager"];
/** Git could not be started, or ended with an error. */
var GitError = class extends Error {
	name = "GitError";
	/** `ENOENT` where there is no git, else the exit code. */
	code;
	stderr;
	constructor(message, code, stderr) {
		super(message);
		this.code = code;
		this.stderr = stderr;
	}
};
const run = promisify(execFile);
const MAX_OUTPUT = 1 << 30;
/**
* Runs one plumbing command and gives its output as it is.
* @throws GitError
*/
async function git(args, options) {
	try {
		const running = run("git", [...GIT_ARGUMENTS, ...args], {
			env: gitEnvironment(options),
			cwd: options.cwd,
			encoding: "buffer",
			maxBuffer: options.maxOutput ?? MAX_OUTPUT,
			timeout: options.timeout ?? 0,
			windowsHide: true
		});
		running.child.stdin?.on("error", () => {}).end(options.input ?? "");
		return (await running).stdout;
	} catch (error) {
		const { code, stderr } = error;
		const text = stderr?.toString() ?? "";
		throw new GitError(text.split("\n")[0] || messageOf(error), code ?? "unknown", text);
	}
}
/** Reads blobs with one `git cat-file --batch`. Entries need their `oid`. */
function blobReader(gitDir, env, options) {
	let batch;
	async function read(entry, from) {
		const header = await from.line();
		if (header === void 0) return void 0;
		const [, type, digits] = header.split(" ");
		const absent = {
			kind: "skipped",
			reason: "unreadable",
			detail: "its object is not in the repository"
		};
		if (digits === void 0) return absent;
		const size = Number(digits);
		let content;
		if (type !== "blob") {
			if (await from.pieces(size, () => {})) content = absent;
		} else if (size <= options.maxFileBytes) {
			const bytes = await from.bytes(size);
			if (bytes !== void 0) content = {
				kind: "bytes",
				bytes
			};
		} else {
			const windows = windowSearch((window) => options.suspect({ name: entry.name }, window));
			let found = size > MAX_SEARCHED;
			if (await from.pieces(size, (piece) => {
				found ||= windows.push(piece);
			})) content = {
				kind: "large",
				size,
				suspect: found || windows.end()
			};
		}
		return content !== void 0 && await from.line() === "" ? content : void 0;
	}
	return {
		async each(entries, visit) {
			let pending = entries;
			while (pending.length > 0) {
				batch ??= startBatch(gitDir, env);
				batch.ask(pending.map((entry) => entry.oid ?? ""));
				let done = 0;
				for (const entry of pending) {
					const content = await read(entry, batch);
					done++;
					await visit(entry, content ?? {
						kind: "skipped",
						reason: "unreadable",
						detail: "git could not read it"
					});
					if (content === void 0) {
						batch.close();
						batch = void 0;
						break;
					}
				}
				pending = pending.slice(done);
			}
		},
		close() {
			batch?.close();
		}
	};
}
function startBatch(gitDir, env) {
	const child = spawn("git", [
		...GIT_ARGUMENTS,
		`--git-dir=${gitDir}`,
		"cat-file",
		"--batch"
	], {
		env: gitEnvironment({ env }),
		stdio: [
			"pipe",
			"pipe",
			"ignore"
		],
		windowsHide: true
	});
	child.on("error", () => {});
	child.stdin.on("error", () => {});
	const output = child.stdout[Symbol.asyncIterator]();
	let buffer = Buffer.alloc(0);
	let piece = buffer;
	let at = 0;
	async function more() {
		const next = await output.next().catch(() => ({
			done: true,
			value: piece
		}));
		if (next.done) return false;
		piece = next.value;
		at = 0;
		return true;
	}
	async function pieces(size, take) {
		for (let left = size; left > 0;) {
			if (at === piece.length && !await more()) return false;
			const taken = piece.subarray(at, at + left);
			take(taken);
			at += taken.length;
			left -= taken.length;
		}
		return true;
	}
	return {
		ask: (oids) => child.stdin.write(`${oids.join("\n")}\n`),
		async line() {
			let text = "";
			for (;;) {
				const end = piece.indexOf(10, at);
				text += piece.toString("latin1", at, end < 0 ? piece.length : end);
				at = end < 0 ? piece.length : end + 1;
				if (end >= 0) return text;
				if (!await more()) return void 0;
			}
		},
		async bytes(size) {
			if (at + size <= piece.length) {
				at += size;
				return piece.subarray(at - size, at);
			}
			if (size > buffer.length) buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
			let filled = 0;
			return await pieces(size, (part) => {
				filled += part.copy(buffer, filled);
			}) ? buffer.subarray(0, size) : void 0;
		},
		pieces,
		close() {
			child.stdin.end();
			child.kill();
		}
	};
}

// src/readers/work-tree-reader.ts
/**
* Reads files below a folder, and from git's objects the tracked files that are missing on the disk: left out by a
* sparse checkout, deleted by an earlier step, or replaced by a link or a folder. Such entries come after the others.
*/
function workTreeReader(root, gitDir, env, options) {
	const files = fileReader(root, options);
	const blobs = blobReader(gitDir, env, options);
	return {
		async each(entries, visit) {
			const absent = [];
			await files.each(entries, (entry, content) => {
				if (content.kind !== "skipped" || entry.oid === void 0) return visit(entry, content);
				absent.push(entry);
			});
			if (absent.length === 0) return;
			await blobs.each(absent, (entry, content) => visit(entry, content.kind === "skipped" ? content : {
				...content,
				fromGit: true
			}));
		},
		close() {
			files.close();
			blobs.close();
		}
	};
}

// src/readers/reader.ts
/** Opens what a source's entries are read from. */
function openReader(access, env, options) {
	if (access.kind === "files") {
		const { root, gitDir } = access;
		return gitDir === void 0 ? fileReader(root, options) : workTreeReader(root, gitDir, env, options);
	}
	return access.kind === "git" ? blobReader(access.gitDir, env, options) : memoryReader(access.contents);
}
function memoryReader(contents) {
	return {
		async each(entries, visit) {
			for (const entry of entries) {
				const content = Object.hasOwn(contents, entry.name) ? contents[entry.name] : void 0;
				await visit(entry, content === void 0 ? {
					kind: "skipped",
					reason: "missing"
				} : {
					kind: "bytes",
					bytes: Buffer.from(content, "base64")
				});
			}
		},
		close() {}
	};
}

// src/audit/threads.ts
/** Threads that help the main one to read files. They may be started before there is anything to read: starting takes a while. */
/** More threads read no faster and take some 20 MB each. */
const MAX_THREADS = 4;
/** MiB of heap that a worker may fill; the file on which it does is reported, the run goes on. */
const WORKER_HEAP = 1024;
/** Files from which on a second thread always saves more than its start costs. */
const MANY_FILES = 4e3;
/** What a worker says last of an order. */
const DONE = "done";
/** Threads that this machine has for a run, the main one included. */
function threadsOfMachine() {
	return Math.max(1, Math.min(availableParallelism(), MAX_THREADS));
}
/** All threads that help the main one. */
function startThreads(url) {
	return url === void 0 ? [] : Array.from({ length: threadsOfMachine() - 1 }, () => startThread(url));
}
/** @param url the bundled worker */
function startThread(url) {
	const worker = new Worker(url, {
		env: compiledVariables(),
		resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP }
	});
	let death;
	worker.on("error", (error) => {
		death = messageOf(error);
	});
	let exited = false;
	const exit = new Promise((resolve) => {
		worker.on("exit", (code) => {
			exited = true;
			resolve(death ?? (code === 0 ? void 0 : `ended with code ${code}`));
		});
	});
	worker.unref();
	return {
		async run(order, take) {
			let hear = () => {};
			const done = new Promise((resolve) => {
				hear = (message) => message === "done" ? resolve(void 0) : take(message);
			});
			worker.ref();
			worker.on("message", hear);
			worker.postMessage(order);
			const fate = await Promise.race([done, exit]);
			worker.off("message", hear);
			worker.unref();
			return fate;
		},
		stop: () => void worker.terminate(),
		ended: () => exited
	};
}

export { threadsOfMachine as a, GitError as c, gitEnvironment as d, skippedFor as f, toSystemPath as h, startThreads as i, blobReader as l, toRawName as m, MANY_FILES as n, openReader as o, toDisplayPath as p, startThread as r, GIT_ARGUMENTS as s, DONE as t, git as u };
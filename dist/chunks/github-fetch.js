import { v as messageOf } from "./util-and-model.js";

// src/github/fetch.ts
/** Milliseconds that one answer may take, and that a run waits for limits altogether. */
const TIMEOUT = 2e4;
const PATIENCE = 12e4;
const ATTEMPTS = 4;
/** GitHub asks for a minute where a secondary limit names no time, and for a second between writes. */
const UNNAMED_LIMIT = 6e4;
const BETWEEN_WRITES = 1e3;
/** A secondary limit may come as 403 like a missing permission, and only its text tells. */
const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i;
/**
* A request whose outcome is unknown: the server may have executed it. It is never repeated blindly; the caller
* searches first.
*/
var AmbiguousError = class extends Error {
	name = "AmbiguousError";
};
/** A write that was not executed, because its object has been renamed. */
var MovedError = class extends Error {
	name = "MovedError";
};
const MOVED = /* @__PURE__ */ new Set([
	301,
	302,
	307,
	308
]);
/**
* `fetch` for GitHub's REST API according to its best practices: it waits for limits as the answer says, repeats reads
* after a failure, and repeats a write only if it was certainly not executed. An answer that is cut off or is not JSON
* is an error. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
*/
function createFetch(world, traffic, send = fetch) {
	let lastWrite = false;
	async function wait(milliseconds, reason) {
		if (traffic.waited + milliseconds > PATIENCE) return false;
		traffic.waited += milliseconds;
		world.log(`waiting ${Math.ceil(milliseconds / 1e3)} s: ${reason}`);
		await world.sleep(milliseconds);
		return true;
	}
	async function attempt(input, init) {
		traffic.requests++;
		return whole(await send(input, {
			...init,
			signal: AbortSignal.timeout(TIMEOUT)
		}));
	}
	/**
	* A write to a renamed object goes to its new address: by itself, fetch would turn a POST into a GET, which looks
	* like success.
	*/
	async function write(input, init) {
		const answer = await attempt(input, {
			...init,
			redirect: "manual"
		});
		if (!MOVED.has(answer.response.status)) return answer;
		const target = movedTo(answer.response, String(input));
		const there = target && await attempt(target, {
			...init,
			redirect: "manual"
		});
		if (!there || MOVED.has(there.response.status)) throw new MovedError("it was renamed, and GitHub does not report its new name on this server");
		return there;
	}
	return async (input, init = {}) => {
		const method = (init.method ?? "GET").toUpperCase();
		const reads = method === "GET" || method === "HEAD" || /\/graphql$/.test(String(input));
		if (!reads) {
			if (lastWrite) await world.sleep(BETWEEN_WRITES);
			lastWrite = true;
		}
		const repeatable = reads || method !== "POST";
		for (let tries = 1;; tries++) {
			let answer;
			try {
				answer = await (reads ? attempt(input, init) : write(input, init));
			} catch (error) {
				if (error instanceof MovedError) throw error;
				if (repeatable && tries < ATTEMPTS && await wait(tries * 1e3, messageOf(error))) continue;
				if (repeatable) throw error;
				throw new AmbiguousError(`${method} got no answer (${messageOf(error)})`);
			}
			const { response } = answer;
			const limit = limitOf(answer);
			if (limit !== void 0 && tries < ATTEMPTS && await wait(limit, `GitHub limits requests (${response.status})`)) continue;
			if (response.status < 500) return response;
			if (!repeatable) throw new AmbiguousError(`${method} was answered with ${response.status}`);
			if (tries >= ATTEMPTS || !await wait(tries * 1e3, `GitHub answered ${response.status}`)) return response;
		}
	};
}
/** The new address of a moved object on the same server; the token is sent to no other server. */
function movedTo({ headers }, from) {
	const location = headers.get("location");
	if (location === null) return void 0;
	const target = new URL(location, from);
	return target.origin === new URL(from).origin ? target.href : void 0;
}
/** The response with its body read to the end; throws where that is cut off, or is no JSON though it succeeded. */
async function whole(response) {
	const { status, headers } = response;
	const body = status === 204 || status === 304 ? null : await response.text();
	const length = Number(headers.get("content-length"));
	const packed = headers.get("content-encoding") !== null;
	if (body !== null && !packed && Buffer.byteLength(body) < length) throw new Error("the answer was truncated");
	if (body !== null && status >= 200 && status < 300) try {
		JSON.parse(body);
	} catch {
		throw new Error("the answer is not JSON");
	}
	return {
		response: new Response(body, {
			status,
			statusText: response.statusText,
			headers
		}),
		text: body ?? ""
	};
}
/** Milliseconds to wait where the answer says that a limit was hit; undefined where it does not. */
function limitOf({ response, text }) {
	const { status, headers } = response;
	if (status !== 429 && status !== 403) return void 0;
	const after = headers.get("retry-after");
	const now = Date.parse(headers.get("date") ?? "");
	if (after !== null) {
		const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - now) / 1e3;
		return Number.isFinite(seconds) ? Math.max(0, seconds * 1e3) : UNNAMED_LIMIT;
	}
	if (headers.get("x-ratelimit-remaining") === "0") {
		const reset = Number(headers.get("x-ratelimit-reset")) * 1e3 - now;
		return Number.isFinite(reset) ? Math.max(0, reset) + 1e3 : UNNAMED_LIMIT;
	}
	return status === 429 || SECONDARY_LIMIT.test(text) ? UNNAMED_LIMIT : void 0;
}

// src/github/refusal.ts
/** Permissions that a workflow can give to the token of a job; the others belong to an organization or to an account. */
const OF_JOBS = /* @__PURE__ */ new Set([
	"actions",
	"checks",
	"contents",
	"deployments",
	"discussions",
	"issues",
	"packages",
	"pages",
	"pull-requests",
	"security-events",
	"statuses"
]);
/** Why a call was refused: status, permission and GitHub's request id, without any text that was sent. */
function refusalOf(error, permission) {
	const { status, response, cause, errors } = error;
	const { "x-github-request-id": id, "x-ratelimit-remaining": remaining, ...headers } = headersOf(error);
	const tail = id === void 0 ? "" : ` (request ${id})`;
	const texts = [response?.data?.message, ...Array.isArray(errors) ? errors.map((one) => one?.message) : []].join(" ");
	if (headers["x-github-sso"]?.startsWith("required") || /\bSAML\b/.test(texts)) return `the organization requires SAML single sign-on: authorize the token for it${tail}`;
	if (Array.isArray(errors)) return errors.map((one) => String(one?.type ?? "")).some((type) => /FORBIDDEN|INSUFFICIENT_SCOPES/.test(type)) || /not accessible by/.test(texts) ? `the token lacks a permission: ${needs(permission, tail)}` : `GitHub could not answer the query${tail}`;
	if (status === void 0 || cause !== void 0) return messageOf(error);
	const limited = remaining === "0" || SECONDARY_LIMIT.test(texts);
	if (status === 429 || status === 403 && limited) return `GitHub limits the requests of this token${tail}`;
	if (status === 401) return `the token is not valid${tail}`;
	const wanted = acceptedBy(headers["x-accepted-github-permissions"]) ?? permission;
	if (status === 403) return `the token lacks a permission: ${needs(wanted, tail)}`;
	if (status === 404) return `not found, or the token cannot see it: ${needs(wanted, tail)}`;
	if (status === 410) return `it is disabled in this repository${tail}`;
	if (status === 422) return `GitHub refused the content${tail}`;
	return `GitHub answered ${status}${tail}`;
}
function headersOf(error) {
	const { response, headers } = error;
	return response?.headers ?? headers ?? {};
}
/** What is missing, and the line of the workflow that gives it. */
function needs(permission, tail) {
	const [name = ""] = permission.split(":");
	if (!OF_JOBS.has(name)) return `the App or the token needs "${permission}", which the token of a job cannot have${tail}`;
	return `the job needs "${permission}"${tail}; add the line "${permission}" below "permissions:" of the job`;
}
/**
* `issues=write; pull_requests=write` \u2192 `issues: write`: alternatives, of which each may take several.
* https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
*/
function acceptedBy(header) {
	const [first = ""] = (header ?? "").split(";");
	const one = first.split(",").map((one) => /^\s*([a-z_]{1,40})=(read|write|admin)\s*$/.exec(one)).find((match) => match !== null && match[1] !== "metadata");
	return one == null ? void 0 : `${one[1]?.replaceAll("_", "-")}: ${one[2]}`;
}

export { AmbiguousError as n, createFetch as r, refusalOf as t };
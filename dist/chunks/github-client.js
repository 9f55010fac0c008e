import { r as createFetch } from "./github-fetch.js";

// src/github/client.ts
/** Loads the GitHub client, which costs tens of milliseconds, only where the API is needed. */
async function createClient(token, apiUrl, world) {
	const [{ getOctokit }, { defaults }] = await Promise.all([import("./actions-github-github.js"), import("./load-actions-github-utils.js")]);
	const traffic = {
		requests: 0,
		waited: 0
	};
	const send = defaults.request.fetch ?? fetch;
	return {
		octokit: getOctokit(token, {
			baseUrl: apiUrl,
			log: {
				debug: () => {},
				info: () => {},
				warn: () => {},
				error: () => {}
			},
			request: { fetch: createFetch(world, traffic, send) }
		}),
		traffic
	};
}

export { createClient as t };
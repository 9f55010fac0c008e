// package.json
var version = "0.1.0";

// src/version.ts
const TOOL = {
	name: "cert-hygiene",
	version
};

export { TOOL as t };
import { r as __toESM } from "./rolldown-runtime.js";

// src/lib/json-shape.ts
/**
* Makes a check of data against a JSON Schema: what is wrong first, such as `/repositories/0 must be object`; undefined where
* nothing is. The validator is loaded here, because most runs read no such data.
*/
async function shapeCheck(schema) {
	const [{ Ajv }, { default: shape }] = await Promise.all([import("./ajv.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)), schema()]);
	const validate = new Ajv({
		strict: false,
		allowUnionTypes: true
	}).compile(shape);
	return (value) => {
		if (validate(value)) return void 0;
		const [first] = validate.errors ?? [];
		return `${first?.instancePath || "it"} ${first?.message}`;
	};
}

export { shapeCheck as t };
import "./rolldown-runtime.js";

// schemas/plan.schema.json
var $schema = "http://json-schema.org/draft-07/schema#";
var type = "object";
var properties = {
	"schemaVersion": {
		"type": "number",
		"const": 1
	},
	"tool": {
		"type": "object",
		"properties": {
			"name": { "type": "string" },
			"version": { "type": "string" }
		},
		"required": ["name", "version"],
		"additionalProperties": false
	},
	"listed": {
		"$ref": "#/definitions/Instant",
		"description": "When the repositories were listed."
	},
	"shards": {
		"type": "integer",
		"description": "Number of shards.",
		"minimum": 1,
		"maximum": 256
	},
	"repositories": {
		"type": "array",
		"items": { "$ref": "#/definitions/PlannedRepository" },
		"description": "By name, each once."
	}
};
var required = [
	"schemaVersion",
	"tool",
	"listed",
	"shards",
	"repositories"
];
var additionalProperties = false;
var description = "What the shards of one run of a team share: written once, before they start. Described by schemas/plan.schema.json.";
var definitions = {
	"Instant": {
		"type": "string",
		"description": "An instant in ISO 8601 UTC with seconds, such as `2026-11-22T00:00:00Z`."
	},
	"PlannedRepository": {
		"type": "object",
		"properties": {
			"name": {
				"type": "string",
				"description": "`owner/name`.",
				"pattern": "^[A-Za-z0-9][\\w.-]*\\/[\\w.-]+$",
				"maxLength": 200
			},
			"size": {
				"type": "number",
				"description": "KiB, as the server told; 0 where it is not known.",
				"minimum": 0
			},
			"defaultBranch": { "type": "string" },
			"public": {
				"type": "boolean",
				"const": true
			},
			"shard": {
				"type": "integer",
				"description": "The shard that audits it, from 1.",
				"minimum": 1,
				"maximum": 256
			}
		},
		"required": [
			"name",
			"size",
			"shard"
		],
		"additionalProperties": false
	}
};
var plan_schema_default = {
	$schema,
	type,
	properties,
	required,
	additionalProperties,
	description,
	definitions
};

export { $schema, additionalProperties, plan_schema_default as default, definitions, description, properties, required, type };
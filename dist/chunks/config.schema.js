import "./rolldown-runtime.js";

// schemas/config.schema.json
var $schema = "http://json-schema.org/draft-07/schema#";
var type = "object";
var properties = {
	"expiring": {
		"type": "object",
		"properties": {
			"days": {
				"type": "number",
				"description": "Maximum number of days before expiration.",
				"minimum": 0,
				"maximum": 36500
			},
			"lifetime": {
				"type": ["string", "number"],
				"description": "Fraction of the lifetime, as `1/3` or `0.33`."
			}
		},
		"additionalProperties": false,
		"description": "When a certificate counts as expiring: the smaller of a number of days and a fraction of its lifetime."
	},
	"fixtures": {
		"type": "array",
		"items": { "type": "string" },
		"description": "Globs of files with test certificates, in addition to the built-in ones. `owner/repo:glob` means one repository. A glob after `!` is production, whatever its folder is called. The last matching entry applies."
	},
	"ignore": {
		"type": "array",
		"items": { "$ref": "#/definitions/IgnoreEntry" },
		"description": "Findings to ignore until a date."
	},
	"expect": {
		"type": "array",
		"items": { "$ref": "#/definitions/ExpectEntry" },
		"description": "Certificates that are bad on purpose. An entry that is no longer true is a finding."
	},
	"sync": {
		"type": "array",
		"items": { "$ref": "#/definitions/SyncEntry" },
		"description": "Sources of renewed certificates and their copies."
	},
	"endpoints": {
		"type": "array",
		"items": { "type": "string" },
		"description": "Endpoints to probe, such as `smtp://mx.corp.internal:25` or `https://www.corp.internal`."
	},
	"levels": {
		"type": "object",
		"additionalProperties": { "$ref": "#/definitions/LevelSetting" },
		"description": "Levels by rule id. They replace the default levels."
	}
};
var additionalProperties = false;
var description = "`.github/cert-hygiene.yml`. An unknown key is an error. Globs match whole paths from the root; `**` spans folders.";
var definitions = {
	"IgnoreEntry": {
		"type": "object",
		"properties": {
			"rule": {
				"type": "string",
				"description": "Id of a rule."
			},
			"path": {
				"type": "string",
				"description": "A glob, or `owner/repo:glob` for one repository of a team.",
				"minLength": 1
			},
			"certificate": {
				"type": "string",
				"description": "SHA-256 fingerprint of the certificate in hex, with or without colons."
			},
			"reason": {
				"type": "string",
				"description": "Why it is ignored.",
				"minLength": 1
			},
			"until": {
				"type": "string",
				"description": "Last day on which it is ignored, as `YYYY-MM-DD`."
			}
		},
		"required": ["reason", "until"],
		"additionalProperties": false,
		"description": "At least one of `rule`, `path` and `certificate`; all that are given must hold."
	},
	"ExpectEntry": {
		"type": "object",
		"properties": {
			"path": {
				"type": "string",
				"description": "A glob, or `owner/repo:glob` for one repository of a team.",
				"minLength": 1
			},
			"state": {
				"type": "string",
				"enum": [
					"expired",
					"not-yet-valid",
					"weak",
					"unreadable"
				],
				"description": "Each matching file must hold at least one certificate in this state. `weak` means a weak key or signature."
			}
		},
		"required": ["path", "state"],
		"additionalProperties": false
	},
	"SyncEntry": {
		"type": "object",
		"properties": {
			"name": {
				"type": "string",
				"minLength": 1
			},
			"source": {
				"type": "string",
				"description": "A path or glob, `owner/repo:path` or `secret:namespace/name`.",
				"minLength": 1
			},
			"copies": {
				"type": "array",
				"items": { "type": "string" },
				"description": "Like the source, or an endpoint such as `smtp://mx.corp.internal:25`.",
				"minItems": 1
			},
			"within": {
				"type": "string",
				"description": "Maximum delay of a copy after a renewal: `24h`, `7d`."
			},
			"owners": {
				"type": "array",
				"items": { "type": "string" }
			}
		},
		"required": [
			"name",
			"source",
			"copies"
		],
		"additionalProperties": false
	},
	"LevelSetting": {
		"type": "string",
		"enum": [
			"error",
			"warning",
			"note",
			"off"
		],
		"description": "A level, or no finding at all. Spelled out so that the JSON Schema is one list."
	}
};
var config_schema_default = {
	$schema,
	type,
	properties,
	additionalProperties,
	description,
	definitions
};

export { $schema, additionalProperties, config_schema_default as default, definitions, description, properties, type };
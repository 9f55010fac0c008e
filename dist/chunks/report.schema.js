import "./rolldown-runtime.js";

// schemas/report.schema.json
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
	"now": { "type": "string" },
	"incomplete": { "type": "boolean" },
	"incompleteReasons": {
		"type": "array",
		"items": { "type": "string" }
	},
	"repositories": {
		"type": "array",
		"items": { "$ref": "#/definitions/Repository" }
	},
	"certificates": {
		"type": "array",
		"items": {
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"lineage": {
					"type": "string",
					"description": "Identifier of the lineage that the certificate is a version of; set by the topology."
				},
				"fingerprint": {
					"type": "string",
					"description": "SHA-256 of the DER, lower-case hex: the identity of the certificate."
				},
				"sha1": {
					"type": "string",
					"description": "SHA-1 of the DER, lower-case hex: the thumbprint by which Windows and signing tools name a certificate."
				},
				"subject": {
					"type": "string",
					"description": "Distinguished names in the order of the encoding: `C=US, O=Example, CN=www.example.com`; empty when the name is."
				},
				"issuer": { "type": "string" },
				"serialNumber": {
					"type": "string",
					"description": "The signed integer in lower-case hex without leading zeros, `-` before a negative one."
				},
				"notBefore": {
					"anyOf": [{ "$ref": "#/definitions/Instant" }, { "type": "null" }],
					"description": "Null where the certificate states a time that cannot be read."
				},
				"notAfter": { "anyOf": [{ "$ref": "#/definitions/Instant" }, { "type": "null" }] },
				"names": {
					"type": "array",
					"items": { "type": "string" },
					"description": "Subject alternative names in encoded order: `dns:a.example`, `ip:10.0.0.1`, `email:\u2026`, `uri:\u2026`, `dirname:\u2026`, `rid:\u2026`, `other:<oid>`; `user:\u2026` for a principal of OpenSSH."
				},
				"publicKey": { "$ref": "#/definitions/PublicKey" },
				"signatureAlgorithm": {
					"type": "string",
					"description": "The field's usual name (`sha256WithRSAEncryption`, `ecdsa-with-SHA384`, `Ed25519`), else the dotted OID."
				},
				"ca": {
					"type": "boolean",
					"description": "basicConstraints says cA. A role needs more evidence: `openssl req -x509` sets it on server certificates."
				},
				"selfIssued": {
					"type": "boolean",
					"description": "Subject and issuer are the same name."
				},
				"keyUsage": {
					"type": "array",
					"items": { "type": "string" }
				},
				"extendedKeyUsage": {
					"type": "array",
					"items": { "type": "string" }
				},
				"subjectKeyId": {
					"type": "string",
					"description": "Lower-case hex."
				},
				"authorityKeyId": { "type": "string" },
				"policies": {
					"type": "array",
					"items": { "type": "string" },
					"description": "Certificate policy OIDs, when there are any."
				},
				"signedBy": {
					"type": "array",
					"items": { "type": "string" },
					"description": "Fingerprints of certificates in the same file with the issuer's name and a key that verifies the signature; empty if there are none. Only computed if key identifiers do not decide (RFC 5280 section 4.2.1.1)."
				},
				"sightings": {
					"type": "array",
					"items": { "$ref": "#/definitions/Sighting" }
				}
			},
			"required": [
				"ca",
				"extendedKeyUsage",
				"fingerprint",
				"issuer",
				"keyUsage",
				"lineage",
				"names",
				"notAfter",
				"notBefore",
				"publicKey",
				"selfIssued",
				"serialNumber",
				"sightings",
				"signatureAlgorithm",
				"subject"
			]
		}
	},
	"privateKeys": {
		"type": "array",
		"items": { "$ref": "#/definitions/SeenPrivateKey" }
	},
	"keystores": {
		"type": "array",
		"items": { "$ref": "#/definitions/Keystore" }
	},
	"revocationLists": {
		"type": "array",
		"items": { "$ref": "#/definitions/RevocationList" }
	},
	"requests": {
		"type": "array",
		"items": { "$ref": "#/definitions/CertificateRequest" }
	},
	"topology": {
		"type": "object",
		"properties": {
			"lineages": {
				"type": "array",
				"items": { "$ref": "#/definitions/Lineage" }
			},
			"facts": {
				"type": "array",
				"items": { "$ref": "#/definitions/FactJson" }
			},
			"edges": {
				"type": "array",
				"items": { "$ref": "#/definitions/Edge" }
			}
		},
		"required": [
			"lineages",
			"facts",
			"edges"
		],
		"additionalProperties": false
	},
	"unreadable": {
		"type": "array",
		"items": { "$ref": "#/definitions/Unreadable" }
	},
	"expirations": {
		"type": "array",
		"items": { "$ref": "#/definitions/Expiration" },
		"description": "Only where there are any."
	},
	"ignoreComments": {
		"type": "array",
		"items": { "$ref": "#/definitions/IgnoreComment" },
		"description": "Only where there are any."
	},
	"findings": {
		"type": "array",
		"items": { "$ref": "#/definitions/Finding" }
	},
	"changes": {
		"type": "array",
		"items": { "$ref": "#/definitions/ReviewRow" },
		"description": "Only where a change was judged."
	},
	"faults": {
		"type": "array",
		"items": { "$ref": "#/definitions/Fault" }
	},
	"arrivals": {
		"type": "array",
		"items": { "$ref": "#/definitions/Arrival" },
		"description": "Only where the history was read."
	},
	"served": {
		"type": "array",
		"items": { "$ref": "#/definitions/ServedEndpoint" },
		"description": "Only where endpoints were asked."
	},
	"notices": {
		"type": "array",
		"items": { "type": "string" }
	}
};
var required = [
	"schemaVersion",
	"tool",
	"now",
	"incomplete",
	"incompleteReasons",
	"repositories",
	"certificates",
	"privateKeys",
	"keystores",
	"revocationLists",
	"requests",
	"topology",
	"unreadable",
	"findings",
	"faults"
];
var additionalProperties = false;
var description = "The JSON report. Times are ISO 8601 UTC, hex is lower case.";
var definitions = {
	"Repository": {
		"type": "object",
		"properties": {
			"name": { "type": "string" },
			"formerName": {
				"type": "string",
				"description": "The requested name, if the server has renamed the repository since."
			},
			"failure": {
				"$ref": "#/definitions/RepositoryFailure",
				"description": "Why nothing of it was read."
			},
			"revision": {
				"type": "string",
				"description": "The commit that was read, where one was."
			},
			"committed": {
				"$ref": "#/definitions/Instant",
				"description": "When that commit was made; only of a repository that is known to be public, where inactivity switches schedules off."
			},
			"files": {
				"type": "number",
				"description": "Files that were read to their end."
			},
			"bytes": {
				"type": "number",
				"description": "Bytes of those files."
			},
			"fromGit": {
				"type": "number",
				"description": "How many of them were read from git, because the work tree lacked them."
			},
			"within": {
				"$ref": "#/definitions/Within",
				"description": "The repository and the folder that it is checked out in, of a submodule."
			},
			"skipped": {
				"type": "array",
				"items": { "$ref": "#/definitions/Skipped" }
			},
			"owners": {
				"type": "array",
				"items": { "$ref": "#/definitions/OwnerRule" },
				"description": "The lines of its CODEOWNERS file, in their order; absent where it has none."
			},
			"ownFolders": {
				"type": "array",
				"items": { "type": "string" },
				"description": "Folders with names like those of vendored code (`deps`) that hold the repository's own code; absent if there are none."
			},
			"allowLists": {
				"type": "array",
				"items": { "$ref": "#/definitions/AllowEntry" },
				"description": "How its secret-scanner lists and its `.gitattributes` classify paths; absent if they do not."
			},
			"mentions": {
				"type": "array",
				"items": { "$ref": "#/definitions/Mention" },
				"description": "The files that name keys and certificates of the repository; nothing is known of what is not listed."
			}
		},
		"required": [
			"name",
			"files",
			"bytes",
			"skipped"
		],
		"additionalProperties": false
	},
	"RepositoryFailure": {
		"type": "object",
		"properties": {
			"reason": { "$ref": "#/definitions/FailureReason" },
			"detail": {
				"type": "string",
				"description": "Half a sentence for a person, such as `the server answered 410: it is gone`."
			}
		},
		"required": ["reason", "detail"],
		"additionalProperties": false
	},
	"FailureReason": {
		"type": "string",
		"enum": [
			"empty",
			"not-found",
			"denied",
			"gone",
			"blocked",
			"renamed",
			"no-default-branch",
			"too-large",
			"damaged",
			"timeout",
			"unreachable"
		],
		"description": "Why a repository of a team could not be audited."
	},
	"Instant": {
		"type": "string",
		"description": "An instant in ISO 8601 UTC with seconds, such as `2026-11-22T00:00:00Z`."
	},
	"Within": {
		"type": "object",
		"properties": {
			"repository": { "type": "string" },
			"path": { "type": "string" }
		},
		"required": ["repository", "path"],
		"additionalProperties": false,
		"description": "Where a submodule is checked out."
	},
	"Skipped": {
		"type": "object",
		"properties": {
			"path": { "type": "string" },
			"reason": { "$ref": "#/definitions/SkippedReason" },
			"detail": { "type": "string" },
			"repository": {
				"type": "string",
				"description": "`owner/name` of the submodule's repository, if it is known."
			},
			"suspect": {
				"type": "boolean",
				"const": true,
				"description": "Its name, or files beside it, suggest certificates or keys. Only set if the reason alone does not decide."
			}
		},
		"required": ["path", "reason"],
		"additionalProperties": false
	},
	"SkippedReason": {
		"type": "string",
		"enum": [
			"symlink",
			"submodule",
			"lfs-pointer",
			"archive",
			"not-a-file",
			"missing",
			"excluded",
			"too-large",
			"denied",
			"unreadable"
		],
		"description": "Why an entry of the tree was not opened, or not to its end."
	},
	"OwnerRule": {
		"type": "object",
		"properties": {
			"pattern": { "type": "string" },
			"owners": {
				"type": "array",
				"items": { "type": "string" }
			}
		},
		"required": ["pattern", "owners"],
		"additionalProperties": false,
		"description": "Who owns what a pattern matches; empty when there are no owners."
	},
	"AllowEntry": {
		"type": "object",
		"properties": {
			"list": {
				"type": "string",
				"description": "The list, such as `.gitleaks.toml`."
			},
			"context": {
				"type": "string",
				"enum": [
					"fixture",
					"example",
					"vendored",
					"production"
				],
				"description": "The context of these paths. `production`: the repository calls them its own code."
			},
			"path": { "type": "string" },
			"line": {
				"type": "number",
				"description": "Where the list names one line of the file."
			},
			"glob": { "type": "string" },
			"regex": { "type": "string" }
		},
		"required": ["list", "context"],
		"additionalProperties": false,
		"description": "A path or pattern that a list in the repository classifies. One of `path`, `glob` and `regex` is set."
	},
	"Mention": {
		"type": "object",
		"properties": {
			"path": { "type": "string" },
			"by": {
				"type": "array",
				"items": { "type": "string" }
			}
		},
		"required": ["path", "by"],
		"additionalProperties": false,
		"description": "A file with keys or certificates, and the files that name it."
	},
	"PublicKey": {
		"type": "object",
		"properties": {
			"algorithm": {
				"type": "string",
				"description": "`RSA`, `RSA-PSS`, `EC`, `DSA`, `Ed25519`, `Ed448`, `X25519`, `ML-DSA-65` \u2026, else the algorithm's dotted OID."
			},
			"bits": {
				"type": "number",
				"description": "Size in bits: the modulus of RSA, the prime of DSA, the field of EC."
			},
			"curve": {
				"type": "string",
				"description": "Name of the EC curve as RFC 5480 and SEC 2 spell it (`P-256`, `secp256k1`), else its dotted OID."
			},
			"fingerprint": {
				"type": "string",
				"description": "SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex."
			}
		},
		"required": ["algorithm", "fingerprint"],
		"additionalProperties": false
	},
	"Sighting": {
		"type": "object",
		"properties": {
			"repository": {
				"type": "string",
				"description": "`owner/name` where it is known, else the name of the folder that was scanned."
			},
			"path": {
				"type": "string",
				"description": "Relative to the root that was scanned, with `/`. Bytes that are not UTF-8 are written as `\\xNN`."
			},
			"line": { "type": "number" },
			"endLine": { "type": "number" },
			"pointer": {
				"type": "string",
				"description": "The place inside the file's structure: `data[\"tls.crt\"]`, `alias \"web\"`, `#2`, `WEB-INF/web.jks!alias \"web\"`."
			},
			"format": { "$ref": "#/definitions/Format" },
			"container": {
				"type": "string",
				"description": "What it was wrapped in: `kubernetes-secret`, `kubeconfig`, `configmap`, `source-string` \u2026"
			},
			"encryptedInGit": {
				"type": "boolean",
				"const": true,
				"description": "Git stores the file encrypted, and only the work tree that was scanned has its content in the clear. Keys and keystores only."
			},
			"password": {
				"anyOf": [{ "$ref": "#/definitions/Location" }, {
					"type": "string",
					"const": "well-known"
				}],
				"description": "Of an encrypted private key: where the repository holds its password, or that everyone knows it. Never the password."
			}
		},
		"required": [
			"format",
			"path",
			"repository"
		],
		"additionalProperties": false,
		"description": "One place where an object was seen."
	},
	"Format": {
		"type": "string",
		"enum": [
			"pem",
			"der",
			"pkcs7",
			"pkcs12",
			"jks",
			"jceks",
			"bks",
			"base64",
			"saml",
			"jwk",
			"openssh",
			"mobileprovision"
		],
		"description": "The form in which an object stood in its file (innermost form; what it was wrapped in is the container)."
	},
	"Location": {
		"type": "object",
		"properties": {
			"repository": {
				"type": "string",
				"description": "`owner/name` where it is known, else the name of the folder that was scanned."
			},
			"path": {
				"type": "string",
				"description": "Relative to the root that was scanned, with `/`. Bytes that are not UTF-8 are written as `\\xNN`."
			},
			"line": { "type": "number" },
			"endLine": { "type": "number" },
			"pointer": {
				"type": "string",
				"description": "The place inside the file's structure: `data[\"tls.crt\"]`, `alias \"web\"`, `#2`, `WEB-INF/web.jks!alias \"web\"`."
			}
		},
		"required": ["repository", "path"],
		"additionalProperties": false,
		"description": "A place in a repository. Lines are 1-based lines of the file as git stores it, never of unpacked content."
	},
	"SeenPrivateKey": {
		"type": "object",
		"properties": {
			"publicKeyFingerprint": {
				"type": "string",
				"description": "SHA-256 of the DER SubjectPublicKeyInfo of its public half, where that can be had."
			},
			"algorithm": {
				"type": "string",
				"description": "As in  {@link  PublicKey } ; `unknown` where the encryption hides it."
			},
			"encrypted": { "type": "boolean" },
			"sightings": {
				"type": "array",
				"items": { "$ref": "#/definitions/Sighting" }
			}
		},
		"required": [
			"algorithm",
			"encrypted",
			"sightings"
		],
		"additionalProperties": false
	},
	"Keystore": {
		"type": "object",
		"properties": {
			"repository": {
				"type": "string",
				"description": "`owner/name` where it is known, else the name of the folder that was scanned."
			},
			"path": {
				"type": "string",
				"description": "Relative to the root that was scanned, with `/`. Bytes that are not UTF-8 are written as `\\xNN`."
			},
			"line": { "type": "number" },
			"endLine": { "type": "number" },
			"pointer": {
				"type": "string",
				"description": "The place inside the file's structure: `data[\"tls.crt\"]`, `alias \"web\"`, `#2`, `WEB-INF/web.jks!alias \"web\"`."
			},
			"format": { "$ref": "#/definitions/Format" },
			"container": {
				"type": "string",
				"description": "What it was wrapped in: `kubernetes-secret`, `kubeconfig`, `configmap`, `source-string` \u2026"
			},
			"encryptedInGit": {
				"type": "boolean",
				"const": true,
				"description": "Git stores the file encrypted, and only the work tree that was scanned has its content in the clear. Keys and keystores only."
			},
			"password": {
				"anyOf": [{ "$ref": "#/definitions/Location" }, {
					"type": "string",
					"const": "well-known"
				}],
				"description": "Of an encrypted private key: where the repository holds its password, or that everyone knows it. Never the password."
			},
			"opened": {
				"type": "string",
				"enum": [
					"none",
					"empty-password",
					"default-password",
					"given-password",
					"repository-password",
					"locked"
				],
				"description": "`none` when its certificates stand in the clear, `locked` when nothing opened it, `repository-password` when its password is in a file of its own repository."
			},
			"passwordAt": {
				"$ref": "#/definitions/Location",
				"description": "Where that password is. The password itself is never kept."
			},
			"entries": { "type": "number" }
		},
		"required": [
			"format",
			"opened",
			"path",
			"repository"
		],
		"additionalProperties": false,
		"description": "A keystore or archive of keys that was recognised, opened or not."
	},
	"RevocationList": {
		"type": "object",
		"properties": {
			"fingerprint": { "type": "string" },
			"issuer": { "type": "string" },
			"thisUpdate": { "type": ["string", "null"] },
			"nextUpdate": {
				"type": ["string", "null"],
				"description": "Absent when the list states none."
			},
			"sightings": {
				"type": "array",
				"items": { "$ref": "#/definitions/Sighting" }
			}
		},
		"required": [
			"fingerprint",
			"issuer",
			"thisUpdate",
			"sightings"
		],
		"additionalProperties": false,
		"description": "A certificate revocation list (RFC 5280 section 5)."
	},
	"CertificateRequest": {
		"type": "object",
		"properties": {
			"fingerprint": { "type": "string" },
			"subject": { "type": "string" },
			"names": {
				"type": "array",
				"items": { "type": "string" }
			},
			"publicKeyFingerprint": { "type": "string" },
			"sightings": {
				"type": "array",
				"items": { "$ref": "#/definitions/Sighting" }
			}
		},
		"required": [
			"fingerprint",
			"subject",
			"names",
			"publicKeyFingerprint",
			"sightings"
		],
		"additionalProperties": false,
		"description": "A PKCS#10 request (RFC 2986): listed, never judged by time."
	},
	"Lineage": {
		"type": "object",
		"properties": {
			"id": {
				"type": "string",
				"description": "Stable identifier: a hash of the identity."
			},
			"title": {
				"type": "string",
				"description": "What a person calls it: the first DNS name, else the common name, else the subject."
			},
			"versions": {
				"type": "array",
				"items": { "type": "string" },
				"description": "Fingerprints of the versions, newest first."
			}
		},
		"required": [
			"id",
			"title",
			"versions"
		],
		"additionalProperties": false,
		"description": "One certificate across its renewals, wherever its copies lie."
	},
	"FactJson": {
		"type": "object",
		"properties": {
			"kind": { "$ref": "#/definitions/FactKind" },
			"mechanism": {
				"type": "string",
				"description": "Id of the mechanism that read it."
			},
			"location": { "$ref": "#/definitions/Location" },
			"reads": {
				"type": "array",
				"items": { "$ref": "#/definitions/Ref" },
				"description": "What it takes: the issuer of a producer, the source of a copy, the sink that a consumer mounts."
			},
			"writes": {
				"type": "array",
				"items": { "$ref": "#/definitions/Ref" },
				"description": "What it provides: the sink of a producer, the target of a copy, the host that a consumer serves."
			},
			"names": {
				"type": "array",
				"items": { "type": "string" },
				"description": "Subject alternative names it covers, where it says so, spelled as in a certificate (`dns:\u2026`)."
			},
			"attributes": {
				"type": "object",
				"additionalProperties": { "$ref": "#/definitions/AttributeValue" },
				"properties": {
					"resource": {
						"type": "string",
						"description": "Kind of the object: `Certificate`, `Deployment`, `Reloader`."
					},
					"name": {
						"$ref": "#/definitions/Stated",
						"description": "As it stands in the file."
					},
					"namespace": { "$ref": "#/definitions/Stated" },
					"program": {
						"type": "string",
						"description": "What runs: `certbot`, `aws acm import-certificate`."
					},
					"command": {
						"$ref": "#/definitions/Stated",
						"description": "Subcommand of the program, or what stands for one."
					},
					"client": {
						"type": "string",
						"description": "Id of a client in the registry, where that is another than the mechanism."
					},
					"tool": { "type": "string" },
					"target": {
						"$ref": "#/definitions/Stated",
						"description": "Where it is copied to, or what it refers to."
					},
					"targets": {
						"type": "array",
						"items": { "type": "string" }
					},
					"repository": {
						"type": "string",
						"description": "The repository whose files are deployed."
					},
					"state": {
						"$ref": "#/definitions/FactState",
						"description": "Where its kind and `via` do not tell."
					},
					"via": {
						"type": "string",
						"description": "How the content arrives: `volume`, `sub-path`, `environment`, `watch`, `kustomize`; of a reload, `handler`."
					},
					"static": {
						"type": ["boolean", "string"],
						"description": "Held in the files of the repository: true, or how."
					},
					"placeholder": {
						"type": "boolean",
						"description": "Of a static Secret: something else fills it in."
					},
					"literal": {
						"type": "boolean",
						"description": "Of a static Secret: its content is in the file as it is."
					},
					"hashed": {
						"type": "boolean",
						"description": "Its name changes with its content."
					},
					"setup": {
						"type": "boolean",
						"description": "Done once, when a machine is set up."
					},
					"trigger": {
						"type": "string",
						"description": "Restarts or reloads, by what: `auto`, `list`, `search`, `all`, `checksum`, `rollout`, `off`, `ignored`, `none`, `unknown`."
					},
					"schedules": {
						"type": "array",
						"items": { "type": "string" },
						"description": "Cron expressions and intervals, each as the file states it."
					},
					"schedule": { "type": "string" },
					"cron": { "$ref": "#/definitions/Stated" },
					"interval": { "$ref": "#/definitions/Stated" },
					"refreshInterval": { "$ref": "#/definitions/Stated" },
					"disabled": { "type": "boolean" },
					"paused": {
						"type": "string",
						"description": "Of a deployment: how it is switched off, as the predicate of a sentence."
					},
					"manual": {
						"type": "boolean",
						"description": "Needs somebody to start it, or to answer."
					},
					"surface": {
						"type": "string",
						"description": "Kind of the text that the command stands in: `script`, `cron`, `github-actions`."
					},
					"container": {
						"type": "string",
						"description": "Image of the container that the command runs in."
					},
					"hidden": {
						"type": "string",
						"description": "How a failure is kept quiet: `|| true`."
					},
					"opaque": {
						"type": "boolean",
						"description": "Some arguments are known at run time only."
					},
					"call": {
						"$ref": "#/definitions/Stated",
						"description": "Of a schedule: starts another script, and runs when its caller does."
					},
					"unknown": {
						"type": ["boolean", "string"],
						"description": "Of a schedule: its script was not found. Of a restart: the annotation that the tool does not know."
					},
					"restarts": {
						"type": "boolean",
						"description": "Of a fact that writes a Secret: false if it could restart the workloads that read the Secret but is not configured to."
					},
					"daemon": {
						"type": "boolean",
						"description": "Runs on without an end."
					},
					"looped": { "type": "boolean" },
					"packaged": {
						"type": "boolean",
						"description": "Brought by a package of the system."
					},
					"unit": {
						"type": "string",
						"description": "Unit of systemd that is started, and the timer that is switched on."
					},
					"enables": { "type": "string" },
					"issues": {
						"type": "boolean",
						"description": "The job issues or renews itself."
					},
					"calls": {
						"type": "boolean",
						"description": "The job calls scripts, actions or workflows that may."
					},
					"renews": {
						"type": ["boolean", "string"],
						"description": "Renews, or how: `itself`, `on-apply`, `never`."
					},
					"fresh": {
						"type": "boolean",
						"description": "The job keeps no files from its last run."
					},
					"review": {
						"type": "string",
						"description": "What hands the result to a reviewer."
					},
					"committedKey": {
						"type": "string",
						"description": "A private key that is added to git."
					},
					"gap": {
						"type": "string",
						"description": "A Secret that is deleted before it is made again."
					},
					"retired": {
						"type": "string",
						"description": "A retired part of the platform that it needs."
					},
					"starts": {
						"type": "boolean",
						"description": "Starts the workflow that deploys what it stores."
					},
					"reissues": {
						"type": "boolean",
						"description": "Issues a new certificate with each run, whether due or not."
					},
					"duration": {
						"$ref": "#/definitions/Stated",
						"description": "Lifetime that is asked for, as the tool spells it."
					},
					"renewBefore": { "$ref": "#/definitions/Stated" },
					"renewBeforePercentage": { "$ref": "#/definitions/Stated" },
					"renewDays": {
						"type": "number",
						"description": "Days before the end from which on it renews."
					},
					"renewAge": {
						"type": "number",
						"description": "Days after the last issue from which on it renews."
					},
					"minDays": { "$ref": "#/definitions/Stated" },
					"expiryOffset": { "$ref": "#/definitions/Stated" },
					"policy": {
						"$ref": "#/definitions/Stated",
						"description": "The renewal policy of cert-manager or of a key vault; `Owner` if a copy restores its own version."
					},
					"server": {
						"$ref": "#/definitions/Stated",
						"description": "Directory of the ACME server."
					},
					"profile": { "$ref": "#/definitions/Stated" },
					"staging": {
						"$ref": "#/definitions/Stated",
						"description": "Uses a CA that no client trusts: true, or the option that says so."
					},
					"keyType": {
						"$ref": "#/definitions/Stated",
						"description": "Algorithm or size of the key, as the command line states it."
					},
					"isCA": {
						"$ref": "#/definitions/Stated",
						"description": "Of a request: for a CA."
					},
					"installs": {
						"type": ["boolean", "string"],
						"description": "What it installs: true, or the id of the mechanism."
					},
					"version": {
						"$ref": "#/definitions/Stated",
						"description": "Version that is pinned or installed."
					},
					"digest": {
						"type": "string",
						"enum": [
							"sha1",
							"sha256",
							"key"
						],
						"description": "Of a pin, whose `version` is a digest in lower-case hex: of a certificate, or SHA-256 of a public key."
					},
					"hook": {
						"$ref": "#/definitions/Stated",
						"description": "Command that runs after a renewal."
					},
					"directory": {
						"type": "boolean",
						"description": "A folder of hooks."
					},
					"more": {
						"type": "string",
						"description": "More hooks may stand in files that are not known."
					},
					"chained": {
						"anyOf": [{
							"type": "array",
							"items": { "type": "string" }
						}, { "type": "boolean" }],
						"description": "Services that the next commands reload; true where it is a reload behind the command."
					},
					"follows": {
						"type": "array",
						"items": { "type": "string" },
						"description": "Scripts that run after the command, as they are written."
					},
					"reload": {
						"$ref": "#/definitions/Stated",
						"description": "Command that the tool reloads with, or whether it reads its files again."
					},
					"told": {
						"$ref": "#/definitions/Stated",
						"description": "Whether a reload follows the copy; `null` if that cannot be known."
					},
					"mayReload": {
						"type": "boolean",
						"description": "A script whose reloads are not known."
					},
					"remote": {
						"type": "boolean",
						"description": "To another host."
					},
					"pulled": {
						"type": "boolean",
						"description": "From another host."
					},
					"renewed": {
						"type": "boolean",
						"description": "The copied file is renewed, according to its path or to the file that copies it."
					},
					"mirror": {
						"type": "boolean",
						"description": "Of a scope: permits mirrors, and which."
					},
					"allowed": { "type": ["string", "null"] },
					"namespaces": { "type": ["string", "null"] },
					"misplaced": {
						"type": "string",
						"description": "An annotation on an object where it has no effect."
					},
					"into": {
						"type": "array",
						"items": { "type": "string" },
						"description": "Namespaces that it is copied into."
					},
					"service": {
						"type": "string",
						"description": "Usual name of the server."
					},
					"directive": {
						"type": "string",
						"description": "Directive of its configuration that names the certificate."
					},
					"side": {
						"type": "string",
						"const": "client",
						"description": "A client certificate: presented to the servers that it connects to, not to its own clients."
					},
					"certificate": {
						"type": ["string", "null"],
						"description": "Paths as they are written."
					},
					"key": { "type": ["string", "null"] },
					"chain": { "type": ["string", "null"] },
					"trust": { "$ref": "#/definitions/Stated" },
					"secret": { "$ref": "#/definitions/Stated" },
					"mountPath": { "$ref": "#/definitions/Stated" },
					"image": { "$ref": "#/definitions/Stated" },
					"inject": {
						"type": "string",
						"description": "How a CA bundle is injected."
					}
				},
				"description": "Facts about it that are no links. They include the attributes for the mechanism's own rules; see  {@link  * OwnAttributes } ."
			},
			"conditions": {
				"type": "array",
				"items": { "type": "string" },
				"description": "In a template: the tests under which the place exists; `!` before a test means that it must fail. Two facts with contradicting tests never exist together. In values of a chart: the tests that they fulfil."
			},
			"lines": {
				"type": "object",
				"additionalProperties": { "type": "number" },
				"description": "1-based lines of attributes that stand on a line of their own."
			}
		},
		"required": [
			"attributes",
			"kind",
			"location",
			"mechanism",
			"reads",
			"writes"
		],
		"additionalProperties": false,
		"description": "A fact as JSON: what the mechanism wrote for its own rules is among its attributes."
	},
	"FactKind": {
		"type": "string",
		"enum": [
			"issuer",
			"producer",
			"sink",
			"copy",
			"consumer",
			"reload",
			"schedule",
			"pin",
			"scope"
		],
		"description": "The role a piece of rotation configuration plays in the chain issuer \u2192 producer \u2192 sink \u2192 copy \u2192 consumer \u2192 reload. An `issuer` signs what a producer asks for; `schedule` starts a producer or a copy; `pin` freezes a reference to one version; a `scope` says where the files that it lists are deployed (a kustomization's namespace)."
	},
	"Ref": {
		"type": "string",
		"description": "A key by which facts join: `secret:<namespace>/<name>`, `cluster-issuer:<name>`, `path:<absolute path on a host>`, `file:<path in the repository>`, `host:<dns name>` \u2026 The kinds stand in `src/facts/refs.ts`. An unknown namespace is written `?`; two known, different namespaces never join. A string in memory and in JSON."
	},
	"Stated": {
		"type": [
			"string",
			"number",
			"boolean",
			"null"
		],
		"description": "A scalar as the file states it; `null` where it is templated or otherwise unknown."
	},
	"FactState": {
		"type": "string",
		"enum": [
			"live",
			"frozen",
			"pinned",
			"once",
			"off",
			"manual"
		],
		"description": "What becomes of a new version at a fact."
	},
	"AttributeValue": {
		"anyOf": [
			{ "type": "string" },
			{ "type": "number" },
			{ "type": "boolean" },
			{ "type": "null" },
			{
				"type": "array",
				"items": { "$ref": "#/definitions/AttributeValue" }
			}
		],
		"description": "A value that was written down; `null` stands for one that is templated or otherwise unknown, never for a missing one."
	},
	"Edge": {
		"type": "object",
		"properties": {
			"from": { "type": "string" },
			"to": { "type": "string" },
			"ref": {
				"$ref": "#/definitions/Ref",
				"description": "The ref that both sides name."
			},
			"confidence": {
				"type": "string",
				"enum": ["high", "low"],
				"description": "`high` when both sides name the same ref, `low` when a namespace or a root had to be guessed."
			},
			"state": {
				"type": "string",
				"enum": [
					"live",
					"frozen",
					"pinned",
					"once",
					"off",
					"manual"
				]
			}
		},
		"required": [
			"from",
			"to",
			"ref",
			"confidence",
			"state"
		],
		"additionalProperties": false,
		"description": "A join that carries a new version one step further. Its ends are `fact:<index in the topology's facts>`, or `cert:<fingerprint>` for a certificate that was seen where a fact keeps one."
	},
	"Unreadable": {
		"type": "object",
		"properties": {
			"repository": {
				"type": "string",
				"description": "`owner/name` where it is known, else the name of the folder that was scanned."
			},
			"path": {
				"type": "string",
				"description": "Relative to the root that was scanned, with `/`. Bytes that are not UTF-8 are written as `\\xNN`."
			},
			"line": { "type": "number" },
			"endLine": { "type": "number" },
			"pointer": {
				"type": "string",
				"description": "The place inside the file's structure: `data[\"tls.crt\"]`, `alias \"web\"`, `#2`, `WEB-INF/web.jks!alias \"web\"`."
			},
			"reason": { "$ref": "#/definitions/UnreadableReason" },
			"detail": {
				"type": "string",
				"description": "One sentence for a person, without text taken from the file."
			},
			"kind": {
				"type": "string",
				"enum": [
					"configuration",
					"encrypted",
					"archive"
				],
				"description": "`configuration`: a renewal, copy or reload may be configured there. `encrypted`: content that cannot be read without its key, certificates or not. `archive`: a damaged archive or a part of it, which may hold anything. Absent: certificate material."
			},
			"encryption": {
				"$ref": "#/definitions/Encryption",
				"description": "What protects the content; only of the kind `encrypted`."
			}
		},
		"required": [
			"detail",
			"path",
			"reason",
			"repository"
		],
		"additionalProperties": false,
		"description": "An object that is there and could not be read: data, not an exception."
	},
	"UnreadableReason": {
		"type": "string",
		"enum": [
			"locked",
			"malformed",
			"unsupported",
			"too-large",
			"too-deep",
			"timeout",
			"denied"
		],
		"description": "Why an object, or a file, could not be read."
	},
	"Encryption": {
		"type": "string",
		"enum": [
			"git-crypt",
			"sops",
			"ansible-vault",
			"age",
			"openpgp",
			"sealed-secrets",
			"hiera-eyaml",
			"ejson",
			"openssl",
			"nss",
			"gskit",
			"unknown"
		],
		"description": "What protects a file, or the values in it, from being read without its key."
	},
	"Expiration": {
		"type": "object",
		"properties": {
			"repository": {
				"type": "string",
				"description": "`owner/name` where it is known, else the name of the folder that was scanned."
			},
			"path": {
				"type": "string",
				"description": "Relative to the root that was scanned, with `/`. Bytes that are not UTF-8 are written as `\\xNN`."
			},
			"line": { "type": "number" },
			"endLine": { "type": "number" },
			"pointer": {
				"type": "string",
				"description": "The place inside the file's structure: `data[\"tls.crt\"]`, `alias \"web\"`, `#2`, `WEB-INF/web.jks!alias \"web\"`."
			},
			"kind": { "$ref": "#/definitions/ExpirationKind" },
			"name": {
				"type": "string",
				"description": "What the date belongs to, as the file states it: the name of a profile, an entity ID, a domain, a subject, a key ID."
			},
			"notBefore": {
				"$ref": "#/definitions/Instant",
				"description": "Where the file states it too."
			},
			"notAfter": { "$ref": "#/definitions/Instant" }
		},
		"required": [
			"kind",
			"notAfter",
			"path",
			"repository"
		],
		"additionalProperties": false,
		"description": "An expiration date that a file states."
	},
	"ExpirationKind": {
		"type": "string",
		"enum": [
			"provisioning-profile",
			"saml-metadata",
			"pin-set",
			"token",
			"json-web-key"
		],
		"description": "Kinds of objects that have an expiration date of their own and are no certificates."
	},
	"IgnoreComment": {
		"type": "object",
		"properties": {
			"repository": {
				"type": "string",
				"description": "`owner/name` where it is known, else the name of the folder that was scanned."
			},
			"path": {
				"type": "string",
				"description": "Relative to the root that was scanned, with `/`. Bytes that are not UTF-8 are written as `\\xNN`."
			},
			"line": { "type": "number" },
			"endLine": { "type": "number" },
			"pointer": {
				"type": "string",
				"description": "The place inside the file's structure: `data[\"tls.crt\"]`, `alias \"web\"`, `#2`, `WEB-INF/web.jks!alias \"web\"`."
			},
			"rule": {
				"type": "string",
				"description": "Id of a rule, `until` a day of the calendar; each empty where the comment lacks it."
			},
			"until": { "type": "string" },
			"reason": { "type": "string" },
			"from": {
				"type": "number",
				"description": "First and last line that it speaks of, 1-based."
			},
			"to": { "type": "number" },
			"anchor": {
				"type": "string",
				"description": "Identifies the ignored line on both sides of a change."
			},
			"problem": {
				"type": "string",
				"description": "Why it ignores nothing, as half a sentence."
			},
			"pending": {
				"type": "boolean",
				"description": "It came with the change that is judged, and takes effect after the merge."
			}
		},
		"required": [
			"anchor",
			"from",
			"path",
			"reason",
			"repository",
			"rule",
			"to",
			"until"
		],
		"additionalProperties": false,
		"description": "A comment in a file that asks to ignore one rule at one place until a day. `line` is the one of the comment."
	},
	"Finding": {
		"type": "object",
		"properties": {
			"rule": { "type": "string" },
			"level": { "$ref": "#/definitions/Level" },
			"message": { "type": "string" },
			"fix": { "type": "string" },
			"location": { "$ref": "#/definitions/Location" },
			"related": {
				"type": "array",
				"items": { "$ref": "#/definitions/Location" }
			},
			"certificate": { "type": "string" },
			"owners": {
				"type": "array",
				"items": { "type": "string" }
			},
			"key": {
				"type": "string",
				"description": "`rule|subject`, stable across edits; equal keys are one finding."
			},
			"status": {
				"type": "string",
				"enum": [
					"new",
					"existing",
					"fixed"
				]
			},
			"suppressed": {
				"type": "object",
				"properties": {
					"by": {
						"type": "string",
						"enum": [
							"ignore",
							"baseline",
							"expect"
						]
					},
					"reason": { "type": "string" },
					"until": { "type": "string" }
				},
				"required": ["by", "reason"],
				"additionalProperties": false,
				"description": "Why it does not count: an ignore entry, the baseline, an expectation."
			},
			"context": {
				"type": "string",
				"enum": [
					"fixture",
					"example",
					"vendored",
					"trust-store"
				],
				"description": "Where it lies, when that lowered it."
			}
		},
		"required": [
			"rule",
			"level",
			"message",
			"fix",
			"location",
			"related",
			"key"
		],
		"additionalProperties": false
	},
	"Level": {
		"type": "string",
		"enum": [
			"error",
			"warning",
			"note"
		]
	},
	"ReviewRow": {
		"type": "object",
		"properties": {
			"step": { "$ref": "#/definitions/ReviewStep" },
			"action": {
				"type": "string",
				"enum": [
					"added",
					"removed",
					"altered",
					"replaced"
				],
				"description": "`replaced`: gone, and something else takes its place in the same change."
			},
			"what": {
				"type": "string",
				"description": "In plain words, without the step: `Certificate \"web\" (cert-manager)`."
			},
			"differences": {
				"type": "array",
				"items": { "$ref": "#/definitions/ReviewDifference" }
			},
			"location": {
				"$ref": "#/definitions/Location",
				"description": "Where it is in the head, or where it was in the base if it was removed."
			},
			"dependents": {
				"type": "array",
				"items": { "$ref": "#/definitions/ReviewDependent" },
				"description": "The first few of the known dependents."
			},
			"owners": {
				"type": "array",
				"items": { "type": "string" }
			},
			"effect": { "$ref": "#/definitions/ReviewEffect" },
			"context": {
				"type": "string",
				"enum": [
					"fixture",
					"example",
					"vendored",
					"trust-store"
				],
				"description": "Where it is, when that is no production."
			}
		},
		"required": [
			"step",
			"action",
			"what",
			"differences",
			"location",
			"dependents",
			"owners"
		],
		"additionalProperties": false,
		"description": "What a change does to one certificate, key or step of the automation."
	},
	"ReviewStep": {
		"type": "string",
		"enum": [
			"certificate",
			"key",
			"keystore",
			"issuer",
			"renewal",
			"schedule",
			"copy",
			"store",
			"secret",
			"pin",
			"reload",
			"use",
			"controller",
			"version",
			"deployment",
			"permission",
			"alert"
		]
	},
	"ReviewDifference": {
		"type": "object",
		"properties": {
			"of": {
				"type": "string",
				"description": "What differs, in plain words: `schedule`, `expires`, `issuer`."
			},
			"before": { "type": "string" },
			"after": { "type": "string" }
		},
		"required": ["of"],
		"additionalProperties": false,
		"description": "One difference. `before` or `after` is absent if that side states nothing."
	},
	"ReviewDependent": {
		"type": "object",
		"properties": {
			"what": { "type": "string" },
			"location": { "$ref": "#/definitions/Location" }
		},
		"required": ["what", "location"],
		"additionalProperties": false,
		"description": "Who depends on a step."
	},
	"ReviewEffect": {
		"type": "string",
		"enum": [
			"breaks",
			"weakens",
			"unclear"
		],
		"description": "What a change means for its dependents. `breaks`: something in use loses its source. `weakens`: it continues later, more rarely, or only by hand. `unclear`: it is gone, and no dependents are known."
	},
	"Fault": {
		"type": "object",
		"properties": {
			"where": {
				"type": "string",
				"description": "The plug-in and the file, such as `decoder pem: certs/a.pem`."
			},
			"message": { "type": "string" }
		},
		"required": ["where", "message"],
		"additionalProperties": false,
		"description": "A failure of the tool itself, contained where it happened."
	},
	"Arrival": {
		"type": "object",
		"properties": {
			"repository": { "type": "string" },
			"path": { "type": "string" },
			"revision": { "type": "string" },
			"time": { "$ref": "#/definitions/Instant" },
			"fingerprint": {
				"type": "string",
				"description": "The version, which may no longer exist anywhere."
			},
			"subject": { "type": "string" },
			"notBefore": { "anyOf": [{ "$ref": "#/definitions/Instant" }, { "type": "null" }] },
			"notAfter": { "anyOf": [{ "$ref": "#/definitions/Instant" }, { "type": "null" }] }
		},
		"required": [
			"repository",
			"path",
			"revision",
			"time",
			"fingerprint",
			"subject",
			"notBefore",
			"notAfter"
		],
		"additionalProperties": false,
		"description": "When a version of a certificate arrived at its path on the default branch (`git log --first-parent`)."
	},
	"ServedEndpoint": {
		"type": "object",
		"properties": {
			"endpoint": {
				"type": "string",
				"description": "As it was declared, such as `smtp://mx.corp.internal:25`."
			},
			"location": {
				"$ref": "#/definitions/Location",
				"description": "Where it was declared."
			},
			"address": {
				"type": "string",
				"description": "The IP address; absent where the name has none."
			},
			"asked": { "$ref": "#/definitions/Instant" },
			"certificates": {
				"type": "array",
				"items": { "$ref": "#/definitions/Certificate" },
				"description": "What it sent, its own certificate first; empty where it showed none. A refused handshake may still show them."
			},
			"nameMatches": {
				"type": "boolean",
				"description": "Whether its own certificate is for the name or address that was declared (RFC 9525); absent where it showed none."
			},
			"failure": { "$ref": "#/definitions/EndpointFailure" }
		},
		"required": [
			"endpoint",
			"location",
			"asked",
			"certificates"
		],
		"additionalProperties": false,
		"description": "What one address of an endpoint served when it was asked."
	},
	"Certificate": {
		"type": "object",
		"properties": {
			"fingerprint": {
				"type": "string",
				"description": "SHA-256 of the DER, lower-case hex: the identity of the certificate."
			},
			"sha1": {
				"type": "string",
				"description": "SHA-1 of the DER, lower-case hex: the thumbprint by which Windows and signing tools name a certificate."
			},
			"subject": {
				"type": "string",
				"description": "Distinguished names in the order of the encoding: `C=US, O=Example, CN=www.example.com`; empty when the name is."
			},
			"issuer": { "type": "string" },
			"serialNumber": {
				"type": "string",
				"description": "The signed integer in lower-case hex without leading zeros, `-` before a negative one."
			},
			"notBefore": {
				"anyOf": [{ "$ref": "#/definitions/Instant" }, { "type": "null" }],
				"description": "Null where the certificate states a time that cannot be read."
			},
			"notAfter": { "anyOf": [{ "$ref": "#/definitions/Instant" }, { "type": "null" }] },
			"names": {
				"type": "array",
				"items": { "type": "string" },
				"description": "Subject alternative names in encoded order: `dns:a.example`, `ip:10.0.0.1`, `email:\u2026`, `uri:\u2026`, `dirname:\u2026`, `rid:\u2026`, `other:<oid>`; `user:\u2026` for a principal of OpenSSH."
			},
			"publicKey": { "$ref": "#/definitions/PublicKey" },
			"signatureAlgorithm": {
				"type": "string",
				"description": "The field's usual name (`sha256WithRSAEncryption`, `ecdsa-with-SHA384`, `Ed25519`), else the dotted OID."
			},
			"ca": {
				"type": "boolean",
				"description": "basicConstraints says cA. A role needs more evidence: `openssl req -x509` sets it on server certificates."
			},
			"selfIssued": {
				"type": "boolean",
				"description": "Subject and issuer are the same name."
			},
			"keyUsage": {
				"type": "array",
				"items": { "type": "string" }
			},
			"extendedKeyUsage": {
				"type": "array",
				"items": { "type": "string" }
			},
			"subjectKeyId": {
				"type": "string",
				"description": "Lower-case hex."
			},
			"authorityKeyId": { "type": "string" },
			"policies": {
				"type": "array",
				"items": { "type": "string" },
				"description": "Certificate policy OIDs, when there are any."
			}
		},
		"required": [
			"fingerprint",
			"subject",
			"issuer",
			"serialNumber",
			"notBefore",
			"notAfter",
			"names",
			"publicKey",
			"signatureAlgorithm",
			"ca",
			"selfIssued",
			"keyUsage",
			"extendedKeyUsage"
		],
		"additionalProperties": false,
		"description": "An X.509 certificate (RFC 5280). Nothing here says where it was found."
	},
	"EndpointFailure": {
		"type": "object",
		"properties": {
			"reason": { "$ref": "#/definitions/EndpointFailureReason" },
			"detail": {
				"type": "string",
				"description": "Half a sentence for a person, without text that the endpoint sent."
			}
		},
		"required": ["reason", "detail"],
		"additionalProperties": false
	},
	"EndpointFailureReason": {
		"type": "string",
		"enum": [
			"not-allowed",
			"unresolvable",
			"unreachable",
			"timeout",
			"no-tls",
			"malformed",
			"handshake"
		],
		"description": "Why an endpoint was not probed, or why its answer was no certificate."
	}
};
var report_schema_default = {
	$schema,
	type,
	properties,
	required,
	additionalProperties,
	description,
	definitions
};

export { $schema, additionalProperties, report_schema_default as default, definitions, description, properties, required, type };
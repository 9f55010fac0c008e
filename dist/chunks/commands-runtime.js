// src/commands/runtime.ts
/** What the process exits with: section 6 of the design. */
const EXIT = {
	clean: 0,
	findings: 1,
	trouble: 2
};

export { EXIT as t };
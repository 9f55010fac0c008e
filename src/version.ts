import manifest from '../package.json' with { type: 'json' };

export const TOOL = { name: 'cert-hygiene', version: manifest.version };

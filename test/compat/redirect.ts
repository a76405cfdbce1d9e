/**
 * Lets everything in this process that asks for n8n's packages have those of the n8n below N8N_ENGINE: the tests' own helpers
 * and the built package alike. It has to be the first import.
 */
import Module from 'node:module';

const folder = process.env.N8N_ENGINE ?? '';

const OF_N8N = /^(n8n-core(\/.+)?|n8n-workflow|luxon|reflect-metadata|@n8n\/.+)$/;

type Resolve = (request: string, parent?: { filename?: string }, main?: boolean, options?: object) => string;

const module = Module as unknown as { _resolveFilename: Resolve };
const resolve = module._resolveFilename;

module._resolveFilename = function (request, parent, main, options) {
	// What n8n's packages ask for they find beside themselves.
	const asked = OF_N8N.test(request) && parent?.filename?.startsWith(folder) !== true;
	return resolve.call(this, request, parent, main, asked ? { paths: [folder] } : options);
};

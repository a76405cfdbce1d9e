/** The addresses of files, which are no part of UltraCart's API: they belong to the storage that it uses. */
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';

import { HttpError } from '../errors';
import { asObject } from '../json';
import { respondWithFaults, type ServerContext } from '../routes';
import type { ApiResponse } from '../envelope';
import type { Files } from './files';

/** By these names, faults are put on the requests. */
export const PUT_FILE = 'putFile';
export const GET_FILE = 'getFile';

/** Enough for the largest job that the node makes. */
const BODY_LIMIT = 80 * 1024 * 1024;

const CREDENTIALS = ['authorization', 'x-ultracart-simple-key'];

/** The storage explains itself in XML. */
const refusal = ({ status, message }: HttpError): ApiResponse => ({
	status,
	headers: { 'content-type': 'application/xml' },
	body: `<?xml version="1.0" encoding="UTF-8"?><Error><Message>${message}</Message></Error>`,
});

/** @throws HttpError for what the storage does not take */
function admit({ headers, method }: FastifyRequest): void {
	const given = CREDENTIALS.find((name) => headers[name] !== undefined);
	if (given !== undefined)
		throw new HttpError(400, `Only one way of signing is allowed, not ${given} as well`);
	if (method === 'PUT' && headers['content-length'] === undefined)
		throw new HttpError(411, 'MissingContentLength');
}

export const fileRoutes =
	(context: ServerContext, files: () => Files): FastifyPluginCallback =>
	(app, _options, ready) => {
		app.removeAllContentTypeParsers();
		app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
			done(null, body);
		});

		const answer = async (
			endpoint: string,
			request: FastifyRequest,
			reply: FastifyReply,
			respond: (key: string, signature: unknown) => ApiResponse,
		) => {
			const { method, params, query, body } = request;
			const key = String(asObject(params)['*']);
			const { 'X-Amz-Signature': signature } = asObject(query);
			const incoming = { endpoint, method, address: { key }, body };
			return await respondWithFaults(context, incoming, request, reply, () => {
				try {
					admit(request);
					return respond(key, signature);
				} catch (thrown) {
					if (thrown instanceof HttpError) return refusal(thrown);
					throw thrown;
				}
			});
		};

		app.put('/*', async (request, reply) =>
			answer(PUT_FILE, request, reply, (key, signature) => {
				if (request.headers['content-type'] !== 'application/x-ndjson')
					throw new HttpError(403, 'SignatureDoesNotMatch');
				files().put(key, signature, typeof request.body === 'string' ? request.body : '');
				return { status: 200 };
			}),
		);
		app.get('/*', async (request, reply) =>
			answer(GET_FILE, request, reply, (key, signature) => ({
				status: 200,
				headers: { 'content-type': 'application/x-ndjson' },
				body: files().get(key, signature),
			})),
		);
		ready();
	};

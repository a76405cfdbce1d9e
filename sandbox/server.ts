/** The HTTP server around the routes: the log, envelopes for errors, and the routes outside the API. */
import Fastify, {
	type FastifyError,
	type FastifyInstance,
	type FastifyReply,
	type FastifyRequest,
} from 'fastify';

import { fileRoutes } from './bulk/fileRoutes';
import { FILES_PATH } from './bulk/files';
import { controlRoutes, type Controls } from './control';
import { asSwitched, errorResponse, webPage } from './envelope';
import { HttpError } from './errors';
import { asObject } from './json';
import type { OAuth } from './oauth';
import { oauthRoutes } from './oauthRoutes';
import { RequestContext } from './requestContext';
import { apiRoutes, send, type ServerContext } from './routes';

export const BASE_PATH = '/rest/v2';
const CONTROL_PATH = '/sandbox';

/** Enough for as many codes as one upload may hold. */
const BODY_LIMIT = 32 * 1024 * 1024;

export interface ServerParts extends ServerContext, Controls {
	readonly oauth: OAuth;
}

const pathOf = (url: string): string => url.split('?')[0] ?? '';

function requestContextOf({ log, clock }: ServerParts, request: FastifyRequest): RequestContext {
	const { method, url, headers, query } = request;
	const { endpoint } = request.routeOptions.config;
	const at = clock.now();
	const context = new RequestContext(
		log.add({
			method,
			url,
			path: pathOf(url),
			endpoint,
			headers: { ...headers },
			query: { ...asObject(query) },
			at,
		}),
	);
	context.onEnd(() => {
		log.end(context.logEntry);
	});
	return context;
}

/** Logs every request, and lets the next one in before the response goes out: the client may ask again at once. */
function addLog(app: FastifyInstance, parts: ServerParts): void {
	const contextOf = (request: FastifyRequest) => request.requestContext as RequestContext | undefined;
	app.decorateRequest('requestContext');
	app.addHook('onRequest', (request, _reply, next) => {
		if (!request.url.startsWith(CONTROL_PATH)) request.requestContext = requestContextOf(parts, request);
		next();
	});
	app.addHook('preValidation', (request, _reply, next) => {
		const context = contextOf(request);
		if (context) context.logEntry.body = request.body;
		next();
	});
	app.addHook('onSend', (request, reply, payload, next) => {
		const context = contextOf(request);
		if (context) context.logEntry.status = reply.statusCode;
		context?.end();
		next(null, payload);
	});
	app.addHook('onRequestAbort', (request, next) => {
		contextOf(request)?.end();
		next();
	});
}

function asHttpError(thrown: FastifyError | HttpError): HttpError {
	if (thrown instanceof HttpError) return thrown;
	const { statusCode = 500, message, stack } = thrown;
	if (statusCode < 500) return new HttpError(statusCode, message);
	return new HttpError(500, 'The sandbox itself failed', { developerMessage: stack ?? message });
}

/** Puts every error of the API into UltraCart's envelope. What is not at its path is none of its business. */
function addErrorHandlers(app: FastifyInstance, parts: ServerParts): void {
	const refuse = (reply: FastifyReply, thrown: FastifyError | HttpError) =>
		send(reply, asSwitched(errorResponse(asHttpError(thrown)), parts.account.switches));
	app.setErrorHandler((thrown: FastifyError | HttpError, _request, reply) => refuse(reply, thrown));
	app.setNotFoundHandler(({ method, url }, reply) =>
		pathOf(url).startsWith(`${BASE_PATH}/`)
			? refuse(reply, new HttpError(404, `There is no ${method} ${pathOf(url)}`))
			: send(reply, webPage(404)),
	);
}

/** Accepts a missing body even if there is a content type: n8n sends such requests. */
function addJsonParser(app: FastifyInstance): void {
	const parse = app.getDefaultJsonParser('error', 'error');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
		if (body === '') done(null, undefined);
		else void parse(request, body, done);
	});
}

export function createServer(parts: ServerParts): FastifyInstance {
	const app = Fastify({
		bodyLimit: BODY_LIMIT,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		routerOptions: { maxParamLength: 500 },
		// A URL that can't be decoded never reaches a route.
		frameworkErrors: (thrown, _request, reply) => void send(reply, errorResponse(asHttpError(thrown))),
	});
	addLog(app, parts);
	addErrorHandlers(app, parts);
	addJsonParser(app);
	app.register(apiRoutes(parts, parts.account.table.endpoints), { prefix: BASE_PATH });
	app.register(oauthRoutes(parts.oauth), { prefix: `${BASE_PATH}/oauth` });
	app.register(
		fileRoutes(parts, () => parts.account.files),
		{ prefix: FILES_PATH },
	);
	app.register(controlRoutes(parts), { prefix: CONTROL_PATH });
	return app;
}

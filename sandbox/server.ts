/** The HTTP server around the routes: log, envelopes for whatever goes wrong, and what is asked outside the API. */
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';

import { controlRoutes, type Controls } from './control';
import { refused } from './envelope';
import { HttpError } from './errors';
import { isObject } from './json';
import type { OAuth } from './oauth';
import { oauthRoutes } from './oauthRoutes';
import { apiRoutes, send, type World } from './routes';
import { Visit } from './visit';

export const BASE_PATH = '/rest/v2';
const CONTROL_PATH = '/sandbox';

/** A request can carry as many codes as an upload holds. */
const BODY_LIMIT = 32 * 1024 * 1024;

export interface ServerParts extends World, Controls {
	readonly oauth: OAuth;
}

function visitOf({ log, clock }: ServerParts, request: FastifyRequest): Visit {
	const { method, url, headers, query } = request;
	const [path = ''] = url.split('?');
	const { entry, leave } = log.enter({
		method,
		url,
		path,
		endpoint: request.routeOptions.config.endpoint,
		headers: { ...headers },
		query: isObject(query) ? { ...query } : {},
		at: clock.now(),
	});
	const visit = new Visit(entry);
	visit.onLeave(leave);
	return visit;
}

/** Writes every request down, and frees its place before the answer goes out: the client may ask again at once. */
function keepLog(app: FastifyInstance, parts: ServerParts): void {
	app.decorateRequest('visit');
	app.addHook('onRequest', (request, _reply, next) => {
		if (!request.url.startsWith(CONTROL_PATH)) request.visit = visitOf(parts, request);
		next();
	});
	app.addHook('preValidation', (request, _reply, next) => {
		const visit = request.visit as Visit | undefined;
		if (visit) visit.entry.body = request.body;
		next();
	});
	app.addHook('onSend', (request, reply, payload, next) => {
		const visit = request.visit as Visit | undefined;
		if (visit) visit.entry.status = reply.statusCode;
		visit?.leave();
		next(null, payload);
	});
	app.addHook('onRequestAbort', (request, next) => {
		(request.visit as Visit | undefined)?.leave();
		next();
	});
}

/** Whatever goes wrong is told in UltraCart's envelope. */
function refusalOf(thrown: FastifyError | HttpError): HttpError {
	if (thrown instanceof HttpError) return thrown;
	const { statusCode = 500, message, stack } = thrown;
	if (statusCode < 500) return new HttpError(statusCode, message);
	return new HttpError(500, 'The sandbox itself has a fault', { developerMessage: stack ?? message });
}

function tellRefusals(app: FastifyInstance): void {
	app.setErrorHandler((thrown: FastifyError | HttpError, _request, reply) =>
		send(reply, refused(refusalOf(thrown))),
	);
	app.setNotFoundHandler((request, reply) =>
		send(
			reply,
			refused(new HttpError(404, `There is no ${request.method} ${request.url.split('?')[0] ?? ''}`)),
		),
	);
}

/** A body may be missing although its type is told: n8n sends such requests. */
function readJson(app: FastifyInstance): void {
	const parse = app.getDefaultJsonParser('error', 'error');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, parsed) => {
		if (body === '') parsed(null, undefined);
		else void parse(request, body, parsed);
	});
}

export function createServer(parts: ServerParts): FastifyInstance {
	const app = Fastify({
		bodyLimit: BODY_LIMIT,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		routerOptions: { maxParamLength: 500 },
		// An address that can't be read gets nowhere near a route.
		frameworkErrors: (thrown, _request, reply) => void send(reply, refused(refusalOf(thrown))),
	});
	keepLog(app, parts);
	tellRefusals(app);
	readJson(app);
	app.register(apiRoutes(parts, parts.account.table.endpoints), { prefix: BASE_PATH });
	app.register(oauthRoutes(parts.oauth), { prefix: `${BASE_PATH}/oauth` });
	app.register(controlRoutes(parts), { prefix: CONTROL_PATH });
	return app;
}

/** The endpoints of the table as routes, and how a request is handled. */
import { setTimeout as pause } from 'node:timers/promises';

import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';

import { API_VERSION } from '../credentials/credentialTest';
import type { Endpoint } from '../scripts/metadata/types';
import type { Account } from './account';
import type { Authentication } from './authentication';
import { handle } from './crud';
import { asSwitched, errorResponse, withEnvelope, type ApiResponse } from './envelope';
import { HttpError } from './errors';
import type { Faults } from './faults';
import { effectOf, type RequestOutcome } from './faultTypes';
import { isObject } from './json';
import type { Limits } from './limits';
import type { IncomingRequest, ValidatedRequest } from './requests';
import { isEmptyAnswer } from './switches';
import type { Validation } from './validation';

/** What the routes work with. */
export interface ServerContext {
	/** Replaced by a reset. */
	readonly account: Account;
	readonly authentication: Authentication;
	readonly limits: Limits;
	readonly faults: Faults;
	readonly validation: Validation;
	/** Real milliseconds that every request takes. */
	readonly latency: number;
}

/** `/coupon/coupons/{coupon_oid}` → `/coupon/coupons/:coupon_oid`. */
const routeOf = ({ path }: Endpoint): string => path.replace(/\{(\w+)\}/g, ':$1');

/** @throws HttpError when the request may not come in */
function admit(context: ServerContext, { permission }: Endpoint, request: FastifyRequest): void {
	const { name } = context.authentication.applicationOf(request.headers, permission);
	request.requestContext.onEnd(context.limits.enter(name, request.ip));
	const version = request.headers['x-ultracart-api-version'];
	if (version !== API_VERSION) {
		throw new HttpError(400, `The header X-UltraCart-Api-Version must be ${API_VERSION}`);
	}
}

/** @throws HttpError when the request does not fit the row of its endpoint */
function respond(context: ServerContext, endpoint: Endpoint, incoming: IncomingRequest): ApiResponse {
	const { account, validation } = context;
	const request: ValidatedRequest = {
		endpoint,
		resource: account.resourceOf(endpoint),
		address: validation.addressOf(endpoint, incoming.address),
		body: validation.bodyOf(endpoint, incoming.body),
	};
	const { payload, resultSet } = handle(account, request, validation);
	const model = account.models.get(endpoint.answer ?? '');
	if (model && !isEmptyAnswer(endpoint.id, account.switches)) {
		return { status: 200, body: withEnvelope(endpoint, model, payload, resultSet) };
	}
	return { status: account.switches.emptyAnswer === 'noContent' ? 204 : 200 };
}

/** An HttpError becomes a response; anything else is a bug of the sandbox and ends as a 500. */
function respondOrRefuse(context: ServerContext, endpoint: Endpoint, incoming: IncomingRequest): ApiResponse {
	try {
		return respond(context, endpoint, incoming);
	} catch (thrown) {
		if (thrown instanceof HttpError) return errorResponse(thrown);
		throw thrown;
	}
}

async function outcomeOf(
	context: ServerContext,
	incoming: IncomingRequest,
	{ requestContext }: FastifyRequest,
	respond: () => ApiResponse,
): Promise<RequestOutcome> {
	const fault = context.faults.take(incoming);
	if (fault) requestContext.logEntry.fault = fault.kind;
	const duration = fault?.kind === 'delay' ? fault.milliseconds : context.latency;
	if (duration > 0) await pause(duration, undefined, { ref: false });
	const effect = fault && effectOf(fault);
	if (effect?.instead !== undefined) return effect.instead;
	const response = respond();
	if (response.status < 300) requestContext.logEntry.isDone = true;
	return effect?.after?.(response) ?? response;
}

/** Closes the connection as a broken network would. */
function resetConnection(request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	request.requestContext.end();
	request.raw.socket.resetAndDestroy();
}

/** Sends nothing until the client hangs up. */
function hang(request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	request.raw.socket.once('close', () => {
		request.requestContext.end();
	});
}

/** Sends blanks, with which a JSON text may well begin, until the client hangs up. */
function trickle(request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	reply.raw.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
	const drip = setInterval(() => reply.raw.write(' '), 100);
	request.raw.socket.once('close', () => {
		clearInterval(drip);
		request.requestContext.end();
	});
}

export function send(reply: FastifyReply, { status, headers = {}, body }: ApiResponse): FastifyReply {
	void reply.code(status).headers(headers);
	if (body === undefined || typeof body === 'string') return reply.send(body);
	return reply.header('content-type', 'application/json; charset=UTF-8').send(JSON.stringify(body));
}

/** Sends what a request is answered with, or what the fault that is put on it makes of that. */
export async function respondWithFaults(
	context: ServerContext,
	incoming: IncomingRequest,
	request: FastifyRequest,
	reply: FastifyReply,
	respond: () => ApiResponse,
): Promise<FastifyReply | void> {
	const outcome = await outcomeOf(context, incoming, request, respond);
	if (outcome === 'reset') return resetConnection(request, reply);
	if (outcome === 'trickle') return trickle(request, reply);
	if (outcome === 'hang') return hang(request, reply);
	return await send(reply, asSwitched(outcome, context.account.switches));
}

export const apiRoutes =
	(context: ServerContext, endpoints: readonly Endpoint[]): FastifyPluginCallback =>
	(app, _options, ready) => {
		for (const endpoint of endpoints) {
			app.route({
				method: endpoint.method,
				url: routeOf(endpoint),
				config: { endpoint: endpoint.id },
				onRequest: (request, _reply, next) => {
					admit(context, endpoint, request);
					next();
				},
				handler: async (request, reply) => {
					const { params, query, body, method } = request;
					const address = { ...(isObject(query) && query), ...(isObject(params) && params) };
					const incoming = { endpoint: endpoint.id, method, address, body };
					return await respondWithFaults(context, incoming, request, reply, () =>
						respondOrRefuse(context, endpoint, incoming),
					);
				},
			});
		}
		ready();
	};

/** The endpoints of the table as routes, and the way of one request through the sandbox. */
import { setTimeout as pause } from 'node:timers/promises';

import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';

import type { Endpoint } from '../scripts/metadata/types';
import type { Account } from './account';
import type { Authentication } from './authentication';
import type { Call } from './behaviour/types';
import { done } from './deeds';
import { refused, wrapped, type Answer } from './envelope';
import { HttpError } from './errors';
import { effectOf, type Ending } from './faultKinds';
import type { Asked, Faults } from './faults';
import { isObject, type Json } from './json';
import type { Limits } from './limits';
import { answersWithNothing } from './switches';
import type { Validation } from './validation';

/** What the routes work with. */
export interface World {
	/** A reset brings a new one. */
	readonly account: Account;
	readonly authentication: Authentication;
	readonly limits: Limits;
	readonly faults: Faults;
	readonly validation: Validation;
	/** Real milliseconds that every request takes. */
	readonly latency: number;
}

const API_VERSION = '2017-03-01';

/** `/coupon/coupons/{coupon_oid}` → `/coupon/coupons/:coupon_oid`. */
const routeOf = ({ path }: Endpoint): string => path.replace(/\{(\w+)\}/g, ':$1');

/** @throws HttpError when the request may not come in */
function admit(world: World, { permission }: Endpoint, request: FastifyRequest): void {
	const { name } = world.authentication.applicationOf(request.headers, permission);
	request.visit.onLeave(world.limits.enter(name, request.ip));
	const version = request.headers['x-ultracart-api-version'];
	if (version !== API_VERSION) {
		throw new HttpError(400, `The header X-UltraCart-Api-Version must be ${API_VERSION}`);
	}
}

/** @throws HttpError when the request does not fit its row */
function callOf({ account, validation }: World, endpoint: Endpoint, { address, body }: Asked): Call {
	return {
		endpoint,
		resource: account.resourceOf(endpoint),
		address: validation.addressOf(endpoint, address),
		body: validation.bodyOf(endpoint, body),
	};
}

function nothing({ switches }: Account): Answer {
	return { status: switches.emptyAnswer === 'noContent' ? 204 : 200 };
}

function work(world: World, endpoint: Endpoint, asked: Asked): Answer {
	const { account, validation } = world;
	const { payload, resultSet } = done(account, callOf(world, endpoint, asked), validation);
	const model = account.models.get(endpoint.answer ?? '');
	if (!model || answersWithNothing(endpoint.id, account.switches)) return nothing(account);
	return { status: 200, body: wrapped(endpoint, model, payload, resultSet) };
}

/** A refusal is an answer; anything else is the sandbox's own fault and shows as a 500. */
function attempt(world: World, endpoint: Endpoint, asked: Asked): Answer {
	try {
		return work(world, endpoint, asked);
	} catch (thrown) {
		if (thrown instanceof HttpError) return refused(thrown);
		throw thrown;
	}
}

async function answerTo(world: World, endpoint: Endpoint, request: FastifyRequest): Promise<Ending> {
	const { params, query, body, method, visit } = request;
	const address: Json = { ...(isObject(query) && query), ...(isObject(params) && params) };
	const asked: Asked = { endpoint: endpoint.id, method, address, body };
	const fault = world.faults.take(asked);
	if (fault) visit.entry.fault = fault.kind;
	const takes = fault?.kind === 'delay' ? fault.milliseconds : world.latency;
	if (takes > 0) await pause(takes, undefined, { ref: false });
	const effect = fault && effectOf(fault);
	if (effect?.instead !== undefined) return effect.instead;
	const answer = attempt(world, endpoint, asked);
	return effect?.after?.(answer) ?? answer;
}

/** Cuts the connection as a broken network would. */
function cut(request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	request.visit.leave();
	request.raw.socket.resetAndDestroy();
}

/** Says nothing, until the other side hangs up. */
function hold(request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	request.raw.socket.once('close', () => {
		request.visit.leave();
	});
}

/** Sends an answer as it is. */
export function send(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
	void reply.code(status).headers(headers);
	if (body === undefined) return reply.send();
	if (typeof body === 'string') return reply.send(body);
	return reply.header('content-type', 'application/json; charset=UTF-8').send(JSON.stringify(body));
}

export const apiRoutes =
	(world: World, endpoints: readonly Endpoint[]): FastifyPluginCallback =>
	(app, _options, ready) => {
		for (const endpoint of endpoints) {
			app.route({
				method: endpoint.method,
				url: routeOf(endpoint),
				config: { endpoint: endpoint.id },
				onRequest: (request, _reply, next) => {
					admit(world, endpoint, request);
					next();
				},
				handler: async (request, reply) => {
					const answer = await answerTo(world, endpoint, request);
					if (answer === 'reset') return cut(request, reply);
					return answer === 'hang' ? hold(request, reply) : await send(reply, answer);
				},
			});
		}
		ready();
	};

/** Endpoints beside the API, by which someone without access to this process steers the sandbox. */
import type { FastifyPluginCallback } from 'fastify';

import type { Clock } from './clock';
import { HttpError } from './errors';
import { checkedFault, type Faults } from './faults';
import { isObject, objectsIn, type Json } from './json';
import type { Log } from './log';
import type { Delivery } from './webhooks/outbox';
import { checkedSwitches, type Switches } from './switches';

export interface Controls {
	readonly faults: Faults;
	readonly switches: Switches;
	readonly clock: Clock;
	readonly log: Log;
	readonly reset: () => void;
	/** Lets something happen, so that webhooks are told. */
	readonly happen: (event: string, record: Json) => void;
	/** Lets a user sign in to the back office. */
	readonly signIn: (userId: number, more: Json) => void;
	readonly deliveries: () => readonly Delivery[];
}

const dataOf = (body: unknown): Json => (isObject(body) ? body : {});

function setClock(clock: Clock, { advance, speed }: Json): void {
	if (typeof advance === 'number') clock.advance(advance);
	if (typeof speed === 'number' && speed >= 0) clock.speed = speed;
}

/** `{ "event": "order_create", "record": {…} }`, or a delivery's own `{ "events": [{ "order_create": {…} }] }`. */
function happeningsIn({ event, record, events }: Json): [string, Json][] {
	if (typeof event === 'string') return [[event, dataOf(record)]];
	const named = objectsIn(events).flatMap((entry) => Object.entries(entry));
	if (named.length === 0) throw new HttpError(400, 'Send an event and its record');
	return named.map(([name, value]) => [name, dataOf(value)]);
}

export const controlRoutes =
	({ faults, switches, clock, log, reset, happen, signIn, deliveries }: Controls): FastifyPluginCallback =>
	(app, _options, ready) => {
		app.post('/faults', ({ body }) => {
			faults.add(checkedFault(body));
			return { pending: faults.pending };
		});
		app.get('/switches', () => switches);
		app.post('/switches', ({ body }) => Object.assign(switches, checkedSwitches(dataOf(body))));
		app.post('/clock', ({ body }) => {
			setClock(clock, dataOf(body));
			return { now: clock.now(), speed: clock.speed };
		});
		app.get('/log', () => {
			const { calls, refused, maximumInFlight, entries } = log;
			return { calls, refused, maximumInFlight, entries };
		});
		app.post('/events', ({ body }) => {
			const happenings = happeningsIn(dataOf(body));
			for (const [event, record] of happenings) happen(event, record);
			return { happened: happenings.length };
		});
		app.post('/logins', ({ body }) => {
			const { user_id: userId, ...more } = dataOf(body);
			signIn(Number(userId), more);
			return {};
		});
		app.get('/deliveries', () => deliveries());
		app.post('/reset', () => {
			reset();
			return {};
		});
		ready();
	};

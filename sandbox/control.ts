/** Endpoints outside the API that control the sandbox from another process. */
import type { FastifyPluginCallback } from 'fastify';

import type { Clock } from './clock';
import { HttpError } from './errors';
import { checkedFault, type Faults } from './faults';
import { asObject, objectsIn, type Json } from './json';
import type { Log } from './log';
import { checkedSwitches, type Switches } from './switches';
import type { Delivery } from './webhooks/deliveryQueue';

export interface Controls {
	readonly faults: Faults;
	readonly switches: Switches;
	readonly clock: Clock;
	readonly log: Log;
	readonly reset: () => void;
	/** Delivers an event to the webhooks that subscribe to it. */
	readonly emitEvent: (event: string, record: Json) => void;
	/** Signs a user in to the back office. */
	readonly signIn: (userId: number, more: Json) => void;
	readonly deliveries: () => readonly Delivery[];
}

function setClock(clock: Clock, { advance, speed }: Json): void {
	if (typeof advance === 'number') clock.advance(advance);
	if (typeof speed === 'number' && speed >= 0) clock.speed = speed;
}

/** `{ "event": "order_create", "record": {…} }`, or a delivery's own `{ "events": [{ "order_create": {…} }] }`. */
function eventsIn({ event, record, events }: Json): [string, Json][] {
	if (typeof event === 'string') return [[event, asObject(record)]];
	const named = objectsIn(events).flatMap((entry) => Object.entries(entry));
	if (named.length === 0) throw new HttpError(400, 'Send an event and its record');
	return named.map(([name, value]) => [name, asObject(value)]);
}

export const controlRoutes =
	({ faults, switches, clock, log, reset, emitEvent, signIn, deliveries }: Controls): FastifyPluginCallback =>
	(app, _options, ready) => {
		app.post('/faults', ({ body }) => {
			faults.add(checkedFault(body));
			return { pending: faults.pending };
		});
		app.get('/switches', () => switches);
		app.post('/switches', ({ body }) => Object.assign(switches, checkedSwitches(asObject(body))));
		app.post('/clock', ({ body }) => {
			setClock(clock, asObject(body));
			return { now: clock.now(), speed: clock.speed };
		});
		app.get('/log', () => {
			const { calls, refused, maximumInFlight, entries } = log;
			return { calls, refused, maximumInFlight, entries };
		});
		app.post('/events', ({ body }) => {
			const named = eventsIn(asObject(body));
			for (const [event, record] of named) emitEvent(event, record);
			return { happened: named.length };
		});
		app.post('/logins', ({ body }) => {
			const { user_id: userId, ...more } = asObject(body);
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

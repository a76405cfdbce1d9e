/** Endpoints beside the API, by which someone without access to this process steers the sandbox. */
import type { FastifyPluginCallback } from 'fastify';

import type { Clock } from './clock';
import { Refusal } from './envelope';
import { checkedFault, type Faults } from './faults';
import { isObject, type Json } from './json';
import type { Log } from './log';
import { checkedSwitches, type Switches } from './switches';

export interface Controls {
	readonly faults: Faults;
	readonly switches: Switches;
	readonly clock: Clock;
	readonly log: Log;
	readonly reset: () => void;
}

/** @throws Refusal with the words of what was thrown */
function checked<Result>(check: () => Result): Result {
	try {
		return check();
	} catch (thrown) {
		throw new Refusal(400, thrown instanceof Error ? thrown.message : String(thrown));
	}
}

const dataOf = (body: unknown): Json => (isObject(body) ? body : {});

function setClock(clock: Clock, { advance, speed }: Json): void {
	if (typeof advance === 'number') clock.advance(advance);
	if (typeof speed === 'number' && speed >= 0) clock.speed = speed;
}

export const controlRoutes =
	({ faults, switches, clock, log, reset }: Controls): FastifyPluginCallback =>
	(app, _options, ready) => {
		app.post('/faults', ({ body }) => {
			faults.add(checked(() => checkedFault(body)));
			return { pending: faults.pending };
		});
		app.get('/switches', () => switches);
		app.post('/switches', ({ body }) =>
			Object.assign(
				switches,
				checked(() => checkedSwitches(dataOf(body))),
			),
		);
		app.post('/clock', ({ body }) => {
			setClock(clock, dataOf(body));
			return { now: clock.now(), speed: clock.speed };
		});
		app.get('/log', () => {
			const { calls, refused, maximumInFlight, entries } = log;
			return { calls, refused, maximumInFlight, entries };
		});
		app.post('/reset', () => {
			reset();
			return {};
		});
		ready();
	};

/** What goes wrong between n8n and UltraCart, and on which call: the same for the same seed. */
import type { Random } from '../../sandbox/random';
import { table } from '../../scripts/metadata';
import type { Endpoint } from '../../scripts/metadata/types';
import { BASE_PATH } from '../../sandbox/server';
import type { Message } from './message';

/** A page of whatever stands between; UltraCart's own answers are JSON. */
export interface Page {
	readonly status: number;
	readonly html: string;
}

export type NetworkFault =
	/** Both go through, in pieces and slowly. */
	| { readonly type: 'slow'; readonly pieces: number }
	/** UltraCart gets the beginning of the request only. */
	| { readonly type: 'cutRequest'; readonly at: number }
	/** Done, but only the beginning of the answer comes. */
	| { readonly type: 'cutAnswer'; readonly at: number; readonly reset: boolean }
	/** Done, but after the beginning of the answer nothing more comes. */
	| { readonly type: 'stall'; readonly at: number }
	/** A page comes in place of the answer; the request was done or has not even reached UltraCart. */
	| { readonly type: 'page'; readonly page: Page; readonly done: boolean }
	/** UltraCart gets the request twice; one of its answers comes. */
	| { readonly type: 'doubledRequest'; readonly delivers: 'first' | 'second' }
	| { readonly type: 'doubledAnswer' };

const html = (title: string): string =>
	`<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;

const PAGES: readonly Page[] = [
	{ status: 502, html: html('502 Bad Gateway') },
	{ status: 503, html: html('503 Service Temporarily Unavailable') },
	{ status: 504, html: html('504 Gateway Time-out') },
	{ status: 404, html: html('404 Not Found') },
	{ status: 400, html: html('400 Bad Request') },
	{ status: 403, html: html('403 Forbidden') },
	{ status: 200, html: html('Down for maintenance') },
	{ status: 200, html: '' },
	{ status: 204, html: '' },
	{ status: 502, html: '' },
];

const pattern = ({ method, path }: Endpoint): RegExp =>
	new RegExp(`^${method} ${BASE_PATH}${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);

const patterns = table.endpoints.map((endpoint) => ({ endpoint, matches: pattern(endpoint) }));

export const endpointOf = ({ method, path }: Message): Endpoint | undefined =>
	patterns.find(({ matches }) => matches.test(`${method} ${path}`))?.endpoint;

/** What comes to the same when it is done twice. */
const isRepeatable = (endpoint: Endpoint): boolean => endpoint.safe === true || endpoint.method !== 'POST';

/** A write whose good answer may hold nothing. */
const answersWithNothing = ({ answer, crud, asyncMode }: Endpoint, { path }: Message): boolean =>
	answer === undefined ||
	crud === 'delete' ||
	crud === 'deleteMany' ||
	(asyncMode !== undefined && path.includes(asyncMode.parameter));

function pageFault(random: Random, endpoint: Endpoint, request: Message): NetworkFault {
	const page = random.pick(PAGES);
	const isDone = random.chance(1 / 2);
	// Nobody could tell it from UltraCart's own answer: it comes only when it was done.
	const looksDone = page.html === '' && page.status < 300 && !endpoint.safe;
	return { type: 'page', page, done: looksDone && answersWithNothing(endpoint, request) ? true : isDone };
}

const FAULTS: readonly ((random: Random, endpoint: Endpoint, request: Message) => NetworkFault)[] = [
	(random) => ({ type: 'slow', pieces: 2 + random.below(4) }),
	(random) => ({ type: 'cutRequest', at: random.below(1000) / 1000 }),
	(random) => ({ type: 'cutAnswer', at: random.below(1000) / 1000, reset: random.chance(1 / 2) }),
	(random) => ({ type: 'cutAnswer', at: random.below(1000) / 1000, reset: random.chance(1 / 2) }),
	pageFault,
	pageFault,
	pageFault,
	(random, endpoint, request) =>
		isRepeatable(endpoint)
			? { type: 'doubledRequest', delivers: random.pick(['first', 'second'] as const) }
			: pageFault(random, endpoint, request),
	() => ({ type: 'doubledAnswer' }),
];

/** How much goes wrong in a run. */
interface Weather {
	/** Of a call. */
	readonly chance: number;
	readonly most: number;
	/** Whether the first fault is one that has to be waited for until the node's patience ends. */
	readonly stalls: boolean;
}

const weatherOf = (random: Random): Weather => ({
	chance: random.pick([0.2, 0.4, 0.7, 1]),
	most: random.pick([1, 2, 3, 5, 20]),
	stalls: random.chance(1 / 15),
});

export class FaultPlan {
	private readonly weather: Weather;
	private used = 0;

	constructor(private readonly random: Random) {
		this.weather = weatherOf(random);
	}

	get stalls(): boolean {
		return this.weather.stalls;
	}

	/** What happens to the next call. */
	readonly next = (request: Message): NetworkFault | undefined => {
		const { random, weather } = this;
		const endpoint = endpointOf(request);
		if (!endpoint) throw new Error(`The table has no ${request.method} ${request.path}`);
		if (this.used >= weather.most || !random.chance(weather.chance)) return undefined;
		this.used += 1;
		if (weather.stalls && this.used === 1) return { type: 'stall', at: random.below(1000) / 1000 };
		return random.pick(FAULTS)(random, endpoint, request);
	};
}

const percent = (at: number): string => `after ${(at * 100).toFixed(1)} % of its bytes`;

export function describeFault(fault: NetworkFault): string {
	switch (fault.type) {
		case 'slow':
			return `slow, in ${fault.pieces} pieces`;
		case 'cutRequest':
			return `request cut ${percent(fault.at)}`;
		case 'cutAnswer':
			return `done, answer ${fault.reset ? 'reset' : 'ended'} ${percent(fault.at)}`;
		case 'stall':
			return `done, answer stops ${percent(fault.at)} and the connection stays`;
		case 'page': {
			const { status, html: text } = fault.page;
			return `${fault.done ? 'done' : 'not done'}, answered ${status} with ${text === '' ? 'nothing' : 'a web page'}`;
		}
		case 'doubledRequest':
			return `arrived twice, the ${fault.delivers} answer delivered`;
		case 'doubledAnswer':
			return 'answered twice';
	}
}

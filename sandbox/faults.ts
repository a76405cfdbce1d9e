/** Faults on demand: what networks and servers do wrong, put upon chosen requests. */
import { SettingError } from './errors';
import { FAULT_KINDS, type FaultKind, type What } from './faultKinds';
import { isObject, type Json } from './json';

/** What a fault is chosen by. */
export interface Asked {
	readonly endpoint: string;
	readonly method: string;
	/** Path parameters and query, with the types of their rows; texts where the address is not valid. */
	readonly address: Json;
	readonly body: unknown;
}

interface When {
	/** Which requests: one endpoint, several, or a question to each request. Missing: every request. */
	readonly on?: string | readonly string[] | ((asked: Asked) => boolean);
	/** How many requests it is put upon; one when it is not said. */
	readonly times?: number;
	/** How many requests it lets pass before. */
	readonly after?: number;
}

export type Fault = When & What;

/** A fault that was ordered. */
export interface Ordered {
	readonly fault: Fault;
	/** How many requests it has been put upon. */
	readonly hits: number;
	remove(): void;
}

class Order implements Ordered {
	hits = 0;
	private passed = 0;

	constructor(
		readonly fault: Fault,
		private readonly orders: Set<Order>,
	) {}

	remove(): void {
		this.orders.delete(this);
	}

	/** Whether this request gets it; counts. */
	takes(asked: Asked): boolean {
		const { on, after = 0, times = 1 } = this.fault;
		if (!matches(on, asked)) return false;
		if (this.passed < after) {
			this.passed += 1;
			return false;
		}
		this.hits += 1;
		if (this.hits >= times) this.remove();
		return true;
	}
}

function matches(on: When['on'], asked: Asked): boolean {
	if (on === undefined) return true;
	if (typeof on === 'function') return on(asked);
	return (typeof on === 'string' ? [on] : on).includes(asked.endpoint);
}

export class Faults {
	private readonly orders = new Set<Order>();

	/** Orders a fault. Of several that fit a request, the first one ordered is put upon it. */
	add(fault: Fault): Ordered {
		const order = new Order(fault, this.orders);
		this.orders.add(order);
		return order;
	}

	/** Faults that have not been put upon as many requests as ordered. */
	get pending(): readonly Fault[] {
		return [...this.orders].map(({ fault }) => fault);
	}

	clear(): void {
		this.orders.clear();
	}

	take(asked: Asked): Fault | undefined {
		for (const order of this.orders) if (order.takes(asked)) return order.fault;
		return undefined;
	}
}

const isKind = (kind: unknown): kind is FaultKind => FAULT_KINDS.some((known) => known === kind);

/**
 * Reads a fault that came as plain data.
 *
 * @throws SettingError that says what is missing
 */
export function checkedFault(given: unknown): Fault {
	if (!isObject(given) || !isKind(given.kind) || given.kind === 'alter') {
		throw new SettingError(
			`A fault needs a kind: ${FAULT_KINDS.filter((kind) => kind !== 'alter').join(', ')}`,
		);
	}
	const needed = { status: 'status', statusAfter: 'status', delay: 'milliseconds' }[String(given.kind)];
	if (needed !== undefined && typeof given[needed] !== 'number') {
		throw new SettingError(`A fault of the kind ${given.kind} needs a number for ${needed}`);
	}
	return given as unknown as Fault;
}

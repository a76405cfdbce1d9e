/** Faults on demand: what goes wrong in networks and servers, applied to chosen requests. */
import { SettingError } from './errors';
import { FAULT_TYPES, type FaultDefinition, type FaultType } from './faultTypes';
import { isObject } from './json';
import type { IncomingRequest } from './requests';

interface FaultSelector {
	/** Which requests: those of one or more endpoints, or those that a predicate accepts. Default: all. */
	readonly on?: string | readonly string[] | ((request: IncomingRequest) => boolean);
	/** How many requests it is applied to. Default: 1. */
	readonly times?: number;
	/** How many matching requests pass first. */
	readonly after?: number;
}

export type Fault = FaultSelector & FaultDefinition;

class ScheduledFault {
	/** How many requests it has been applied to. */
	hits = 0;
	private skipped = 0;

	constructor(
		readonly fault: Fault,
		private readonly scheduled: Set<ScheduledFault>,
	) {}

	remove(): void {
		this.scheduled.delete(this);
	}

	/** Whether it applies to this request, which counts. */
	appliesTo(request: IncomingRequest): boolean {
		const { on, after = 0, times = 1 } = this.fault;
		if (!matches(on, request)) return false;
		if (this.skipped < after) {
			this.skipped += 1;
			return false;
		}
		this.hits += 1;
		if (this.hits >= times) this.remove();
		return true;
	}
}

function matches(on: FaultSelector['on'], request: IncomingRequest): boolean {
	if (on === undefined) return true;
	if (typeof on === 'function') return on(request);
	return (typeof on === 'string' ? [on] : on).includes(request.endpoint);
}

export class Faults {
	private readonly scheduled = new Set<ScheduledFault>();

	/** Schedules a fault. Of several that match a request, the first one added is applied. */
	add(fault: Fault): ScheduledFault {
		const scheduled = new ScheduledFault(fault, this.scheduled);
		this.scheduled.add(scheduled);
		return scheduled;
	}

	/** Faults that have not yet been applied as often as requested. */
	get pending(): readonly Fault[] {
		return [...this.scheduled].map(({ fault }) => fault);
	}

	clear(): void {
		this.scheduled.clear();
	}

	take(request: IncomingRequest): Fault | undefined {
		return [...this.scheduled].find((scheduled) => scheduled.appliesTo(request))?.fault;
	}
}

/** A function can't be sent as JSON. */
const TYPES_AS_DATA = FAULT_TYPES.filter((type) => type !== 'alter');

const NUMBERS: Partial<Record<FaultType, string>> = {
	status: 'status',
	statusAfter: 'status',
	htmlInstead: 'status',
	delay: 'milliseconds',
};

/**
 * Reads a fault that came as plain data.
 *
 * @throws SettingError that says what is missing
 */
export function checkedFault(given: unknown): Fault {
	const type = isObject(given) ? TYPES_AS_DATA.find((known) => known === given.kind) : undefined;
	if (!isObject(given) || type === undefined) {
		throw new SettingError(`A fault needs a kind: ${TYPES_AS_DATA.join(', ')}`);
	}
	const number = NUMBERS[type];
	if (number !== undefined && typeof given[number] !== 'number') {
		throw new SettingError(`A fault of the kind ${type} needs a number for ${number}`);
	}
	return { ...given, kind: type } as Fault;
}

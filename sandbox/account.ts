import { recordKeepers, type Table } from '../scripts/metadata';
import type { Attributes, Endpoint, Model, Resource } from '../scripts/metadata/types';
import { behaviours } from './behaviour';
import type { Behaviour, Writing } from './behaviour/types';
import type { Clock } from './clock';
import { HttpError } from './errors';
import type { Json } from './json';
import { Records, type Id } from './records';
import { seeded } from './seed';
import type { Switches } from './switches';
import { withOneVariant } from './variants';
import { Outbox } from './webhooks/outbox';
import { ensureRequired, readOnlyOf, withoutNulls, written } from './writing';

/** How many records of each resource an account starts with, where that is not left to the resource. */
export type Counts = Readonly<Record<string, number>>;

const FIRST_ID = 1001;

/** A merchant's account: the records of every resource of the table, and the rules by which they are written. */
export class Account {
	readonly models: ReadonlyMap<string, Model>;
	/** Deliveries to webhooks. */
	readonly outbox: Outbox;
	private readonly resources: ReadonlyMap<string, Resource>;
	private readonly records = new Map<string, Records>();
	private readonly behaviours = new Map<string, Behaviour>();

	constructor(
		readonly table: Table,
		readonly switches: Switches,
		readonly clock: Clock,
		private readonly counts: Counts,
	) {
		this.models = new Map(table.models.map((model) => [model.name, model]));
		this.resources = new Map(recordKeepers(table).map((resource) => [resource.name, resource]));
		this.outbox = new Outbox({
			clock,
			switches,
			webhooks: () => this.webhooks(),
			disable: ({ webhook_oid: oid }) => {
				const records = this.recordsOf(this.resource('webhook'));
				const webhook = records.get(oid as Id);
				if (webhook) records.put({ ...webhook, disabled: true });
			},
		});
	}

	resource(name: string): Resource {
		const resource = this.resources.get(name);
		if (!resource) throw new Error(`The table has no resource '${name}'`);
		return resource;
	}

	resourceOf(endpoint: Endpoint): Resource {
		const owner = [...this.resources.values()].find(({ endpoints }) => endpoints.includes(endpoint));
		if (!owner) throw new Error(`No resource of the table has the endpoint '${endpoint.id}'`);
		return owner;
	}

	attributesOf(resource: Resource): Attributes {
		return this.models.get(resource.record)?.attributes ?? {};
	}

	behaviour({ name }: Resource): Behaviour {
		const made = this.behaviours.get(name) ?? behaviours[name]?.(this) ?? {};
		this.behaviours.set(name, made);
		return made;
	}

	/** The records of a resource as they are kept. They are seeded when they are first asked for. */
	recordsOf(resource: Resource): Records {
		const made = this.records.get(resource.name);
		if (made) return made;
		const names = Object.values(resource.names).map(({ attribute }) => attribute);
		const records = new Records(
			resource.id,
			names.filter((attribute) => attribute !== resource.id),
			FIRST_ID,
		);
		this.records.set(resource.name, records);
		for (const body of seeded(this, resource, this.counts[resource.name])) {
			const given = withoutNulls(written(this.models, resource, body).given);
			this.write(resource, given, records.takeId(), { body, given, before: undefined, seeding: true });
		}
		return records;
	}

	/** A record as UltraCart shows it. */
	shown(resource: Resource, record: Json): Json {
		return this.behaviour(resource).present?.(record) ?? record;
	}

	/** @throws HttpError */
	insert(resource: Resource, body: Json): Json {
		const records = this.recordsOf(resource);
		const { given, secrets } = written(this.models, resource, body);
		const next = withoutNulls(given);
		ensureRequired(resource, withoutNulls(body));
		this.ensureUnique(resource, next, undefined);
		return this.write(resource, next, records.takeId(), { body, given, before: undefined }, secrets);
	}

	/** @throws HttpError */
	update(resource: Resource, before: Json, body: Json): Json {
		const { given, secrets } = written(this.models, resource, body);
		const stays = this.switches.partialPut === 'keeps' ? before : readOnlyOf(this.models, resource, before);
		const next = withoutNulls({ ...stays, ...given });
		ensureRequired(resource, next, resource.record);
		this.ensureUnique(resource, next, before);
		return this.write(resource, next, before[resource.id] as Id, { body, given, before }, secrets);
	}

	remove(resource: Resource, record: Json): void {
		this.recordsOf(resource).remove(record[resource.id] as Id);
		this.behaviour(resource).removed?.(record);
	}

	/** Does something that either works as a whole or leaves no trace. */
	atomically(work: () => void): void {
		// A resource that is seeded later would not be brought back.
		for (const resource of this.resources.values()) this.recordsOf(resource);
		const undo = [...this.records.values()].map((records) => records.snapshot());
		try {
			work();
		} catch (thrown) {
			for (const restore of undo) restore();
			throw thrown;
		}
	}

	private webhooks(): Json[] {
		const { trigger } = this.table;
		return trigger ? this.recordsOf(trigger.webhooks).all() : [];
	}

	private write(resource: Resource, next: Json, id: Id, writing: Writing, secrets: Json = {}): Json {
		const behaviour = this.behaviour(resource);
		const told = withOneVariant(this.attributesOf(resource), resource, writing.given, next);
		const kept = behaviour.keep?.(told, writing) ?? told;
		const record = { [resource.id]: id, ...kept };
		this.recordsOf(resource).put(record, secrets);
		behaviour.written?.(record, writing);
		return record;
	}

	private ensureUnique(resource: Resource, next: Json, before: Json | undefined): void {
		for (const { attribute } of Object.values(resource.names)) {
			if (attribute === resource.id || next[attribute] === undefined) continue;
			const taken = this.recordsOf(resource).by(attribute, next[attribute]);
			if (taken && taken[resource.id] !== before?.[resource.id]) {
				throw new HttpError(400, `There is another ${resource.label.toLowerCase()} with this ${attribute}`, {
					objectId: String(taken[resource.id]),
				});
			}
		}
	}
}

import { recordKeepers, type Table } from '../scripts/metadata';
import type { Resource } from '../scripts/metadata/resource';
import type { Attributes, Endpoint, Model } from '../scripts/metadata/types';
import { Files } from './bulk/files';
import type { JobFault } from './bulk/jobFault';
import type { Clock } from './clock';
import { EntryKeys } from './entryKeys';
import { HttpError } from './errors';
import { unaskedOf } from './expansions';
import type { Json } from './json';
import { checkRequired, readOnlyOf, recordInputOf, withoutNulls, type RecordInput } from './recordInput';
import { Records, type Id } from './records';
import type { RecordWrite, ResourceBehaviour } from './resourceBehaviour';
import { sampleOf } from './sample';
import { foldedName, type Switches } from './switches';
import { withOneVariant } from './variants';
import { DeliveryQueue } from './webhooks/deliveryQueue';

/** How many records of each resource an account starts with, where that is not left to the resource. */
export type Counts = Readonly<Record<string, number>>;

/** Makes the behaviour of a resource, by the name of the resource. */
export type BehaviourFactories = Readonly<Record<string, (account: Account) => ResourceBehaviour>>;

const FIRST_ID = 1001;
/** How many records a resource without a behaviour starts with. */
const DEFAULT_COUNT = 10;

/** Samples of whole records by table and resource: accounts start with the same ones, one test after the other. */
const samples = new WeakMap<Table, Map<string, Json[]>>();

function samplesOf(table: Table, { name }: Resource): Json[] {
	const ofTable = samples.get(table) ?? new Map<string, Json[]>();
	const known = ofTable.get(name) ?? [];
	samples.set(table, ofTable.set(name, known));
	return known;
}

/** Of how many records of a resource: who starts with more does so once. */
const REMEMBERED = 1000;

/** A merchant's account: the records of every resource of the table, and the rules by which they are written. */
export class Account {
	readonly models: ReadonlyMap<string, Model>;
	readonly deliveryQueue: DeliveryQueue;
	/** Files of bulk jobs. */
	readonly files: Files;
	/** What goes wrong with the next bulk jobs, one each. */
	readonly jobFaults: JobFault[] = [];
	private readonly resources: ReadonlyMap<string, Resource>;
	private readonly records = new Map<string, Records>();
	private readonly behaviours = new Map<string, ResourceBehaviour>();
	private readonly entryKeys = new EntryKeys();

	constructor(
		readonly table: Table,
		readonly switches: Switches,
		readonly clock: Clock,
		private readonly factories: BehaviourFactories,
		private readonly counts: Counts,
		/** `http://127.0.0.1:PORT`, once the sandbox listens. */
		readonly hostUrl: () => string,
	) {
		this.models = new Map(table.models.map((model) => [model.name, model]));
		this.resources = new Map(recordKeepers(table).map((resource) => [resource.name, resource]));
		this.files = new Files(clock);
		this.deliveryQueue = new DeliveryQueue({
			clock,
			switches,
			webhooks: () => (table.trigger ? this.recordsOf(table.trigger.webhooks).all() : []),
			disable: ({ webhook_oid: oid }) => {
				const records = this.recordsOf(this.resource('webhook'));
				const webhook = records.get(oid as Id);
				if (webhook) records.put({ ...webhook, disabled: true });
			},
		});
	}

	/** Names in the form in which they are compared. */
	readonly foldName = (value: unknown): string => foldedName(value, this.switches.nameCase);

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

	behaviour({ name }: Resource): ResourceBehaviour {
		const behaviour = this.behaviours.get(name) ?? this.factories[name]?.(this) ?? {};
		this.behaviours.set(name, behaviour);
		return behaviour;
	}

	/** The records of a resource as they are stored. They are seeded on first use. */
	recordsOf(resource: Resource): Records {
		const known = this.records.get(resource.name);
		if (known) return known;
		const modes = Object.values(resource.modes).map(({ attribute }) => attribute);
		const indexed = modes.filter((attribute) => attribute !== resource.id);
		const records = new Records(resource.id, indexed, FIRST_ID, this.foldName);
		this.records.set(resource.name, records);
		for (const body of this.seedsFor(resource)) {
			const given = withoutNulls(this.inputOf(resource, body).given);
			this.write(resource, given, records.takeId(), { body, given, before: undefined, seeding: true });
		}
		return records;
	}

	/** A record as UltraCart shows it. */
	present(resource: Resource, record: Json): Json {
		return this.behaviour(resource).present?.(record) ?? record;
	}

	/** @throws HttpError */
	insert(resource: Resource, body: Json): Json {
		const records = this.recordsOf(resource);
		const { given, secrets } = this.inputOf(resource, body);
		const next = withoutNulls(given);
		checkRequired(resource, withoutNulls(body));
		this.checkUnique(resource, next, undefined);
		return this.write(resource, next, records.takeId(), { body, given, before: undefined }, secrets);
	}

	/**
	 * @param asked the expansions that the request asks for
	 * @throws HttpError
	 */
	update(resource: Resource, before: Json, body: Json, asked: ReadonlySet<string>): Json {
		const { given, secrets } = this.inputOf(resource, body);
		const kept = this.keptOf(resource, before, asked);
		const next = withoutNulls({ ...kept, ...given });
		checkRequired(resource, next, resource.record);
		this.checkUnique(resource, next, before);
		return this.write(resource, next, before[resource.id] as Id, { body, given, before }, secrets);
	}

	remove(resource: Resource, record: Json): void {
		this.recordsOf(resource).remove(record[resource.id] as Id);
		this.behaviour(resource).afterDelete?.(record);
	}

	/** Sends nothing any more. */
	stop(): void {
		this.deliveryQueue.stop();
		for (const behaviour of this.behaviours.values()) behaviour.stop?.();
	}

	/** Runs something that takes effect as a whole or not at all. */
	atomically(run: () => void): void {
		// Records that are seeded later could not be restored.
		for (const resource of this.resources.values()) this.recordsOf(resource);
		const snapshots = [...this.records.values()].map((records) => records.snapshot());
		try {
			run();
		} catch (thrown) {
			for (const restore of snapshots) restore();
			throw thrown;
		}
	}

	/** What a PUT leaves alone of a record, although it does not send it. */
	private keptOf(resource: Resource, before: Json, asked: ReadonlySet<string>): Json {
		const { partialPut } = this.switches;
		if (partialPut === 'keeps') return before;
		const filledIn = readOnlyOf(this.models, resource, before);
		if (partialPut === 'wipes') return filledIn;
		const unasked = unaskedOf(this.attributesOf(resource), asked);
		return { ...filledIn, ...Object.fromEntries(unasked.map((name) => [name, before[name]])) };
	}

	private inputOf(resource: Resource, body: Json): RecordInput {
		return recordInputOf(this.models, resource, body, this.switches.unknownAttributes === 'kept');
	}

	/** The bodies of the requests that would have inserted the records that the account starts with. */
	private seedsFor(resource: Resource): Json[] {
		const behaviour = this.behaviour(resource);
		const length = this.counts[resource.name] ?? behaviour.count ?? DEFAULT_COUNT;
		return Array.from({ length }, (_, n) => {
			const sample = this.sampleFor(resource, n);
			return behaviour.seed?.(sample, n) ?? sample;
		});
	}

	private sampleFor(resource: Resource, n: number): Json {
		const known = samplesOf(this.table, resource);
		const sample = known[n] ?? sampleOf(this.models, this.attributesOf(resource), n);
		if (n < REMEMBERED) known[n] = sample;
		return sample;
	}

	private write(resource: Resource, next: Json, id: Id, write: RecordWrite, secrets: Json = {}): Json {
		const behaviour = this.behaviour(resource);
		const withVariant = withOneVariant(this.attributesOf(resource), resource, write.given, next);
		const withKeys = this.entryKeys.give(this.attributesOf(resource), withVariant, write.before);
		const stored = behaviour.beforeWrite?.(withKeys, write) ?? withKeys;
		const record = { [resource.id]: id, ...stored };
		this.recordsOf(resource).put(record, secrets);
		behaviour.afterWrite?.(record, write);
		return record;
	}

	private checkUnique(resource: Resource, next: Json, before: Json | undefined): void {
		for (const { attribute } of Object.values(resource.modes)) {
			if (attribute === resource.id || next[attribute] === undefined) continue;
			const other = this.recordsOf(resource).by(attribute, next[attribute]);
			if (other && other[resource.id] !== before?.[resource.id]) {
				throw new HttpError(400, `There is another ${resource.label.toLowerCase()} with this ${attribute}`, {
					objectId: String(other[resource.id]),
				});
			}
		}
	}
}

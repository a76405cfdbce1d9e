/** How the lines of a job become records: which record a line is about, and what comes of it. */
import type { Account } from '../account';
import { HttpError } from '../errors';
import type { Resource } from '../../scripts/metadata/resource';
import { isObject, type Json } from '../json';
import type { Id } from '../records';
import { Validation } from '../validation';

/** What a job does. */
export type BulkOperation = 'insert' | 'upsert';

/** What came of a line, as UltraCart tells it. */
export interface LandedLine {
	readonly line_number: number;
	readonly merchant_record_id?: string;
	readonly status: 'success' | 'failed' | 'duplicate';
	readonly action?: 'inserted' | 'updated';
	readonly uc_id?: string;
	readonly error_code?: string;
	readonly error_message?: string;
}

type Outcome = Omit<LandedLine, 'line_number' | 'merchant_record_id'>;

/** The number that jobs give for a record. It is not the one by which the rest of the API names it. */
export const ucIdOf = (id: Id): string => `DEMO-${String(id).padStart(8, '0')}`;

const failure = (error_code: string, error_message: string): Outcome => ({
	status: 'failed',
	error_code,
	error_message,
});

/** What jobs have landed, and by which keys. */
export class Landing {
	/** By object and key: the record that a line with this key has become, for all later jobs. */
	private readonly landed = new Map<string, Id>();

	constructor(private readonly account: Account) {}

	land(object: string, operation: BulkOperation, line: unknown, number: number): LandedLine {
		const given = isObject(line) ? line : {};
		const { _merchant_record_id: key, ...body } = given;
		if (typeof key !== 'string' || key === '')
			return { line_number: number, ...failure('missing_required_field', '_merchant_record_id is missing') };
		return { line_number: number, merchant_record_id: key, ...this.outcomeOf(object, operation, key, body) };
	}

	private outcomeOf(object: string, operation: BulkOperation, key: string, body: Json): Outcome {
		try {
			Validation.of(this.account.table, this.account.switches.unknownAttributes).body(
				this.account.resource(object).record,
				body,
				'The line',
			);
			if (object === 'customer' && typeof body.email !== 'string')
				return failure('missing_required_field', 'email is missing');
			return operation === 'insert' ? this.insert(object, key, body) : this.upsert(object, key, body);
		} catch (thrown) {
			if (thrown instanceof HttpError) return failure('validation_failed', thrown.message);
			throw thrown;
		}
	}

	private insert(object: string, key: string, body: Json): Outcome {
		const known = this.landed.get(`${object} ${key}`) ?? this.idByEmail(object, body);
		if (known === undefined) return { ...this.put(object, key, body), status: 'success' };
		const isSameKey =
			this.landed.has(`${object} ${key}`) || this.account.foldName(key) === this.account.foldName(body.email);
		return isSameKey
			? { status: 'duplicate', uc_id: ucIdOf(known) }
			: failure('customer_email_already_exists', `${String(body.email)} is the address of another customer`);
	}

	/** A key that landed before wins over the address. */
	private upsert(object: string, key: string, body: Json): Outcome {
		const landed = this.landed.get(`${object} ${key}`);
		const byEmail = this.idByEmail(object, body);
		if (landed !== undefined && byEmail !== undefined && landed !== byEmail) {
			return failure(
				'email_conflict',
				`${String(body.email)} is the address of another customer than the one with this _merchant_record_id`,
			);
		}
		const known = landed ?? byEmail;
		const { uc_id } = this.put(object, key, body, known);
		return { status: 'success', action: known === undefined ? 'inserted' : 'updated', uc_id };
	}

	private put(object: string, key: string, body: Json, known?: Id): { readonly uc_id: string } {
		const resource = this.account.resource(object);
		const before = known === undefined ? undefined : this.account.recordsOf(resource).get(known);
		const record = before
			? this.account.update(resource, before, body, this.allPartsOf(resource))
			: this.account.insert(resource, body);
		const id = record[resource.id] as Id;
		this.landed.set(`${object} ${key}`, id);
		return { uc_id: ucIdOf(id) };
	}

	/** A job replaces a record with all its parts. */
	private allPartsOf({ record }: Resource): ReadonlySet<string> {
		return new Set(Object.keys(this.account.models.get(record)?.expansions ?? {}));
	}

	private idByEmail(object: string, { email }: Json): Id | undefined {
		if (object !== 'customer') return undefined;
		const resource = this.account.resource(object);
		return this.account.recordsOf(resource).by('email', email)?.[resource.id] as Id | undefined;
	}
}

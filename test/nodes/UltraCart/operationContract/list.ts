import type { IDataObject } from 'n8n-workflow';

import { valuesAt, type Json } from '../../../../sandbox/json';
import type { Attribute, Attributes, Endpoint } from '../../../../scripts/metadata/types';
import { rows } from '../../../support/formParameters';
import { filtersOf, parameterOf } from '../../../support/generator';
import { leastFilter } from '../../../support/metadataFixtures';
import { locatedScenario, type Contract, type OperationOf } from './contract';
import type { OperationUnderTest } from './operationUnderTest';

/** Attributes that a filter can be about: what its row says, itself, that of a range's end, or each of several. */
function candidates(apiName: string, { of }: Pick<Attribute, 'of'> = {}): string[] {
	if (of !== undefined) return [of];
	const range = apiName.replace(/_(begin|start|end)$/, '');
	return [apiName, range, range.replace(/_date$/, '_dts'), ...apiName.split('_or_')];
}

/** A value to filter by that leaves some records but not all: that of a record. */
function filterValue(apiName: string, attribute: Attribute, records: readonly Json[]): unknown {
	if (attribute.type === 'boolean') return true;
	const names = candidates(apiName, attribute);
	const value = records.flatMap((record) => names.flatMap((name) => valuesAt(record, name)))[0];
	return attribute.list ? [value] : value;
}

/** A letter that most records have where a text is looked for. */
function commonLetter(apiName: string, filter: Attribute | undefined, records: readonly Json[]): string {
	const texts = records.map((record) =>
		candidates(apiName, filter)
			.flatMap((name) => valuesAt(record, name))
			.join(' ')
			.toLowerCase(),
	);
	const count = (letter: string) => texts.filter((each) => each.includes(letter)).length;
	return [...'aeinost'].sort((a, b) => count(b) - count(a))[0] ?? '';
}

/** A listing, asked through the node and without it. */
class Listing {
	readonly endpoint: Endpoint;
	readonly filters: Attributes;
	private known?: Json[];

	constructor(private readonly subject: OperationUnderTest<OperationOf<'list'>>) {
		this.endpoint = rows.endpoint(subject.operation.endpoint);
		this.filters = filtersOf(subject.operation, rows);
	}

	/** The account's records. Each test starts with the same, and nothing here changes one. */
	get records(): Json[] {
		return (this.known ??= this.subject.records);
	}

	/** The record that the list belongs to, or holds what its inputs ask, where there is such a record. */
	get owner(): Json {
		return this.records[3] ?? {};
	}

	/** Whether it lists records of the resource. */
	get holdsRecords(): boolean {
		return rows.answered(this.endpoint.id)?.name === this.subject.resource.record;
	}

	/** What inputs of the form itself ask: by UltraCart's name for the filter, and by parameter. */
	get asked(): { filters: Json; inputs: IDataObject } {
		const { filledBy = {} } = this.subject.operation;
		const { query, body } = this.endpoint;
		const filters: Attributes = { ...query, ...(body !== undefined && rows.model(body).attributes) };
		const letters = Object.entries(filledBy).map(
			([apiName, parameter]) =>
				[apiName, parameter, commonLetter(apiName, filters[apiName], this.records)] as const,
		);
		return {
			filters: Object.fromEntries(letters.map(([apiName, , letter]) => [apiName, letter])),
			inputs: Object.fromEntries(letters.map(([, parameter, letter]) => [parameter, letter])),
		};
	}

	private get all(): Json {
		return leastFilter(this.subject.operation);
	}

	/** What the form itself has to be given. */
	get required(): IDataObject {
		return {
			...this.asked.inputs,
			...(this.subject.operation.needsOne && { filters: this.parametersOf(this.all) }),
		};
	}

	/** Filters as the node's parameters name them. */
	private parametersOf(given: Json): IDataObject {
		const named = Object.entries(given).map(([apiName, value]) => {
			const attribute = this.filters[apiName];
			return [attribute ? parameterOf(apiName, attribute) : apiName, value];
		});
		return Object.fromEntries(named) as IDataObject;
	}

	async withoutNode(given: Json = {}, sort: Json = {}): Promise<Json[]> {
		const filters = { ...this.asked.filters, ...this.all, ...given };
		const inBody = this.subject.operation.filters === 'body';
		const query = inBody ? sort : { ...filters, ...sort };
		return await this.subject.askUltraCart(this.endpoint.id, this.owner, query, inBody ? filters : undefined);
	}

	async expect(records: readonly Json[], parameters: IDataObject, given: Json = {}): Promise<void> {
		const { subject, owner } = this;
		const place = {
			...(subject.operation.ofRecord && subject.locator('id')),
			...subject.requiredInputs(owner),
			...this.asked.inputs,
			filters: this.parametersOf({ ...this.all, ...given }),
		};
		const out = await subject.run([{ record: owner }], { ...place, ...parameters });
		expect(out).toEqual(records.map((json) => ({ item: 0, json })));
	}
}

/** What the same question gives without the node, past the first page. */
export const contract: Contract<OperationOf<'list'>> = {
	walksPages: true,

	parameters: { returnAll: false, limit: 3 },

	describe(subject) {
		const listing = new Listing(subject);
		const { page, sort = [] } = listing.endpoint;
		const onePage = page?.max ?? 0;

		it('hands out all records', async () => {
			const records = await listing.withoutNode();
			expect(records.length).toBeGreaterThan(onePage);
			await listing.expect(records, { returnAll: true });
		});

		const { expansions } = subject;
		if (expansions.length > 0 && listing.holdsRecords)
			it('adds the parts that are included', async () => {
				const records = await listing.withoutNode({}, { _expand: expansions.join(',') });
				expect(records).not.toEqual(await listing.withoutNode());
				await listing.expect(records, { returnAll: true, include: expansions });
			});

		it.each([1, onePage + 1])('hands out as many as wanted: %s', async (limit) => {
			await listing.expect((await listing.withoutNode()).slice(0, limit), { limit });
		});

		const filters = Object.entries(listing.filters);
		if (filters.length > 0)
			it.each(filters)('filters by %s', async (apiName, attribute) => {
				const there = listing.holdsRecords ? listing.records.slice(2) : await listing.withoutNode();
				const looked = filterValue(apiName, attribute, there);
				// One that is about no attribute says where UltraCart looks.
				const value = looked ?? Object.keys(attribute.values ?? {})[0];
				const records = await listing.withoutNode({ [apiName]: value });
				expect(records.length).toBeGreaterThan(0);
				if (attribute.of !== undefined || looked !== undefined)
					expect(records.length).toBeLessThan((await listing.withoutNode()).length);
				await listing.expect(records, { returnAll: true }, { [apiName]: value });
			});

		if (subject.operation.needsOne)
			it('is refused before any call where no filter looks for anything', async () => {
				const before = subject.sandbox.log.entries.length;
				await expect(subject.run([{}], { returnAll: true })).rejects.toMatchObject({
					message: expect.stringMatching(/^Filters has nothing to look for/) as string,
				});
				expect(subject.sandbox.log.entries).toHaveLength(before);
			});

		if (sort.length > 0)
			it.each(sort)('sorts by %s', async (field) => {
				const records = await listing.withoutNode({}, { _sort: `-${field}` });
				const by = [{ field, direction: 'descending' }];
				await listing.expect(records.slice(0, 5), { limit: 5, sort: { by } });
			});
	},

	calls: ({ endpoint }) => [{ endpoint, size: 'many' }],

	scenario(subject, input) {
		const [record] = input.records;
		const located = locatedScenario(subject, input);
		return {
			...located,
			parameters: { ...located.parameters, ...new Listing(subject).required },
			items: input.records.map(() => ({ record })),
			marks: () => [],
		};
	},
};

import type { DoneWhen } from '../../../nodes/UltraCart/operations/action';
import type { Ledger } from '../../../nodes/UltraCart/records/ledger';
import { canDouble } from '../../../nodes/shared/table';
import type { Form, Model } from '../../metadata/types';
import type { Rows } from '../rows';
import { objectOf, recordPart } from '../jsonSchema';
import {
	identifiersOf,
	readEndpoints,
	unknownInputs,
	type KindDefinition,
	type OperationRow,
} from './definition';

/** Does something to one record with what a form or inputs hold. */
export interface ActionRow extends OperationRow<'action'> {
	readonly endpoint: string;
	readonly form?: Form;
	/** Input that fills each parameter of the path beside the record's ID, and each attribute of the body beside the form's. */
	readonly path?: Readonly<Record<string, string>>;
	readonly filledBy?: Readonly<Record<string, string>>;
	/** UltraCart answers with nothing: the attribute by which the output says that it was done, such as `merged`. */
	readonly done?: string;
	/** The same, and it leaves its mark on the record: the output is the record as it is afterwards. */
	readonly doneWhen?: DoneWhen;
	/** Where it is looked for if the answer is lost; the ID of the endpoint that is asked. */
	readonly ledger?: Omit<Ledger, 'endpoint'> & { readonly endpoint: string };
}

/** What is wrong with the names of a ledger. */
function checkLedger({ endpoint, form, ledger }: ActionRow, rows: Rows): string[] {
	if (!ledger) return [];
	const { endpoint: id, entries, date, repeats, shows } = ledger;
	const read = rows.answered(id)?.attributes ?? {};
	const { model } = read[entries] ?? {};
	const entry = model === undefined ? {} : rows.model(model).attributes;
	const sent = rows.model(form?.model ?? rows.endpoint(endpoint).body ?? '').attributes;
	return [
		...[date, ...Object.values(repeats)]
			.filter((name) => !(name in entry))
			.map((name) => `the entries of ${id} have no attribute ${name}`),
		...Object.values(shows.read)
			.filter((name) => !(name in read))
			.map((name) => `what ${id} reads has no attribute ${name}`),
		...[...Object.keys(repeats), ...shows.sent]
			.filter((name) => !(name in sent))
			.map((name) => `what ${endpoint} is sent has no attribute ${name}`),
	];
}

function checkDoneWhen({ doneWhen }: Pick<ActionRow, 'doneWhen'>, { name, attributes }: Model): string[] {
	if (!doneWhen) return [];
	const { attribute, is } = doneWhen;
	const row = attributes[attribute];
	if (!row) return [`${name} has no attribute ${attribute} (doneWhen)`];
	return row.values && !(is in row.values) ? [`${attribute} is never ${is} (doneWhen)`] : [];
}

export const action: KindDefinition<'action', ActionRow> = {
	locator: 'anyMode',
	endpoints: ({ endpoint, ledger }, resource) => [
		...readEndpoints(resource),
		endpoint,
		...(ledger ? [ledger.endpoint] : []),
	],
	calls: ({ endpoint, form, path = {}, filledBy, done, doneWhen }, { id }) => [
		{
			id: endpoint,
			path: [id, ...Object.keys(path)],
			...((form ?? filledBy) && { sends: form?.model ?? null }),
			...(done === undefined && !doneWhen && { answered: 'one' }),
		},
	],
	output({ endpoint, done, doneWhen }, rows, resource) {
		if (doneWhen) return rows.model(resource.record);
		return done === undefined ? rows.answered(endpoint) : undefined;
	},
	schema({ endpoint, done, doneWhen }, resource, rows, shown) {
		if (doneWhen) return undefined;
		const id = recordPart([resource.id], resource, rows);
		if (done !== undefined) return objectOf({ ...id, [done]: { type: 'boolean' } });
		const model = rows.answered(endpoint);
		return model && model.name !== resource.record
			? objectOf({ ...id, ...shown(model).properties })
			: undefined;
	},
	check: ({ endpoint, path = {}, filledBy = {}, inputs = {}, ...row }, resource, rows) => [
		...checkLedger({ endpoint, ...row }, rows),
		...checkDoneWhen(row, rows.model(resource.record)),
		...unknownInputs([...Object.values(path), ...Object.values(filledBy)], inputs),
		...Object.keys(filledBy)
			.filter((name) => !rows.attributeAt(rows.endpoint(endpoint).body ?? '', name))
			.map((name) => `what ${endpoint} is sent has no attribute ${name}`),
	],
	cost: ({ ledger, doneWhen }, { modes }) =>
		[
			`${doneWhen ? 'two' : 'one'} per item`,
			...(Object.keys(modes).length > 1
				? [
						`one more for each that is named by anything but its ID${ledger ? ', and for each whose answer is lost' : ''}`,
					]
				: []),
		].join('; '),
	runtime(row, resource, table, common) {
		const { form, path, filledBy, done, doneWhen, ledger } = row;
		const endpoint = table.endpoint(row.endpoint);
		const isRecord = doneWhen ?? table.rows.answered(row.endpoint)?.name === resource.record;
		return {
			kind: 'action',
			...common,
			identifiedBy: identifiersOf(resource),
			locator: table.locator(resource),
			...(form && { form: table.form(form, resource) }),
			endpoint,
			...(canDouble(endpoint) && {
				whenLost: `UltraCart may or may not have done this: look at the ${common.noun} there before you run this again, or it may be done twice`,
			}),
			read: table.readEndpoints(resource),
			...(path && { path }),
			...(filledBy && { filledBy }),
			...(doneWhen && { doneWhen }),
			...(ledger && { ledger: { ...ledger, endpoint: table.endpoint(ledger.endpoint) } }),
			...(done !== undefined ? { answers: { done } } : !isRecord && { answers: 'other' as const }),
		};
	},
};

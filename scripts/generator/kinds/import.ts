import type { ImportInputs } from '../../../nodes/UltraCart/operations/import/inputs';
import type { BulkEndpoints } from '../../../nodes/UltraCart/operations/import/jobs';
import type { Form } from '../../metadata/types';
import { objectOf } from '../jsonSchema';
import {
	readEndpoints,
	unknownModes,
	type InputRows,
	type KindDefinition,
	type OperationRow,
} from './definition';

/** Writes many records by bulk jobs: those that have the name are found by UltraCart itself. */
export interface ImportRow extends OperationRow<'import'> {
	/** What the jobs are about, as their addresses name it. */
	readonly object: string;
	/** Endpoints of the jobs, by what they do. */
	readonly jobs: Readonly<Record<keyof BulkEndpoints, string>>;
	/** The mode of the locator whose attribute the form requires. */
	readonly uniqueBy: string;
	/** Attributes of which nobody knows what becomes of them when a job writes them back. */
	readonly unproven: readonly string[];
	readonly form: Form;
	readonly inputs: InputRows<ImportInputs>;
}

const OBJECT = 'object';
const JOB = 'job_id';

export const importKind: KindDefinition<'import', ImportRow> = {
	changesRecord: 'byName',
	endpoints: ({ jobs }, resource) => [...readEndpoints(resource), ...Object.values(jobs)],
	calls: ({ jobs }) => [
		{ id: jobs.uploadUrl, path: [OBJECT], answered: 'one' },
		{ id: jobs.submit, path: [OBJECT], sends: 'BulkJobRequest', answered: 'one' },
		{ id: jobs.list, path: [OBJECT], answered: 'list' },
		{ id: jobs.get, path: [OBJECT, JOB], answered: 'one' },
		{ id: jobs.records, path: [OBJECT, JOB], answered: 'list' },
	],
	check({ uniqueBy, unproven, form }, resource, rows) {
		const attribute = resource.modes[uniqueBy]?.attribute;
		if (attribute === undefined) return unknownModes([uniqueBy], resource);
		const { attributes } = rows.model(form.model);
		return [
			...(form.required.includes(attribute)
				? []
				: [`the form does not require ${attribute}, by which the record is known`]),
			...unproven
				.filter((name) => !(name in attributes))
				.map((name) => `the record has no attribute ${name} (unproven)`),
		];
	},
	cost({ uniqueBy }, { read: { many = {} } }) {
		const size = many[uniqueBy]?.size;
		const each = size === undefined ? 'one for each record' : `N / ${size}, rounded up, for N records`;
		return `to update ${each}; and a few calls of a limit of their own for each job`;
	},
	schema: ({ uniqueBy }, { modes }) =>
		objectOf({
			[modes[uniqueBy]?.attribute ?? uniqueBy]: { type: 'string' },
			result: { type: 'string' },
			uc_id: { type: 'string' },
		}),
	runtime: (row, resource, table, common) => ({
		kind: 'import',
		...common,
		identifiedBy: [JOB],
		makes: 'jobs',
		tellsFailures: true,
		form: table.form(row.form, resource, true, { required: row.form.required }),
		object: row.object,
		jobs: {
			uploadUrl: table.endpoint(row.jobs.uploadUrl),
			submit: table.endpoint(row.jobs.submit),
			get: table.endpoint(row.jobs.get),
			list: table.endpoint(row.jobs.list),
			records: table.endpoint(row.jobs.records),
		},
		uniqueBy: table.locatorMode(row.uniqueBy, resource),
		read: table.readToWrite(resource),
		unproven: row.unproven.map((name) => table.field(name, table.rows.attribute(row.form.model, name))),
	}),
};

/**
 * Every operation of the table, run by the built node in n8n's engine with parameters made from the rows: it keeps what its kind
 * promises. A new resource, or a new operation of a known kind, is tested without a line here.
 */
import { table } from '../../../scripts/metadata';
import type { Kind, Resource } from '../../../scripts/metadata/types';
import { useTestEnvironment } from '../../support/testEnvironment';
import { rows } from '../../support/formParameters';
import { codes, upload } from './operationContract/codes';
import { exists, list, read, singleton } from './operationContract/reading';
import { Walk } from './operationContract/walk';
import { act, create, deletion, flip, set, update, upsert } from './operationContract/writing';

const promises: Record<Kind, (walk: never) => void> = {
	act,
	codes,
	create,
	delete: deletion,
	exists,
	flip,
	list,
	read,
	set,
	singleton,
	update,
	upload,
	upsert,
};

/** Enough for two full pages and a beginning of the third. */
const countOf = ({ read: { list: id } }: Resource): number => 2 * (rows.endpoint(id).page?.max ?? 10) + 5;

const env = useTestEnvironment({
	records: Object.fromEntries(table.resources.map((resource) => [resource.name, countOf(resource)])),
});

describe.each(table.resources)('$name', (resource) => {
	describe.each(resource.operations)('$name', (operation) => {
		promises[operation.kind](new Walk(env, resource, operation) as never);
	});
});

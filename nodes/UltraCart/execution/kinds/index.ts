import type { Operation } from '../operation';
import type { Item, Outcome } from '../item';
import type { Run } from '../run';
import { codes } from './codes';
import { create } from './create';
import { deleteRecords } from './delete';
import { list } from './list';
import { read } from './read';
import { singleton } from './singleton';
import { update } from './update';

/** Carries out an operation for all items of a run. */
export function perform(run: Run, operation: Operation, items: readonly Item[]): AsyncGenerator<Outcome> {
	switch (operation.kind) {
		case 'read':
			return read(run, operation, items);
		case 'list':
			return list(run, operation, items);
		case 'create':
			return create(run, operation, items);
		case 'update':
			return update(run, operation, items);
		case 'delete':
			return deleteRecords(run, operation, items);
		case 'codes':
			return codes(run, operation, items);
		case 'singleton':
			return singleton(run, operation, items);
	}
}

import type { Item, Outcome } from '../item';
import type { Operation } from '../operation';
import type { Run } from '../run';
import { act } from './action';
import { codes } from './generateCodes';
import { create } from './create';
import { deleteRecords } from './delete';
import { exists } from './checkExists';
import { flip } from './toggleEntry';
import { list } from './list';
import { read } from './read';
import { set } from './updateSingleton';
import { singleton } from './readSingleton';
import { update } from './update';
import { uploadCodes } from './uploadCodes';
import { upsert } from './upsert';

type Perform = (run: Run, operation: never, items: readonly Item[]) => AsyncGenerator<Outcome>;

/** What to do for each kind of operation: one file each. */
const kinds: Record<Operation['kind'], Perform> = {
	act,
	codes,
	create,
	delete: deleteRecords,
	exists,
	flip,
	list,
	read,
	set,
	singleton,
	update,
	upload: uploadCodes,
	upsert,
};

/** Carries out an operation for all items of a run. */
export const perform = (run: Run, operation: Operation, items: readonly Item[]): AsyncGenerator<Outcome> =>
	kinds[operation.kind](run, operation as never, items);

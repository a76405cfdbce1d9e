import type { Field } from '../../../shared/table';
import type { Form, LocatorMode, OperationBase, ReadEndpoints } from '../../operation';
import type { BulkEndpoints } from './jobs';

export interface ImportOperation extends OperationBase<'import'> {
	readonly form: Form;
	/** What the jobs are about, as their addresses name it. */
	readonly object: string;
	readonly jobs: BulkEndpoints;
	/** The name by which UltraCart finds a record. */
	readonly uniqueBy: LocatorMode;
	/** Reads the records that are updated. */
	readonly read: ReadEndpoints;
	/** Attributes of which nobody knows what becomes of them when a job writes them back. */
	readonly unproven: readonly Field[];
}

/** What to do with a customer that is there already. */
export type WhenExists = 'update' | 'replace' | 'skip';

/** When the node goes on: once UltraCart is through with the job, or at once. */
export type GoOn = 'whenDone' | 'rightAway';

export interface ImportInputs {
	readonly whenExists: WhenExists;
	/** A key of the user's own for each record, in place of its name. Not with `update`. */
	readonly merchantRecordId?: string;
	/** What becomes of items that name the same record. */
	readonly duplicates?: 'refuse' | 'lastWins';
	/** What becomes of records that hold cards. */
	readonly withCards?: 'refuse' | 'write';
	readonly goOn: GoOn;
	/** Seconds to wait for each job. */
	readonly longestWait?: number;
	/** Where UltraCart tells that the job has ended, and the secret that it shows there. */
	readonly webhookUrl?: string;
	readonly webhookSecret?: string;
}

import type { IDataObject } from 'n8n-workflow';

/** The most records and bytes of a job: n8n holds them all at once. */
export const MOST_RECORDS = 25_000;
export const MOST_BYTES = 64 * 1024 * 1024;

/** The file of a job, written record by record: as objects, records of thousands would take several times as much memory. */
export class JobFile {
	/** What nothing is written to takes no memory. */
	private readonly bytes = Buffer.allocUnsafe(MOST_BYTES);
	private length = 0;
	private records = 0;

	/** Whether it holds as many records as a job may have. */
	get isFull(): boolean {
		return this.records === MOST_RECORDS;
	}

	get isEmpty(): boolean {
		return this.records === 0;
	}

	/** The file as it is sent, until the next is begun. */
	get content(): Buffer {
		return this.bytes.subarray(0, this.length);
	}

	/** @returns whether there was room for it */
	add(key: string, record: IDataObject): boolean {
		const line = JSON.stringify({ _merchant_record_id: key, ...record });
		const text = this.isEmpty ? line : `\n${line}`;
		if (this.isFull || this.length + Buffer.byteLength(text) > MOST_BYTES) return false;
		this.length += this.bytes.write(text, this.length);
		this.records += 1;
		return true;
	}

	/** Begins the file of the next job. */
	clear(): void {
		this.length = 0;
		this.records = 0;
	}
}

import type { IDataObject } from 'n8n-workflow';

/** The most records and bytes of a job: n8n holds them all at once. */
export const MOST_RECORDS = 25_000;
export const MOST_BYTES = 64 * 1024 * 1024;

/** What a file begins with: most jobs are small. */
const FIRST_BYTES = 64 * 1024;

/** The file of a job, written record by record: as objects, records of thousands would take several times as much memory. */
export class JobFile {
	private bytes = Buffer.allocUnsafe(FIRST_BYTES);
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
		const length = this.length + Buffer.byteLength(text);
		if (this.isFull || length > MOST_BYTES) return false;
		this.makeRoomFor(length);
		this.length += this.bytes.write(text, this.length);
		this.records += 1;
		return true;
	}

	/** Begins the file of the next job. */
	clear(): void {
		this.length = 0;
		this.records = 0;
	}

	private makeRoomFor(length: number): void {
		let size = this.bytes.length;
		while (size < length) size *= 2;
		if (size === this.bytes.length) return;
		const larger = Buffer.allocUnsafe(size);
		this.bytes.copy(larger, 0, 0, this.length);
		this.bytes = larger;
	}
}

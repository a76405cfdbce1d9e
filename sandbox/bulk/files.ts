/** Files at presigned addresses: whoever knows an address may use it, until it expires. */
import { randomUUID } from 'node:crypto';

import type { Clock } from '../clock';
import { HttpError } from '../errors';

/** A presigned address, without its host. */
export interface PresignedFile {
	readonly key: string;
	/** Path and query. */
	readonly address: string;
	/** By the sandbox's clock. */
	readonly expires: number;
}

interface StoredFile {
	readonly signature: string;
	readonly expires: number;
	content?: string;
}

const LIFETIME = 15 * 60_000;

/** Where files are, on the sandbox's own host. */
export const FILES_PATH = '/files';

export class Files {
	private readonly files = new Map<string, StoredFile>();

	constructor(private readonly clock: Clock) {}

	/** Makes an address under which a file can be put, or read if it has a content already. */
	presign(name: string, content?: string): PresignedFile {
		const key = `bulk-jobs/DEMO/${randomUUID()}${name}`;
		const signature = randomUUID().replaceAll('-', '');
		const expires = this.clock.now() + LIFETIME;
		this.files.set(key, { signature, expires, ...(content !== undefined && { content }) });
		return { key, address: `${FILES_PATH}/${key}?X-Amz-Signature=${signature}`, expires };
	}

	/** What was put there; nothing where there is no such file. */
	content(key: string): string | undefined {
		return this.files.get(key)?.content;
	}

	/** @throws HttpError where the address is not presigned, or has expired */
	put(key: string, signature: unknown, content: string): void {
		this.opened(key, signature).content = content;
	}

	/** @throws HttpError as `put` */
	get(key: string, signature: unknown): string {
		const { content } = this.opened(key, signature);
		if (content === undefined) throw new HttpError(404, 'NoSuchKey');
		return content;
	}

	private opened(key: string, signature: unknown): StoredFile {
		const file = this.files.get(key);
		if (!file || file.signature !== signature) throw new HttpError(403, 'SignatureDoesNotMatch');
		if (file.expires <= this.clock.now()) throw new HttpError(403, 'Request has expired');
		return file;
	}
}

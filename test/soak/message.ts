/** As much of HTTP/1.1 as it takes to tell where a message ends. */

const END_OF_HEAD = '\r\n\r\n';

const hasNoBody = (startLine: string): boolean => /^HTTP\/1\.1 (1\d\d|204|304) /.test(startLine);

/** Bytes of the body, which the sandbox and n8n's HTTP client always say beforehand. */
function lengthOfBody(head: string): number {
	const [startLine = ''] = head.split('\r\n', 1);
	if (hasNoBody(startLine)) return 0;
	if (/^transfer-encoding:/im.test(head)) throw new Error(`No length is said: ${startLine}`);
	return Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
}

/** A request or a response, whole. */
export class Message {
	constructor(
		readonly bytes: Buffer,
		private readonly startOfBody: number,
	) {}

	private get startLine(): string[] {
		return this.bytes.toString('latin1').split('\r\n', 1)[0]?.split(' ') ?? [];
	}

	/** Of a request. */
	get method(): string {
		return this.startLine[0] ?? '';
	}

	/** Of a request. */
	get path(): string {
		return this.startLine[1] ?? '';
	}

	/** Of a response. */
	get status(): number {
		return Number(this.startLine[1]);
	}

	get body(): string {
		return this.bytes.toString('utf8', this.startOfBody);
	}
}

/** Takes messages out of the bytes of a connection. */
export class MessageReader {
	private pending = Buffer.alloc(0);

	/** The messages that are complete with these bytes. */
	*read(bytes: Buffer): Generator<Message> {
		this.pending = Buffer.concat([this.pending, bytes]);
		for (;;) {
			const endOfHead = this.pending.indexOf(END_OF_HEAD);
			if (endOfHead < 0) return;
			const startOfBody = endOfHead + END_OF_HEAD.length;
			const end = startOfBody + lengthOfBody(this.pending.toString('latin1', 0, endOfHead));
			if (this.pending.length < end) return;
			yield new Message(this.pending.subarray(0, end), startOfBody);
			this.pending = this.pending.subarray(end);
		}
	}
}

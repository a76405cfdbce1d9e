/** A mail server on loopback that keeps what it is given: for workflows that write to people. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { SMTPServer } from 'smtp-server';

import type { Cleanup } from '../shared/cleanup';

export interface ReceivedEmail {
	readonly to: string;
	readonly subject: string;
}

const subjectIn = (raw: string): string => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '';

/**
 * @param onEmail called with each email
 * @returns what n8n's SMTP credential holds
 */
export async function startMailServer(
	cleanup: Cleanup,
	onEmail: (email: ReceivedEmail) => void = () => undefined,
): Promise<ICredentialDataDecryptedObject> {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		disableReverseLookup: true,
		onData(stream, { envelope }, done) {
			text(stream).then((raw) => {
				onEmail({
					to: envelope.rcptTo.map(({ address }) => address).join(', '),
					subject: subjectIn(raw),
				});
				done();
			}, done);
		},
	});
	await new Promise<void>((resolve, reject) => {
		server.on('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	cleanup.add(() => new Promise<void>((closed) => server.close(closed)));
	const { port } = server.server.address() as AddressInfo;
	return { host: '127.0.0.1', port, secure: false, disableStartTls: true, user: '', password: '' };
}

/** A mail server on loopback that keeps what it is given: for workflows that write to people. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

import type { Cleanup } from './cleanup';

export interface Email {
	readonly to: string;
	readonly subject: string;
}

export interface Mailbox {
	readonly letters: readonly Email[];
	/** For n8n's SMTP credential. */
	readonly credential: ICredentialDataDecryptedObject;
}

async function letterFrom(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Email> {
	const raw = await text(stream);
	const to = envelope.rcptTo.map(({ address }) => address).join(', ');
	return { to, subject: /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '' };
}

/** @param onLetter told of each letter */
export async function openMailbox(
	cleanup: Cleanup,
	onLetter: (letter: Email) => void = () => undefined,
): Promise<Mailbox> {
	const letters: Email[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		disableReverseLookup: true,
		onData(stream, session, done) {
			letterFrom(stream, session).then((letter) => {
				letters.push(letter);
				onLetter(letter);
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
	const credential = {
		host: '127.0.0.1',
		port,
		secure: false,
		disableStartTls: true,
		user: '',
		password: '',
	};
	return { letters, credential };
}

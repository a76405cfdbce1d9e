/**
 * Settings that n8n-core reads once, while it is imported: this file has to be imported before it.
 * The folder is n8n's own user folder, where it writes its configuration; it is made for this process and removed again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const userFolder = mkdtempSync(join(tmpdir(), 'ultracart-engine-'));

Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'for-this-process-only',
	// What n8n logs is recorded in logs.ts instead of printed.
	N8N_LOG_LEVEL: 'silent',
	N8N_DIAGNOSTICS_ENABLED: 'false',
});

export function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}

// For a process that ends without closing its engines.
process.once('exit', removeUserFolder);

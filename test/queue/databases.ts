/** What n8n's queue mode needs beside n8n: Redis and PostgreSQL from the system's packages, on loopback, with nothing kept. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from '../../harness/n8n/server';
import { runProcess, startProcess, type ProcessOptions } from '../../harness/shared/childProcesses';
import type { Cleanup } from '../../harness/shared/cleanup';

/** Debian keeps PostgreSQL's programs out of the path, in a folder for each version. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';
const POSTGRES_USER = 'n8n';

type Environment = Readonly<Record<string, string>>;

/** @throws where it is not */
function ensureInstalled(program: string, debianPackage: string): void {
	try {
		execFileSync(program, ['--version'], { stdio: 'ignore' });
	} catch {
		throw new Error(
			`${program} was not found. Install it (Debian: apt-get install ${debianPackage}), or put it into the PATH.`,
		);
	}
}

/** Whether a short command ends well. */
async function succeeds(cleanup: Cleanup, command: readonly string[]): Promise<boolean> {
	return (await startProcess(cleanup, command[0] ?? '', command).ended) === undefined;
}

async function startRedis(cleanup: Cleanup): Promise<Environment> {
	ensureInstalled('redis-server', 'redis-server');
	const port = await freePort();
	const folder = await cleanup.temporaryFolder('queue');
	const address = ['--bind', '127.0.0.1', '--port', port];
	const nothingKept = ['--dir', folder, '--save', '', '--appendonly', 'no'];
	const redis = startProcess(cleanup, 'Redis', ['redis-server', ...address, ...nothingKept]);
	await redis.untilReady(() => succeeds(cleanup, ['redis-cli', '-h', '127.0.0.1', '-p', port, 'ping']));
	return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port };
}

/** In front of the name of one of PostgreSQL's programs; the newest version's. */
function postgresFolder(): string {
	if (!existsSync(POSTGRES_VERSIONS)) return '';
	const newest = readdirSync(POSTGRES_VERSIONS).sort((a, b) => Number(b) - Number(a))[0];
	return newest === undefined ? '' : join(POSTGRES_VERSIONS, newest, 'bin/');
}

/**
 * PostgreSQL refuses to run as root: then it runs as the user that its Debian package makes.
 *
 * @throws where there is none
 */
function postgresUser(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { stdio: 'pipe' }));
	try {
		return { uid: id('-u'), gid: id('-g') };
	} catch {
		throw new Error(
			'PostgreSQL does not run as root, and there is no user "postgres". Run this as another user.',
		);
	}
}

async function startPostgres(cleanup: Cleanup): Promise<Environment> {
	const programs = postgresFolder();
	ensureInstalled(`${programs}initdb`, 'postgresql');
	const user = postgresUser();
	const folder = await cleanup.temporaryFolder('queue');
	if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
	const options: ProcessOptions = { cwd: folder, ...user };
	const data = join(folder, 'data');
	const trusting = ['--username', POSTGRES_USER, '--auth', 'trust', '--no-sync'];
	await runProcess(cleanup, 'initdb', [`${programs}initdb`, '--pgdata', data, ...trusting], options);
	const port = await freePort();
	const address = ['-h', '127.0.0.1', '-p', port, '-k', folder];
	const postgres = startProcess(
		cleanup,
		'PostgreSQL',
		[`${programs}postgres`, '-D', data, ...address, '-c', 'fsync=off'],
		options,
	);
	const isReady = [`${programs}pg_isready`, '-h', '127.0.0.1', '-p', port];
	await postgres.untilReady(() => succeeds(cleanup, isReady));
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: POSTGRES_USER,
	};
}

/**
 * Starts both.
 *
 * @returns n8n's settings that say where they are
 * @throws where one of them is not installed
 */
export async function startDatabases(cleanup: Cleanup): Promise<Environment> {
	return { ...(await startRedis(cleanup)), ...(await startPostgres(cleanup)) };
}

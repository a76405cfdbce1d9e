import './environment';

import { Logger as CoreLogger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { LoggerProxy, type LogMetadata } from 'n8n-workflow';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export interface LogEntry {
	level: LogLevel;
	message: string;
	metadata: LogMetadata | undefined;
}

const entries: LogEntry[] = [];

const record = (level: LogLevel) => (message: string, metadata?: LogMetadata) => {
	entries.push({ level, message, metadata });
};

const recorder = {
	error: record('error'),
	warn: record('warn'),
	info: record('info'),
	debug: record('debug'),
	scoped: () => logger,
};

// n8n-core and the nodes it runs take the logger from the container, n8n-workflow from its proxy. Replacing the methods, and
// not the transport below them, keeps every level and the metadata as it was handed over, before n8n shortens it.
const logger = Object.assign(Container.get(CoreLogger), recorder);
LoggerProxy.init(logger);

/** Everything that n8n and the nodes have logged in this process, at every level, from entry number `from` on. */
export function logsFrom(from = 0): LogEntry[] {
	return entries.slice(from);
}

export function logCount(): number {
	return entries.length;
}

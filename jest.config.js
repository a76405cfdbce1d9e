'use strict';

// Here and not in a test, so that it is said once.
const VM_NEEDS = 24;
if (process.env.EXPRESSION_ENGINE === 'vm' && parseInt(process.versions.node, 10) < VM_NEEDS) {
	console.error(`n8n's "vm" expression engine needs Node.js ${VM_NEEDS}; this is ${process.version}.`);
	process.exit(1);
}

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }] },
	// The built package and n8n's own are run as they are.
	modulePathIgnorePatterns: ['<rootDir>/\\.cache/'],
	testTimeout: 30_000,
	restoreMocks: true,
	maxWorkers: 2,
};

'use strict';

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

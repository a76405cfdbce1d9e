'use strict';

/** From top to bottom: each folder may use those below it, and none above. */
const FLOORS = ['test', 'bench', 'harness', 'sandbox', 'scripts', 'nodes', 'credentials'];

const below = FLOORS.map((folder, index) => ({
	name: `${folder}-looks-down-only`,
	comment: `What is in ${folder}/ is used by ${FLOORS.slice(0, index).join(', ') || 'nothing'}, and does not know it.`,
	severity: 'error',
	from: { path: `^${folder}/` },
	to: { path: `^(${FLOORS.slice(0, index).join('|')})/` },
})).slice(1);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circle',
			comment: 'Files that need each other are one file, or lack a third; imports of types count.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		...below,
		{
			name: 'shared-looks-at-no-node',
			severity: 'error',
			from: { path: '^nodes/shared/' },
			to: { path: '^nodes/UltraCart' },
		},
		{
			name: 'nodes-do-not-know-each-other',
			severity: 'error',
			from: { path: '^nodes/(UltraCart|UltraCartTrigger)/' },
			to: { path: '^nodes/UltraCart', pathNot: '^nodes/$1/' },
		},
		{
			name: 'unresolved',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, path: '^[.]' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(dist|[.]cache)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};

'use strict';

const { dest, src } = require('gulp');

/** What the bundler leaves behind: pictures, codex files and schemas that n8n reads beside the compiled classes. */
function copyAssets() {
	// `encoding: false` because gulp 5 would otherwise re-encode pictures as text.
	return src(
		[
			'nodes/**/*.{svg,png}',
			'nodes/**/*.node.json',
			'nodes/*/__schema__/**/*.json',
			'credentials/**/*.{svg,png}',
		],
		{ base: '.', encoding: false },
	).pipe(dest('dist'));
}

exports.default = copyAssets;

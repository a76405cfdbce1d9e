/** Plain objects and structures → the text of a source file. The only place that knows ts-morph and prettier. */
import type { Options } from 'prettier';
import * as estree from 'prettier/plugins/estree';
import * as markdownSyntax from 'prettier/plugins/markdown';
import * as typeScriptSyntax from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import {
	Project,
	VariableDeclarationKind,
	type InterfaceDeclarationStructure,
	type OptionalKind,
} from 'ts-morph';

import config from '../../.prettierrc.json';

export interface Import {
	readonly from: string;
	readonly names: readonly string[];
	readonly typeOnly?: boolean;
}

export interface Constant {
	readonly name: string;
	readonly type: string;
	/** Written out as a literal. */
	readonly value?: unknown;
	/** Written as it is, where a literal can't say it. */
	readonly code?: string;
}

export interface Source {
	readonly imports?: readonly Import[];
	readonly constants?: readonly Constant[];
	readonly interfaces?: readonly OptionalKind<InterfaceDeclarationStructure>[];
	/** `export * from`. */
	readonly reexports?: readonly string[];
}

const HEADER = [
	'Generated from scripts/metadata. Change the table there, not this file,',
	'and run: npm run generate',
];

// Prettier's standalone build: its other one imports itself at run time, which jest can't do.
const formatted = (text: string, parser: 'typescript' | 'markdown'): Promise<string> =>
	format(text, {
		...(config as Options),
		parser,
		plugins: [estree, markdownSyntax, typeScriptSyntax],
	});

/** The text of a TypeScript file. */
export async function typeScript(source: Source): Promise<string> {
	const project = new Project({ useInMemoryFileSystem: true });
	const file = project.createSourceFile('generated.ts');
	for (const { from, names, typeOnly } of source.imports ?? []) {
		file.addImportDeclaration({
			moduleSpecifier: from,
			namedImports: [...names],
			isTypeOnly: typeOnly ?? false,
		});
	}
	file.addInterfaces([...(source.interfaces ?? [])]);
	for (const { name, type, value, code } of source.constants ?? []) {
		file.addVariableStatement({
			declarationKind: VariableDeclarationKind.Const,
			isExported: true,
			declarations: [{ name, type, initializer: code ?? JSON.stringify(value) }],
		});
	}
	for (const from of source.reexports ?? []) file.addExportDeclaration({ moduleSpecifier: from });
	const header = HEADER.map((line) => `// ${line}\n`).join('');
	return await formatted(`${header}\n${file.getFullText()}`, 'typescript');
}

const marks = (name: string) => ({ from: `<!-- ${name}: ${HEADER.join(' ')} -->`, to: `<!-- /${name} -->` });

/**
 * A page that people write, with what is generated in its place between two marks.
 *
 * @throws where the page has no such place
 */
export async function withPart(page: string, name: string, part: string): Promise<string> {
	const { from, to } = marks(name);
	const [before, rest] = page.split(from);
	const after = rest?.split(to)[1];
	if (before === undefined || after === undefined) {
		throw new Error(`The page has no place for the ${name}: put ${from} and ${to} there`);
	}
	return `${before}${from}\n\n${await formatted(part, 'markdown')}\n${to}${after}`;
}

/** The text of a page of documentation. */
export async function markdown(text: string): Promise<string> {
	return await formatted(`<!-- ${HEADER.join(' ')} -->\n\n${text}\n`, 'markdown');
}

/** Plain objects and structures → the text of a source file. The only place that knows ts-morph and prettier. */
import type { Options } from 'prettier';
import * as babel from 'prettier/plugins/babel';
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
	/** Named imports; without any, everything is imported under `as`. */
	readonly names?: readonly string[];
	readonly as?: string;
	readonly typeOnly?: boolean;
}

export interface Constant {
	readonly name: string;
	readonly type?: string;
	/** Checked against this type, which the constant does not take on. */
	readonly satisfies?: string;
	/** Written out as a literal. */
	readonly value?: unknown;
	/** Written as it is, where a literal can't say it. */
	readonly code?: string;
}

/** Objects that are constants of other files: written as a reference wherever they come. */
export type References = ReadonlyMap<unknown, string>;

export interface Source {
	readonly imports?: readonly Import[];
	readonly constants?: readonly Constant[];
	readonly interfaces?: readonly OptionalKind<InterfaceDeclarationStructure>[];
	/** `export * from`. */
	readonly reexports?: readonly string[];
	readonly references?: References;
}

const HEADER = [
	'Generated from scripts/metadata. Change the table there, not this file,',
	'and run: npm run generate',
];

// Prettier's standalone build: its other one imports itself at run time, which jest can't do.
const formatted = (text: string, parser: 'typescript' | 'markdown' | 'json'): Promise<string> =>
	format(text, {
		...(config as Options),
		parser,
		plugins: [babel, estree, markdownSyntax, typeScriptSyntax],
	});

const valueOrReference = (value: unknown, references: References): string =>
	references.get(value) ?? literal(value, references);

/** A value as JavaScript writes it: JSON, with references to constants in it. */
function literal(value: unknown, references: References): string {
	if (Array.isArray(value))
		return `[${value.map((entry) => valueOrReference(entry, references)).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
	return `{ ${entries.map(([name, entry]) => `${JSON.stringify(name)}: ${valueOrReference(entry, references)}`).join(', ')} }`;
}

function initializerOf({ value, code, satisfies }: Constant, references: References): string {
	const written = code ?? literal(value, references);
	return satisfies === undefined ? written : `${written} satisfies ${satisfies}`;
}

/** The text of a TypeScript file. */
export async function typeScript(source: Source): Promise<string> {
	const project = new Project({ useInMemoryFileSystem: true });
	const file = project.createSourceFile('generated.ts');
	for (const { from, names = [], as, typeOnly = false } of source.imports ?? []) {
		file.addImportDeclaration({
			moduleSpecifier: from,
			namedImports: [...names],
			...(as !== undefined && { namespaceImport: as }),
			isTypeOnly: typeOnly,
		});
	}
	file.addInterfaces([...(source.interfaces ?? [])]);
	for (const constant of source.constants ?? []) {
		const { name, type } = constant;
		file.addVariableStatement({
			declarationKind: VariableDeclarationKind.Const,
			isExported: true,
			declarations: [
				{
					name,
					...(type !== undefined && { type }),
					initializer: initializerOf(constant, source.references ?? new Map()),
				},
			],
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

/** The text of a JSON file: short, because each operation has one that users install. */
export const json = (value: object): string =>
	`${JSON.stringify({ $comment: 'Generated from scripts/metadata', ...value })}\n`;

/** The text of a page of documentation. */
export async function markdown(text: string): Promise<string> {
	return await formatted(`<!-- ${HEADER.join(' ')} -->\n\n${text}\n`, 'markdown');
}

import './environment';

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { LazyPackageDirectoryLoader } from 'n8n-core';
import {
	NodeHelpers,
	type ICredentialType,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { MANUAL_TRIGGER, manualTrigger, STICKY_NOTE, stickyNote } from './coreNodes';
import { oAuth2Api } from './oAuth2Api';

/** Stand-ins by full type name, e.g. `{ 'n8n-nodes-base.set': … }`. */
export type ExtraNodes = Record<string, INodeType | IVersionedNodeType>;

interface PackageJson {
	n8n?: { nodes?: string[]; credentials?: string[] };
}

function ensureBuilt(packageDir: string): void {
	const { n8n } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as PackageJson;
	const missing = [...(n8n?.nodes ?? []), ...(n8n?.credentials ?? [])].filter(
		(file) => !existsSync(join(packageDir, file)),
	);
	if (missing.length > 0) {
		throw new Error(
			`${packageDir} is not built: ${missing.join(', ')} not found. Run "npm run build" first.`,
		);
	}
}

/** The node and credential types of one built package, found by n8n's own loader, and the stand-ins beside them. */
export class NodeTypes implements INodeTypes {
	private constructor(
		private readonly loader: LazyPackageDirectoryLoader,
		private readonly extra: ExtraNodes,
	) {}

	static async load(packageDir: string, extra: ExtraNodes): Promise<NodeTypes> {
		ensureBuilt(packageDir);
		const loader = new LazyPackageDirectoryLoader(packageDir);
		await loader.loadAll();
		return new NodeTypes(loader, {
			[MANUAL_TRIGGER]: manualTrigger,
			[STICKY_NOTE]: stickyNote,
			...extra,
		});
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		const standIn = this.extra[type];
		if (standIn) return standIn;
		const prefix = `${this.loader.packageName}.`;
		if (type.startsWith(prefix)) return this.loader.getNode(type.slice(prefix.length)).type;
		throw new Error(`The workflow uses the node "${type}". Give a stand-in for it to Engine.load.`);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	getCredentialType(name: string): ICredentialType {
		return name === oAuth2Api.name ? oAuth2Api : this.loader.getCredential(name).type;
	}
}

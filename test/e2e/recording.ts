/** A picture that moves: what the browser shows while something is done in it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { CDPSession, Locator, Page } from 'playwright-core';

import { runProcess } from '../../harness/shared/childProcesses';
import type { Cleanup } from '../../harness/shared/cleanup';
import { PASSING, PICTURES } from './pictures';

/** In seconds. Nobody wants to watch n8n think, and everybody to read what came out. */
const LENGTH = 15;
const LONGEST_PAUSE = 0.7;
const LAST_PAUSE = 3;

/** Of the page while it is recorded: small enough that its letters can be read where the picture is shown. */
const SIZE = { width: 1280, height: 800 };
const WIDTH = 1000;
const FRAMES_A_SECOND = 12;

/** In milliseconds: what is about to be clicked is looked at before. */
const LOOK = 350;
const KEYSTROKE = 70;

/** What the browser's own picture lacks: the mouse. And what would lie over the result. */
const DECORATION = `
	${PASSING.join(', ')} { visibility: hidden !important }
	#mouse { position: fixed; z-index: 99999; width: 22px; height: 22px; margin: -11px; border-radius: 50%;
		background: #ff6d5a88; border: 2px solid #ff6d5a; pointer-events: none; transition: transform 0.1s }
	#mouse.down { transform: scale(0.6) }`;

interface Frame {
	readonly file: string;
	/** In seconds. */
	readonly at: number;
}

/** Whether frames can be put together here. */
export const hasFfmpeg = (): boolean => spawnSync('ffmpeg', ['-version']).status === 0;

export class Recording {
	private readonly frames: Frame[] = [];

	private constructor(
		private readonly cleanup: Cleanup,
		private readonly page: Page,
		private readonly session: CDPSession,
		private readonly folder: string,
	) {}

	/** Records what is done, and leaves the page as it was. */
	static async during(
		cleanup: Cleanup,
		page: Page,
		work: (recording: Recording) => Promise<void>,
	): Promise<Recording> {
		const viewport = page.viewportSize();
		const recording = await Recording.start(cleanup, page);
		try {
			await work(recording);
			await page.waitForTimeout(LOOK);
			return recording;
		} finally {
			await recording.session.send('Page.stopScreencast');
			if (viewport) await page.setViewportSize(viewport);
		}
	}

	private static async start(cleanup: Cleanup, page: Page): Promise<Recording> {
		await page.setViewportSize(SIZE);
		await page.addStyleTag({ content: DECORATION });
		await page.evaluate(`{
			const mouse = Object.assign(document.createElement('div'), { id: 'mouse' });
			document.body.append(mouse);
			const follow = ({ clientX, clientY, buttons }) => {
				Object.assign(mouse.style, { left: clientX + 'px', top: clientY + 'px' });
				mouse.className = buttons > 0 ? 'down' : '';
			};
			for (const event of ['mousemove', 'mousedown', 'mouseup']) addEventListener(event, follow, true);
		}`);
		const session = await page.context().newCDPSession(page);
		const folder = await cleanup.temporaryFolder('recording');
		const recording = new Recording(cleanup, page, session, folder);
		session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
			const file = join(folder, `${recording.frames.length}.jpg`);
			writeFileSync(file, data, 'base64');
			recording.frames.push({ file, at: metadata.timestamp ?? 0 });
			void session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
		});
		await session.send('Page.startScreencast', { format: 'jpeg', quality: 95 });
		return recording;
	}

	/** Moves the mouse there as a person does. */
	async pointAt(target: Locator): Promise<void> {
		await target.waitFor();
		const box = await target.boundingBox();
		if (box) await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
		await this.page.waitForTimeout(LOOK);
	}

	async click(target: Locator): Promise<void> {
		await this.pointAt(target);
		await target.click();
		await this.page.waitForTimeout(LOOK);
	}

	async type(field: Locator, text: string): Promise<void> {
		await field.pressSequentially(text, { delay: KEYSTROKE });
		await this.page.waitForTimeout(LOOK);
	}

	async saveAs(name: string): Promise<void> {
		const list = join(this.folder, 'frames.txt');
		await writeFile(list, this.list());
		await mkdir(PICTURES, { recursive: true });
		await runProcess(this.cleanup, 'ffmpeg', [
			...['ffmpeg', '-y', '-loglevel', 'error', '-f', 'concat', '-safe', '0', '-i', list],
			...['-vf', `fps=${FRAMES_A_SECOND},scale=${WIDTH}:-2:flags=lanczos`],
			...['-c:v', 'libwebp_anim', '-quality', '75', '-compression_level', '6', '-loop', '0'],
			join(PICTURES, `${name}.webp`),
		]);
	}

	/** The frames with their durations, as ffmpeg reads them: the same length on a slow machine as on a fast one. */
	private list(): string {
		const pauses = this.frames
			.slice(1)
			.map(({ at }, index) => at - (this.frames[index]?.at ?? at))
			// On a busy machine a frame may come after a later one.
			.map((pause) => Math.min(Math.max(pause, 0), LONGEST_PAUSE));
		const pace = Math.min(1, (LENGTH - LAST_PAUSE) / pauses.reduce((sum, pause) => sum + pause, 0));
		const durations = [...pauses.map((pause) => pause * pace), LAST_PAUSE];
		const lines = this.frames.map(
			({ file }, index) => `file '${file}'\nduration ${(durations[index] ?? 0).toFixed(3)}\n`,
		);
		// ffmpeg heeds the last duration only where another frame follows.
		return `${lines.join('')}file '${this.frames.at(-1)?.file ?? ''}'\n`;
	}
}

/** The picture of the hour in which more executions arrive than UltraCart takes calls. */
import { APPROACHES, type ApproachName } from './approaches';
import { EXECUTIONS, PATTERNS, type ArrivalsMeasurement, type PatternName } from './arrivals';
import { svgOf, type Line, type Panel } from './plot';

const MINUTES = 60;

const LOOKS: Partial<Readonly<Record<ApproachName, Pick<Line, 'color' | 'dashes'>>>> = {
	ultraCart: { color: '#e4572e' },
	httpRequestTogether: { color: '#17628c' },
	declarativeTogether: { color: '#76b041', dashes: '5 5' },
};

const lineOf = ({ approach, course }: ArrivalsMeasurement): Line => ({
	label: APPROACHES[approach].title,
	color: 'black',
	...LOOKS[approach],
	points: course.map((served, minute) => [minute, served]),
});

export function arrivalsPlot(arrivals: readonly ArrivalsMeasurement[]): string {
	const panels = Object.entries(PATTERNS).map(([name, { title }]): Panel => ({
		title: `Executions arrive ${title}`,
		lines: arrivals.filter(({ pattern }) => pattern === (name as PatternName)).map(lineOf),
	}));
	return svgOf({
		title: 'Executions served in the course of an hour',
		x: { label: 'Minutes', most: MINUTES, step: 15 },
		y: { label: 'Served', most: EXECUTIONS, step: EXECUTIONS / 4 },
		panels,
	});
}

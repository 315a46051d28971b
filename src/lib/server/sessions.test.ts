import { expect, it } from 'vitest';
import { endOf } from './sessions.ts';

const creeAt = Temporal.Instant.from('2026-03-02T08:00:00Z');
const after = (duration: string) => creeAt.add(Temporal.Duration.from(duration));
const shared = { creeAt, finAt: after('PT12H'), appareilPersonnel: false };
const own = { creeAt, finAt: after('PT720H'), appareilPersonnel: true };

it.each<[string, Parameters<typeof endOf>[0], boolean, string]>([
	['half an hour after the last request', { ...shared, vueAt: after('PT1H') }, false, 'PT1H30M'],
	['twelve hours after the sign-in', { ...shared, vueAt: after('PT11H45M') }, false, 'PT12H'],
	['thirty days on one’s own device', { ...own, vueAt: creeAt }, false, 'PT720H'],
	['like any other once a mandate is given', { ...own, vueAt: after('PT1H') }, true, 'PT1H30M'],
	['never later than twelve hours with a mandate', { ...own, vueAt: after('PT47H') }, true, 'PT12H']
])('a session ends %s', (_, bornes, aUnMandat, attendu) => {
	expect(endOf(bornes, aUnMandat).toString()).toBe(after(attendu).toString());
});

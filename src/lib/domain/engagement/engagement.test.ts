import { describe, expect, it } from 'vitest';
import { engagementSaisi, peutSEngager } from './engagement.ts';

const AU = Temporal.PlainDate.from('2026-03-02');
const jour = (texte: string) => Temporal.PlainDate.from(texte);

describe('s’engager', () => {
	const prêt = { compte: true, service: true, clos: false, agit: false, passe: false, atteint: false };
	it.each([
		['un dossier compté dans un service', {}, true],
		['un dossier privé', { compte: false }, 'engagement-prive'],
		['un dossier sans service', { service: false }, 'engagement-sans-service'],
		['un dossier clos', { clos: true }, 'dossier-clos'],
		['un refus déjà noté', { agit: true }, 'engagement-inutile'],
		['un compte rendu déjà reçu', { passe: true }, 'engagement-tardif'],
		['un engagement déjà tenu', { atteint: true, agit: true }, 'engagement-atteint']
	])('%s', (_, change, attendu) => {
		const lu = peutSEngager({ ...prêt, ...change });
		expect(lu.ok || lu.refus.code).toBe(attendu);
	});
});

describe('le nombre et le dernier jour', () => {
	it.each([
		['quatre collègues, jusqu’à ce soir', 4, '2026-03-02', true],
		['trois collègues', 3, '2026-04-01', 'seuil'],
		['un nombre à virgule', 4.5, '2026-04-01', 'seuil'],
		['cinq cents collègues', 500, '2026-04-01', true],
		['cinq cent un collègues', 501, '2026-04-01', 'seuil'],
		['un jour passé', 10, '2026-03-01', 'finLe'],
		['six mois jour pour jour', 10, '2026-09-02', true],
		['six mois et un jour', 10, '2026-09-03', 'finLe']
	])('%s', (_, seuil, finLe, attendu) => {
		const lu = engagementSaisi({ seuil, finLe: jour(finLe) }, { au: AU });
		expect(lu.ok || lu.refus.champ).toBe(attendu);
	});
});

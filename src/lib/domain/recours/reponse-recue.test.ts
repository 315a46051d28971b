import { describe, expect, it } from 'vitest';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import { reponseRecue } from '#lib/domain/recours/reponse-recue.ts';
import { memoTribunal } from '#lib/domain/recours/tribunal.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { calcul, envoye, notifie, recu } from '../../../../test/support/chaine.ts';

function recue(regime: RegimeCode, le: string | null) {
	const faits = [notifie, envoye, recu, ...(le ? [{ type: 'reponse-notifiee', le, sens: 'rejet' }] : [])];
	const lus = lireFaits(faits);
	if (!lus.ok) throw new Error(lus.refus.message);
	return reponseRecue({ faits: lus.faits, chaine: calcul({ faits, au: '2026-12-01', regime }) }, 'CAP');
}

/*
 * Received on 22 January 2026. The authority has until 9 February (francs) or 6 February; the rejection is born on 22 March;
 * its two months francs end on 26 May: the 23rd is a Saturday, the 25th is Whit Monday.
 */
describe('le jour de la réponse, devant le silence', () => {
	it.each<[RegimeCode, string, string, string]>([
		['fpe', '2026-02-09', 'a-temps', 'partent de ce jour'],
		['fpe', '2026-02-10', 'en-retard', 'lundi 9 février 2026'],
		['fpt', '2026-02-06', 'a-temps', 'partent de ce jour'],
		['fpt', '2026-02-07', 'en-retard', 'vendredi 6 février 2026'],
		['contractuel-etat', '2026-02-10', 'en-retard', 'c’est une réponse quand même'],
		['contractuel-territorial', '2026-02-07', 'en-retard', 'vendredi 6 février 2026'],
		['fph', '2026-02-10', 'avant-le-rejet', 'Les deux mois du tribunal'],
		['contractuel-hospitalier', '2026-02-10', 'avant-le-rejet', 'Les deux mois du tribunal'],
		['fpe', '2026-03-22', 'en-retard', 'avant le rejet par silence'],
		['fpe', '2026-03-23', 'apres-le-rejet', 'deux nouveaux mois'],
		['fph', '2026-03-23', 'apres-le-rejet', 'dimanche 22 mars 2026'],
		['fpe', '2026-05-26', 'apres-le-rejet', 'deux nouveaux mois'],
		['fpe', '2026-05-27', 'apres-le-delai', 'ne rouvre rien']
	])('%s, le %s : %s', (regime, le, moment, dit) => {
		const trouvee = recue(regime, le);
		expect(trouvee?.moment).toBe(moment);
		expect(trouvee?.texte).toContain(dit);
		expect(trouvee?.texte).not.toMatch(/\(\)|undefined| du +[.,:]/);
	});

	it.each<[RegimeCode, string]>([
		['fpe', '2026-04-10'],
		['fpt', '2026-06-05'],
		['fph', '2026-04-10'],
		['contractuel-hospitalier', '2026-06-05']
	])('%s, recours parti après le délai du tribunal : la réponse du %s ne le rouvre pas', (regime, le) => {
		const faits = [
			{ type: 'compte-rendu-notifie', le: '2026-01-10' },
			{ type: 'recours-hierarchique-envoye', le: '2026-04-01', moyen: 'main-propre' },
			{ type: 'reponse-notifiee', le, sens: 'rejet' }
		];
		const lus = lireFaits(faits);
		if (!lus.ok) throw new Error(lus.refus.message);
		const chaine = calcul({ faits, au: '2026-12-01', regime });
		const trouvee = reponseRecue({ faits: lus.faits, chaine }, 'CAP');
		expect(trouvee?.texte).toContain('ne le rouvre pas');
		expect(trouvee?.texte).not.toMatch(/nouveaux mois|partent de ce jour/);
		const { jours } = memoTribunal({ faits: lus.faits, chaine }, 'CAP');
		expect(jours.find(({ quoi }) => quoi === 'Réponse notifiée')?.effet).toContain('Ne rouvre pas');
		expect(jours.map(({ effet }) => effet).join(' ')).not.toContain('Fait partir les deux mois du tribunal');
	});

	it('sans réponse, rien', () => {
		expect(recue('fpe', null)).toBeNull();
	});
});

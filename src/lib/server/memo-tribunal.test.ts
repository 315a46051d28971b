import { describe, expect, it } from 'vitest';
import { lireFaits } from '#lib/domain/dossier/lecture-faits.ts';
import { REGIMES, type RegimeCode, type Zone } from '#lib/domain/regimes/codes.ts';
import { papier } from '#lib/server/documents/papier.ts';
import { papierDuTribunal } from '#lib/server/memo-tribunal.ts';
import { calcul, type Cas, envoye, notifie, recu } from '../../../test/support/chaine.ts';
import { compact, readPdf } from '../../../test/support/pdf.ts';

const CARTE = {
	nom: 'Section de la direction départementale des finances publiques du Gard',
	courriel: 'section.du.gard@exemple.fr',
	telephone: '04 00 00 00 00',
	permanence: 'le mardi et le jeudi de 12 h à 14 h, bureau 12 au rez-de-chaussée, '.repeat(5),
	adresse: null,
	site: null
};

function memo(regime: RegimeCode, { faits, au, zone = 'metropole' }: Cas) {
	const lus = lireFaits(faits);
	if (!lus.ok) throw new Error(lus.refus.message);
	const chaine = calcul({ faits, au, regime, zone });
	const enregistres = lus.faits.map((fait, rang) => ({
		id: String(rang),
		remplace: null,
		preuve: null,
		enregistreAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
		fait
	}));
	return papierDuTribunal({ faits: enregistres, chaine, regime }, [CARTE]);
}

async function lu(regime: RegimeCode, cas: Cas) {
	const { texte, pages, roles } = await readPdf(papier(memo(regime, cas)));
	return { texte: compact(texte), pages: pages.length, roles };
}

const reponse = { type: 'reponse-notifiee', le: '2026-02-12', sens: 'rejet' };
const tardive = { ...reponse, le: '2026-04-02' };
const saisie = { type: 'cap-saisie', le: '2026-02-16' };
const avis = { type: 'cap-avis', le: '2026-03-10', sens: 'rejet' };
const definitif = { type: 'compte-rendu-definitif-notifie', le: '2026-04-10' };
const sansVoies = { ...notifie, moyen: 'lrar', presenteLe: '2026-01-05', voiesEtDelais: false };

/** The main situations of a file that may go to court. */
const SITUATIONS: [string, Cas][] = [
	['rien de noté', { faits: [], au: '2026-01-15' }],
	[
		'compte rendu communiqué, pas notifié',
		{ faits: [{ type: 'compte-rendu-communique', le: '2026-01-10' }], au: '2026-01-15' }
	],
	['notifié', { faits: [notifie], au: '2026-01-15' }],
	['notifié par recommandé, sans voies ni délais', { faits: [sansVoies], au: '2026-01-15' }],
	['recours envoyé, accusé attendu', { faits: [notifie, envoye], au: '2026-01-22' }],
	['recours reçu', { faits: [notifie, envoye, recu], au: '2026-01-25' }],
	['silence de l’autorité', { faits: [notifie, envoye, recu], au: '2026-02-12' }],
	['rejet par silence', { faits: [notifie, envoye, recu], au: '2026-03-25' }],
	['réponse', { faits: [notifie, envoye, recu, reponse], au: '2026-02-14' }],
	['réponse après le rejet par silence', { faits: [notifie, envoye, recu, tardive], au: '2026-04-04' }],
	['commission saisie', { faits: [notifie, envoye, recu, reponse, saisie], au: '2026-02-20' }],
	[
		'avis et compte rendu définitif changé',
		{
			faits: [notifie, envoye, recu, reponse, saisie, avis, { ...definitif, modifie: true }],
			au: '2026-04-12'
		}
	],
	[
		'compte rendu définitif inchangé',
		{
			faits: [sansVoies, envoye, recu, reponse, saisie, avis, { ...definitif, modifie: false }],
			au: '2026-04-12'
		}
	],
	['recours après les quinze jours', { faits: [notifie, { ...envoye, le: '2026-02-20' }], au: '2026-02-25' }],
	['recours après les deux mois', { faits: [sansVoies, { ...envoye, le: '2026-04-20' }], au: '2026-04-25' }],
	[
		'tout, outre-mer, sans preuve',
		{
			faits: [
				sansVoies,
				{ ...envoye, moyen: 'lettre' },
				{ ...envoye, le: '2026-02-20' },
				tardive,
				{ ...saisie, le: '2026-02-25' },
				avis,
				definitif
			],
			au: '2026-04-20',
			zone: 'la-reunion' as Zone
		}
	],
	['délai passé', { faits: [notifie], au: '2026-06-20' }],
	[
		'tribunal saisi',
		{
			faits: [notifie, envoye, recu, reponse, { type: 'recours-contentieux-depose', le: '2026-04-01' }],
			au: '2026-04-02'
		}
	]
];

describe.each(REGIMES)('le mémo « Aller au tribunal », %s', (regime) => {
	it.each(SITUATIONS)('%s : une page', async (_, cas) => {
		const { pages, texte, roles } = await lu(regime, cas);
		expect(pages).toBe(1);
		for (const dit of [
			'Aller au tribunal',
			'À joindre',
			'Section de la direction',
			'ne remplace pas un avocat'
		]) {
			expect(texte).toContain(compact(dit));
		}
		expect(roles).toContain('L');
	});
});

describe('les jours du mémo', () => {
	it('sont ceux de la chaîne : notification, interruption, rejet par silence', async () => {
		const { texte } = await lu('fpe', { faits: [notifie, envoye, recu], au: '2026-02-12' });
		expect(texte).toContain(compact('Visez le vendredi 22 mai 2026. Dernier jour : mardi 26 mai 2026.'));
		expect(texte).toContain(compact('Compte rendu notifié samedi 10 janvier 2026'));
		expect(texte).toContain(compact('Recours envoyé mardi 20 janvier 2026'));
		expect(texte).toContain(compact('Rejet par silence dimanche 22 mars 2026 À venir'));
		expect(texte).toContain(compact('Télérecours citoyens'));
	});

	it('une réponse fait partir les deux mois', async () => {
		const { texte } = await lu('fpt', { faits: [notifie, envoye, recu, reponse], au: '2026-02-14' });
		expect(texte).toContain(
			compact('Réponse notifiée jeudi 12 février 2026 Fait partir les deux mois du tribunal')
		);
		expect(texte).not.toContain(compact('Rejet par silence'));
		// 12 February + 2 months + 1 day.
		expect(texte).toContain(compact('Dernier jour : lundi 13 avril 2026'));
	});

	it.each<RegimeCode>(['onic-2005', 'ouvriers-defense-1972'])('%s : aucune date', async (regime) => {
		const { texte } = await lu(regime, { faits: [notifie], au: '2026-01-15' });
		expect(texte).toContain(compact('Pas encore de date'));
		expect(texte.replace(/Calculéle[a-z]+\d+[a-zéû]+\d{4}/, '')).not.toContain('2026');
		expect(texte).toContain(compact('il n’y a pas d’échéance à calculer'));
	});

	it.each<RegimeCode>(['fph', 'contractuel-hospitalier'])(
		'%s : rien que le rejet de deux mois et le tribunal, dont la règle a été lue',
		async (regime) => {
			const { texte } = await lu(regime, { faits: [notifie, envoye, recu], au: '2026-02-12' });
			expect(texte).toContain(compact('dimanche 22 mars 2026'));
			expect(texte).not.toContain(compact('février 2026 Fait'));
		}
	);

	it('un recours parti après les deux mois n’interrompt rien, et le mémo le dit', async () => {
		const { texte } = await lu('fpe', {
			faits: [notifie, { ...envoye, le: '2026-04-20' }],
			au: '2026-04-25'
		});
		expect(texte).toContain(compact('Parti après ce délai : il ne l’interrompt pas.'));
		const aTemps = await lu('fpe', { faits: [notifie, envoye, recu], au: '2026-02-12' });
		expect(aTemps.texte).toContain(compact('Il interrompt ce délai.'));
	});

	it('la commission s’y nomme selon le régime', async () => {
		const cas = { faits: [notifie, envoye, recu, reponse, saisie], au: '2026-02-20' };
		expect((await lu('contractuel-etat', cas)).texte).toContain(compact('CCP saisie lundi 16 février 2026'));
		expect((await lu('fpe', cas)).texte).not.toContain(compact('CCP'));
	});
});

import { describe, expect, it } from 'vitest';
import { STATUTS } from '#lib/domain/regimes/codes.ts';
import { modele } from '#lib/server/contenu.ts';
import { LIEUX } from '../lieux.ts';
import { avisDe, courrierDemande, parcours } from './parcours.server.ts';
import { saisieVide } from './saisie.ts';
import { situationDe } from '../situation.ts';

const AU = '2026-01-12';

function formulaire(champs: Record<string, string>): FormData {
	const donnees = new FormData();
	for (const [nom, valeur] of Object.entries(champs)) donnees.append(nom, valeur);
	return donnees;
}

/** Everything that a letter needs, except the acknowledgement of the notice. */
const complet = (lieu: string, statut: string) => ({
	lieu,
	statut,
	source: 'questions',
	entretienLe: '2026-01-21',
	modele: 'refus-collectif',
	'lettre-agentNom': 'Camille Petit'
});

/** Everybody whose rules are known, with the mark of the notice that is theirs. */
const AGENTS = LIEUX.flatMap(({ valeur: lieu }) =>
	STATUTS.flatMap((statut) => {
		const lu = situationDe({ ...saisieVide(), lieu, statut });
		return lu.ok ? [{ lieu, statut, regime: lu.situation.regime, avis: avisDe(lu.situation) }] : [];
	})
);

describe('aucune lettre avant l’avis', () => {
	it('les agents de chaque lieu de travail sont essayés', () => {
		expect(new Set(AGENTS.map(({ lieu }) => lieu)).size).toBe(LIEUX.length);
	});

	it.each(AGENTS)('$lieu, $statut', ({ lieu, statut, regime, avis }) => {
		expect(avis).not.toBe('');
		const autres = AGENTS.map((autre) => autre.avis).filter((autre) => autre !== avis);
		for (const avisLu of ['', 'oui', ...autres]) {
			const champs = formulaire({ ...complet(lieu, statut), avisLu });
			expect(courrierDemande(champs, AU)).toBeNull();
			for (const demandee of ['lettre', 'envoi'] as const)
				expect(parcours(champs, demandee, AU).etape).toBe('risques');
		}
		const reconnu = formulaire({ ...complet(lieu, statut), avisLu: avis });
		expect(parcours(reconnu, 'lettre', AU).etape).toBe('lettre');
		expect(courrierDemande(reconnu, AU) !== null).toBe(modele('refus-collectif', regime) !== undefined);
	});
});

describe('la lettre du parcours', () => {
	const dgfip = AGENTS.find(({ lieu, statut }) => lieu === 'dgfip' && statut === 'titulaire')!;
	const choisie = (champs: Record<string, string>) =>
		parcours(formulaire({ ...complet('dgfip', 'titulaire'), avisLu: dgfip.avis, ...champs }), 'lettre', AU)
			.agent?.redaction.modele?.code;

	it.each([
		['celle qui a été choisie', { modele: 'absence' }, 'absence'],
		[
			'celle que la convocation appelle, si rien n’est choisi',
			{ modele: '', rang: '2' },
			'reponse-seconde-convocation'
		],
		['la même, si le choix n’existe pas', { modele: 'inconnue', rang: '2' }, 'reponse-seconde-convocation']
	])('est %s', (_, champs, code) => {
		expect(choisie(champs)).toBe(code);
	});

	it('n’est pas donnée tant qu’un jour impossible reste à corriger', () => {
		const champs = { ...complet('dgfip', 'titulaire'), avisLu: dgfip.avis, entretienLe: '31/02/2026' };
		expect(courrierDemande(formulaire(champs), AU)).toBeNull();
	});
});

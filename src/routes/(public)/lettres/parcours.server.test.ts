import { describe, expect, it } from 'vitest';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { LETTRES as REFUS } from '../refuser/lettre.ts';
import { lettreConnue, lettreDemandee } from './lettres.server.ts';
import { MOMENTS } from './moments.ts';
import { courrierDemande, pasDe } from './parcours.server.ts';

const AU = '2026-01-12';
const QUI = { lieu: 'dgfip', statut: 'titulaire', depuis: 'lettre' };
const dossier = lettreDemandee('demande-dossier');
const recours = lettreDemandee('recours-hierarchique');

function formulaire(champs: Record<string, string>): FormData {
	const donnees = new FormData();
	for (const [nom, valeur] of Object.entries(champs)) donnees.append(nom, valeur);
	return donnees;
}

const texteDe = (champs: Record<string, string>): string | null => {
	const courrier = courrierDemande(dossier, formulaire({ ...QUI, ...champs }), AU);
	return courrier && enTexte(courrier);
};

describe('l’étape due', () => {
	it('une page ouverte par son adresse ne reproche rien', () => {
		expect(pasDe(dossier, formulaire({}), 'lettre', AU)).toMatchObject({ etape: 'situation', erreurs: [] });
	});

	it('un formulaire vide est repris question par question', () => {
		const pas = pasDe(dossier, formulaire({ depuis: 'situation' }), 'lettre', AU);
		expect(pas.etape).toBe('situation');
		expect(pas.erreurs.map(({ champ }) => champ)).toEqual(['lieu', 'statut']);
	});

	it('sans lettre vérifiée pour ce statut, on le dit, et rien n’est écrit', () => {
		const champs = formulaire({ lieu: 'onic', statut: 'titulaire', 'lettre-agentNom': 'Jeanne Dupont' });
		const pas = pasDe(dossier, champs, 'envoi', AU);
		expect(pas.etape).toBe('situation');
		expect(pas.erreurs[0]?.message).toContain('pas encore vérifiée');
		expect(courrierDemande(dossier, champs, AU)).toBeNull();
	});

	it('une lettre retirée ce jour-là n’est pas écrite, et la phrase qui le dit ne renvoie à aucun champ', () => {
		const champs = formulaire({ ...QUI, 'lettre-agentNom': 'Jeanne Dupont' });
		const pas = pasDe(dossier, champs, 'envoi', '2000-01-03');
		expect(pas.etape).toBe('lettre');
		expect(pas.erreurs).toEqual([{ champ: '', message: expect.stringContaining('ne vaut qu’à partir du') }]);
		expect(courrierDemande(dossier, champs, '2000-01-03')).toBeNull();
	});

	it('ce qui manque n’est dit qu’au moment d’emporter la lettre', () => {
		expect(pasDe(dossier, formulaire(QUI), 'lettre', AU)).toMatchObject({ etape: 'lettre', erreurs: [] });
		expect(pasDe(dossier, formulaire(QUI), 'envoi', AU)).toMatchObject({
			etape: 'lettre',
			erreurs: [{ champ: 'lettre-agentNom' }]
		});
	});

	it('une date qui n’existe pas est dite tout de suite, et reste dans son champ', () => {
		const champs = { ...QUI, 'lettre-dateNotification': '31/02/2026' };
		const pas = pasDe(recours, formulaire(champs), 'lettre', AU);
		expect(pas.erreurs.map(({ champ }) => champ)).toEqual(['lettre-dateNotification']);
		expect(pas.saisie.lettre.dateNotification).toBe('31/02/2026');
	});
});

describe('aucune lettre de refus sans l’avis sur les risques', () => {
	it.each(REFUS)('« %s » ne s’écrit que par son parcours', (code) => {
		const lettre = lettreDemandee(code);
		expect(lettre.refuse).toBe(true);
		const champs = { ...QUI, entretienLe: '2026-01-21', 'lettre-agentNom': 'Jeanne Dupont', avisLu: 'oui' };
		expect(courrierDemande(lettre, formulaire(champs), AU)).toBeNull();
	});

	it.each(
		MOMENTS.flatMap(({ lettres }) => [...lettres]).filter((code) => !REFUS.some((une) => une === code))
	)('« %s » ne refuse rien', (code) => {
		expect(lettreConnue(code)?.refuse).toBe(false);
	});
});

describe('une saisie hostile donne une lettre juste, ou une phrase claire', () => {
	it.each([
		['un emoji', 'Jeanne 👩🏽‍⚖️ Dupont'],
		['de l’hébreu', 'יעל כהן'],
		['de l’arabe', 'ليلى بن علي'],
		['des accolades du modèle', '{si service}Jeanne{fin} {agentGrade}'],
		['du Markdown', '# Jeanne **Dupont** [ici](javascript:alert)'],
		['une balise', '<script>alert(1)</script>'],
		['un commentaire et une entité', '<!-- Jeanne --> &amp;'],
		['un lien', 'https://exemple.fr/?a=b&c=d']
	])('%s dans le nom reste du texte', (_, nom) => {
		expect(texteDe({ 'lettre-agentNom': nom })?.split(nom)).toHaveLength(3);
	});

	it('les renversements de lignes sont retirés, les mots restent', () => {
		expect(texteDe({ 'lettre-agentNom': '\u202eJeanne\u2066 Dupont' })).toContain('\nJeanne Dupont\n');
	});

	it.each([
		['20 000 lettres', 'a'.repeat(20_000)],
		['20 000 emoji', '👍'.repeat(20_000)],
		['20 000 lettres de droite à gauche', 'א'.repeat(20_000)]
	])('%s dans le nom : la limite est dite, rien n’est coupé', (_, nom) => {
		const pas = pasDe(dossier, formulaire({ ...QUI, 'lettre-agentNom': nom }), 'envoi', AU);
		expect(pas.etape).toBe('lettre');
		expect(pas.erreurs).toEqual([
			{ champ: 'lettre-agentNom', message: expect.stringMatching(/compte \d+ caractères/) }
		]);
		expect(pas.saisie.lettre.agentNom).toBe(nom);
	});

	it.each([
		['un choix qui n’est pas offert', { 'lettre-envoi': 'pigeon' }, 'lettre-envoi'],
		['une date en toutes lettres', { 'lettre-dateLettre': 'bientôt' }, 'lettre-dateLettre'],
		['trop de lignes', { 'lettre-documents': 'x\n'.repeat(300) }, 'lettre-documents']
	])('%s est dit à son champ', (_, champs, champ) => {
		const pas = pasDe(dossier, formulaire({ ...QUI, 'lettre-agentNom': 'Jeanne', ...champs }), 'envoi', AU);
		expect(pas.erreurs.map((erreur) => erreur.champ)).toEqual([champ]);
	});

	it('un champ inconnu, un nom de propriété ou un fichier ne changent rien', () => {
		const champs = formulaire({
			...QUI,
			'lettre-agentNom': 'Jeanne Dupont',
			'lettre-__proto__': 'x',
			'lettre-constructor': 'x',
			autre: 'x'
		});
		champs.append('lettre-service', new File(['x'], 'x.txt'));
		const courrier = courrierDemande(dossier, champs, AU);
		expect(courrier && enTexte(courrier)).toBe(texteDe({ 'lettre-agentNom': 'Jeanne Dupont' }));
	});

	it('un code qui n’est pas une lettre publique est introuvable', () => {
		for (const code of ['', 'rien', 'transmission-collective', '__proto__', 'toString', '../absence'])
			expect(lettreConnue(code)).toBeUndefined();
	});
});

describe('les éléments contestés, ligne par ligne', () => {
	const champs = {
		...QUI,
		'lettre-agentNom': 'Jeanne Dupont',
		'lettre-dateNotification': '05/01/2026',
		'lettre-elements.0.element': 'Croix de la ligne 3',
		'lettre-elements.0.motif': 'Objectifs tenus.'
	};

	it('chaque ligne remplie est écrite, une ligne vide est oubliée', () => {
		const deux = {
			...champs,
			'lettre-elements.2.element': 'Appréciation générale',
			'lettre-elements.2.motif': 'Aucun fait.'
		};
		const courrier = courrierDemande(recours, formulaire(deux), AU);
		const titres = courrier?.blocs.filter(({ type }) => type === 'titre') ?? [];
		expect(JSON.stringify(titres)).toContain('Croix de la ligne 3');
		expect(JSON.stringify(titres)).toContain('Appréciation générale');
	});

	it('une ligne sans raison est reprise à sa case', () => {
		const pas = pasDe(
			recours,
			formulaire({ ...champs, 'lettre-elements.1.element': 'Ligne 4' }),
			'envoi',
			AU
		);
		expect(pas.erreurs.map(({ champ }) => champ)).toEqual(['lettre-elements.1.motif']);
	});
});

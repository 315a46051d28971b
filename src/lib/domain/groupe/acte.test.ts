import { describe, expect, it } from 'vitest';
import {
	acteSaisi,
	type ActeOuvert,
	type ContenuDActe,
	nomDAdhesion,
	peutEtreChange,
	peutRejoindre,
	peutSeRetirer,
	type PlaceDeDossier,
	type TexteCommun
} from '#lib/domain/groupe/acte.ts';

const AU = '2026-01-12';

const refusCommun = (change: Partial<Extract<TexteCommun, { genre: 'refus' }>> = {}): TexteCommun => ({
	genre: 'refus',
	motifs: ['moyens'],
	motifLibre: '',
	...change
});
const contestation = (
	change: Partial<Extract<TexteCommun, { genre: 'contestation' }>> = {}
): TexteCommun => ({
	genre: 'contestation',
	rubrique: 'appreciation',
	intitule: '',
	motif: 'La même phrase se lit dans tous les comptes rendus du service.',
	redaction: '',
	moyen: null,
	remarque: '',
	...change
});
const contenu = (texte: TexteCommun, finLe = '2026-02-01'): ContenuDActe => ({
	titre: 'Refuser ensemble',
	explication: '',
	finLe,
	texte
});

const codeDe = (lu: { ok: true } | { ok: false; refus: { code: string } }) => (lu.ok ? 'ok' : lu.refus.code);

describe('ouvrir un acte', () => {
	it.each<[string, ContenuDActe, string]>([
		['un refus avec une raison du modèle', contenu(refusCommun()), 'ok'],
		[
			'un refus avec ses propres mots',
			contenu(refusCommun({ motifs: [], motifLibre: 'Le service a perdu trois emplois.' })),
			'ok'
		],
		['un refus sans raison', contenu(refusCommun({ motifs: [] })), 'refus-sans-raison'],
		['une contestation d’un élément', contenu(contestation()), 'ok'],
		[
			'une remarque sur la procédure, seule',
			contenu(contestation({ rubrique: null, motif: '', remarque: 'Aucun visa.' })),
			'ok'
		],
		['rien à contester', contenu(contestation({ rubrique: null, motif: '' })), 'contestation-vide'],
		['une raison sans élément', contenu(contestation({ rubrique: null })), 'element-sans-rubrique'],
		['un élément sans raison', contenu(contestation({ motif: '' })), 'element-sans-raison'],
		['une ligne du tableau sans son nom', contenu(contestation({ rubrique: 'croix' })), 'ligne-sans-nom'],
		[
			'une ligne du tableau nommée',
			contenu(contestation({ rubrique: 'croix', intitule: 'Implication' })),
			'ok'
		],
		['jusqu’à aujourd’hui', contenu(refusCommun(), AU), 'ok'],
		['jusqu’à hier', contenu(refusCommun(), '2026-01-11'), 'fin-passee'],
		['jusque dans un an', contenu(refusCommun(), '2027-01-12'), 'ok'],
		['au-delà d’un an', contenu(refusCommun(), '2027-01-13'), 'fin-trop-loin']
	])('%s', (_, saisi, attendu) => {
		expect(codeDe(acteSaisi(saisi, { au: AU }))).toBe(attendu);
	});
});

describe('changer un acte', () => {
	const avant = contenu(refusCommun());
	it.each<[string, ContenuDActe, number, string]>([
		['le texte, tant que personne ne l’a accepté', contenu(refusCommun({ motifs: ['quotas'] })), 0, 'ok'],
		['le texte, accepté une fois', contenu(refusCommun({ motifs: ['quotas'] })), 1, 'texte-deja-accepte'],
		['le titre, accepté une fois', { ...avant, titre: 'Autre chose' }, 1, 'texte-deja-accepte'],
		['l’explication, acceptée une fois', { ...avant, explication: 'Plus long' }, 1, 'texte-deja-accepte'],
		['le dernier jour seul', contenu(refusCommun(), '2026-03-01'), 7, 'ok']
	])('%s', (_, apres, participants, attendu) => {
		expect(codeDe(peutEtreChange(avant, apres, participants))).toBe(attendu);
	});
});

describe('rejoindre un acte', () => {
	const acte: ActeOuvert = {
		sectionId: 'section',
		serviceId: null,
		saison: 2026,
		clos: false,
		serviceFerme: false,
		finLe: '2026-02-01'
	};
	const dossier: PlaceDeDossier = { sectionId: 'section', serviceId: 'service', saison: 2026, clos: false };
	it.each<[string, Partial<ActeOuvert>, Partial<PlaceDeDossier>, string]>([
		['de sa section', {}, {}, 'ok'],
		['de son service', { serviceId: 'service' }, {}, 'ok'],
		['d’un autre service', { serviceId: 'autre' }, {}, 'autre-service'],
		['d’un service, sans en avoir', { serviceId: 'service' }, { serviceId: null }, 'autre-service'],
		['d’une autre section', {}, { sectionId: 'autre' }, 'autre-service'],
		['sans section', {}, { sectionId: null }, 'autre-service'],
		['le dernier jour', { finLe: AU }, {}, 'ok'],
		['le lendemain du dernier jour', { finLe: '2026-01-11' }, {}, 'adhesions-finies'],
		['fermé', { clos: true }, {}, 'acte-clos'],
		['d’un service fermé', { serviceFerme: true }, {}, 'service-ferme'],
		['depuis un dossier clos', {}, { clos: true }, 'dossier-clos'],
		['depuis le dossier d’une autre saison', {}, { saison: 2025 }, 'autre-saison']
	])('%s', (_, changeActe, changeDossier, attendu) => {
		const lu = peutRejoindre({ ...acte, ...changeActe }, { ...dossier, ...changeDossier }, { au: AU });
		expect(codeDe(lu)).toBe(attendu);
	});

	it.each([
		['Camille Petit', 'Camille Petit'],
		['  Camille\n Petit ', 'Camille Petit'],
		['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'],
		['ليلى حداد', 'ليلى حداد'],
		['D’Almeida-Roux (Zoé)', 'D’Almeida-Roux (Zoé)']
	])('sous le nom « %s »', (saisi, nom) => {
		expect(nomDAdhesion(saisi)).toEqual({ ok: true, nom });
	});

	it.each([
		['', 'nom-manquant'],
		[' \u200b\u200f ', 'nom-manquant'],
		['123 - ?', 'nom-manquant'],
		['Camille 🎉', 'nom-dessine'],
		['a'.repeat(20_000), 'nom-trop-long']
	])('mais pas sous le nom « %s »', (saisi, code) => {
		expect(codeDe(nomDAdhesion(saisi))).toBe(code);
	});

	it('et s’en retirer tant que sa lettre n’est pas partie', () => {
		expect(codeDe(peutSeRetirer({ signeLe: null }))).toBe('ok');
		expect(codeDe(peutSeRetirer({ signeLe: '2026-01-13' }))).toBe('lettre-partie');
	});
});

import { describe, expect, it } from 'vitest';
import { questions } from '#lib/server/droits.ts';
import { index, recherche } from '#lib/server/recherche.ts';
import { fournis } from './corpus.server.ts';

const documents = fournis(Temporal.PlainDate.from('2026-11-22'));
const site = index(documents);
const adresses = (demande: string) => recherche(site, demande).map(({ href }) => href);

describe('la recherche sur ce que le syndicat fournit', () => {
	it.each<[demande: string, page: string]>([
		['convocation', '/droits/que-doit-contenir-la-convocation'],
		['arrêt maladie', '/droits/arret-maladie'],
		['arret maladie', '/droits/arret-maladie'],
		['ARRÊTS MALADIES', '/droits/arret-maladie'],
		['malade', '/droits/arret-maladie'],
		['stagiaires', '/droits/stagiaire'],
		['contractuelle', '/droits/contractuel'],
		['contractuel·les', '/droits/contractuel'],
		['je suis en CDD', '/droits/contractuel'],
		['est-ce que c’est obligatoire', '/droits/suis-je-oblige-de-venir'],
		['que risque-t-on à boycotter', '/droits/qu-est-ce-que-je-risque'],
		['signature', '/droits/signer-est-ce-accepter'],
		['tribunaux administratifs', '/droits/tribunal-administratif'],
		['silence', '/droits/silence-de-l-administration'],
		['prime', '/droits/promotion-et-paie'],
		['discrimnation', '/droits/discrimination'],
		['convocaiton', '/droits/que-doit-contenir-la-convocation'],
		['obsevations', '/droits/ecrire-des-observations'],
		['hierarchi', '/droits/recours-hierarchique'],
		['voir mon dossier', '/lettres/demande-dossier'],
		['qr ordinateur travail', '/droits/ordinateur-du-travail'],
		['données personnelles', '/confidentialite']
	])('« %s » mène à %s', (demande, page) => {
		expect(adresses(demande).slice(0, 5)).toContain(page);
	});

	it('chaque question se trouve par son propre titre, en premier', () => {
		for (const { code, question } of questions()) expect(adresses(question)[0]).toBe(`/droits/${code}`);
	});

	it.each(['', '   ', 'de la le', 'xyzzyqwv', '?!« »', '\u0000\u202e', '"><script>'])(
		'« %s » ne trouve rien, et ne casse rien',
		(demande) => {
			expect(adresses(demande).length).toBeLessThanOrEqual(demande.includes('script') ? 20 : 0);
		}
	);

	it('une très longue demande reste une demande', () => {
		expect(recherche(site, 'convocation '.repeat(5_000)).length).toBeGreaterThan(0);
		expect(recherche(site, 'a\u0301'.repeat(20_000))).toEqual([]);
	});

	it('l’extrait est pris dans le texte, et marque les mots trouvés', () => {
		const [premier] = recherche(site, 'renouvellement contrat');
		expect(premier?.extrait.some(({ trouve, texte }) => trouve && /contrat|renouvel/i.test(texte))).toBe(
			true
		);
		const source = documents.find(({ href }) => href === premier?.href);
		const lu = premier!.extrait
			.map(({ texte }) => texte)
			.join('')
			.replaceAll(/^… | …$/g, '');
		expect(`${source?.resume} ${source?.texte}`).toContain(lu);
		expect(lu.length).toBeLessThan(260);
	});

	it('aucune adresse deux fois, aucun texte vide', () => {
		const hrefs = documents.map(({ href }) => href);
		expect(hrefs).toEqual([...new Set(hrefs)]);
		for (const { titre, resume, texte } of documents) {
			expect(titre).not.toBe('');
			expect(resume + texte).not.toBe('');
		}
	});
});

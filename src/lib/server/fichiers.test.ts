import mammoth from 'mammoth';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { ChampsSaisis } from '#lib/domain/courriers/champs.ts';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import { enClair, type Champ, type Courrier, type Modele } from '#lib/domain/courriers/modele.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { modeles } from '#lib/server/contenu.ts';
import { enFichier, estFormat } from '#lib/server/fichiers.ts';
import { compact, readPdf } from '../../../test/support/pdf.ts';

/*
 * Every letter of every régime, in every format, read back by programs that know nothing of ours: what a receiver opens
 * says what the page showed.
 */

const COURRIELS = { agentCourriel: 'jeanne@exemple.fr', destinataireCourriel: 'claire@exemple.fr' };

/** An answer to each question, as long as it shows. */
function reponse(champ: Champ): unknown {
	switch (champ.type) {
		case 'date':
			return '2026-01-26';
		case 'oui-non':
			return true;
		case 'choix':
			return champ.choix.at(-1)!.code;
		case 'choix-multiple':
			return champ.choix.map(({ code }) => code);
		case 'liste':
			return ['Sacha Leroy', `Élément de « ${champ.code} »`];
		case 'tableau':
			return [1, 2].map((rang) =>
				Object.fromEntries(champ.colonnes.map(({ code }) => [code, `${code} ${rang}, d’après l’annexe`]))
			);
		case 'texte':
		case 'texte-long':
			return `Réponse ${champ.code}`;
	}
}

const estUneLimite = ({ champs }: Modele, { code }: Champ): boolean =>
	champs.some((champ) => 'limite' in champ && champ.limite?.champ === code);

/** Everything answered, or only what is required. */
function ecrite(modele: Modele, tout: boolean): Courrier {
	const champs: ChampsSaisis = Object.fromEntries(
		modele.champs
			.filter(({ code, obligatoire }) => tout || obligatoire || modele.auMoinsUn.flat().includes(code))
			.map((champ) => [champ.code, estUneLimite(modele, champ) ? '1\u202f400' : reponse(champ)])
	);
	const connus = Object.entries(COURRIELS).filter(([code]) => code in champs);
	const redige = courrier(
		modele,
		{ ...champs, ...Object.fromEntries(connus), agentNom: 'Jeanne Dupont' },
		{ au: '2026-02-02' }
	);
	if (!redige.ok) throw new Error(JSON.stringify(redige.refus));
	return redige.courrier;
}

/** The lines that somebody reads, without the marks that each paper draws in its own way. */
const lignes = (lettre: Courrier): string[] =>
	enTexte(lettre)
		.split('\n')
		.map((ligne) => ligne.replace(/^- /, ''))
		.filter((ligne) => ligne !== '');

/** Items of the lists of a letter, its enclosures included. */
const elements = ({ blocs, piecesJointes }: Courrier): number =>
	blocs.reduce((total, bloc) => total + (bloc.type === 'liste' ? bloc.elements.length : 0), 0) +
	piecesJointes.length;

const titres = ({ blocs }: Courrier): number => blocs.filter(({ type }) => type === 'titre').length;

/** A hyphen of ours at the end of a line of paper is not told from one that the paper added. */
const sansTraits = (texte: string) => compact(texte).replace(/[-\u2010\u2011]/g, '');

const combien = (texte: string, motif: RegExp): number => texte.match(motif)?.length ?? 0;

const CAS = REGIMES.flatMap((regime) =>
	modeles(regime).flatMap((modele) =>
		[true, false].map((tout) => ({
			nom: `${modele.code}, ${regime}, ${tout ? 'tout rempli' : 'le strict nécessaire'}`,
			lettre: () => ecrite(modele, tout)
		}))
	)
);

it('toutes les lettres sont essayées, dans les mots de chaque régime', () => {
	expect(CAS.length).toBeGreaterThan(100);
});

describe('texte', () => {
	it.each(CAS)('$nom', async ({ lettre }) => {
		const faite = lettre();
		const { nom, type, octets } = await enFichier(faite, 'txt');
		expect(nom).toMatch(/^lettre-\d{4}-\d\d-\d\d\.txt$/);
		expect(type).toBe('text/plain; charset=utf-8');
		expect([...octets.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(new TextDecoder('utf-8', { fatal: true }).decode(octets)).toBe(enTexte(faite));
	});
});

describe('courriel', () => {
	it.each(CAS)('$nom', async ({ lettre }) => {
		const faite = lettre();
		const lu = await PostalMime.parse((await enFichier(faite, 'eml')).octets);
		expect(lu.subject).toBe(enClair(faite.objet));
		expect(lu.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(enTexte(faite).trimEnd());
		expect(lu.from?.address ?? null).toBe(faite.courriels.expediteur);
		expect(lu.to?.[0]?.address ?? null).toBe(faite.courriels.destinataire);
		expect([lu.date, lu.messageId]).toEqual([undefined, undefined]);
		expect(lu.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
	});
});

describe('Word', () => {
	it.each(CAS)('$nom', async ({ lettre }) => {
		const faite = lettre();
		const buffer = Buffer.from((await enFichier(faite, 'docx')).octets);
		const html = await mammoth.convertToHtml({ buffer });
		expect(html.messages.filter(({ type }) => type === 'error')).toEqual([]);
		expect(combien(html.value, /<h1>/g)).toBe(1);
		expect(combien(html.value, /<h2>/g)).toBe(titres(faite));
		expect(combien(html.value, /<li>/g)).toBe(elements(faite));
		const texte = compact((await mammoth.extractRawText({ buffer })).value);
		for (const ligne of lignes(faite)) expect(texte).toContain(compact(ligne));
	});
});

describe('PDF', () => {
	it.each(CAS)('$nom', async ({ lettre }) => {
		const faite = lettre();
		const lu = await readPdf((await enFichier(faite, 'pdf')).octets);
		expect(lu.langue).toBe('fr-FR');
		expect(lu.xmp?.get('pdfuaid:part')).toBe('1');
		expect(lu.roles.filter((role) => role === 'H1')).toHaveLength(1);
		expect(lu.roles.filter((role) => role === 'H2')).toHaveLength(titres(faite));
		expect(lu.roles.filter((role) => role === 'LI').length).toBeGreaterThanOrEqual(elements(faite));
		const texte = sansTraits(lu.texte);
		for (const ligne of lignes(faite)) expect(texte).toContain(sansTraits(ligne));
	});
});

it('un format inconnu n’en est pas un, même s’il porte le nom d’une propriété', () => {
	expect(['txt', 'eml', 'docx', 'pdf'].map(estFormat)).toEqual([true, true, true, true]);
	expect(['odt', 'toString', '__proto__', ''].map(estFormat)).toEqual([false, false, false, false]);
});

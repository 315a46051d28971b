import { inflateRawSync } from 'node:zlib';
import { Marked } from 'marked';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import type { Courrier } from '#lib/domain/courriers/modele.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { modele, modeles } from '#lib/server/contenu.ts';
import { docx } from '#lib/server/documents/docx.ts';
import { eml } from '#lib/server/documents/eml.ts';
import { markdown } from '#lib/server/documents/markdown.ts';
import { pdf } from '#lib/server/documents/pdf.ts';
import { compact, readPdf } from '../../../../test/support/pdf.ts';

function lettre(code: string, champs: Record<string, unknown>): Courrier {
	const ecrit = courrier(modele(code)!, { agentNom: 'Jeanne Dupont', ...champs }, { au: '2026-02-02' });
	if (!ecrit.ok) throw new Error(JSON.stringify(ecrit.refus));
	return ecrit.courrier;
}

const REFUS = {
	dateEntretien: '2026-01-26',
	service: 'SIP de Lens',
	agentCourriel: 'jeanne@example.org',
	destinataireCourriel: 'claire@example.test',
	motifs: ['moyens']
};
const RECOURS = {
	dateNotification: '2026-01-26',
	elements: [
		{ element: 'Croix de la ligne 3', motif: 'Objectifs tenus.\nTous.', redaction: 'Très bon' },
		{ element: 'Appréciation générale', motif: 'Aucun fait précis.' }
	],
	pieces: ['Tableau d’activité']
};
/** The days of a letter, and what else it requires. */
const champsDe = (code: string): Record<string, unknown> =>
	Object.fromEntries(
		modele(code)!.champs.flatMap((decrit): [string, unknown][] => {
			const { type, code: champ, obligatoire } = decrit;
			if (champ === 'dateLettre' || champ === 'agentNom') return [];
			if (champ === 'elements') return [[champ, RECOURS.elements]];
			if (type === 'date') return [[champ, '2026-01-26']];
			if (type === 'choix-multiple') return [[champ, decrit.choix.map(({ code: choisi }) => choisi)]];
			if (!obligatoire) return [];
			return [[champ, type === 'liste' ? ['Jeanne Dupont'] : 'Section de Lens']];
		})
	);
const refus = (plus: Record<string, unknown> = {}) => lettre('refus-collectif', { ...REFUS, ...plus });
const recours = (plus: Record<string, unknown> = {}) =>
	lettre('recours-hierarchique', { ...RECOURS, ...plus });

/** What an agent may type, that a paper could read as its own language or fail on. */
const HOSTILES = [
	'#import "@preview/x:0.1.0": *',
	'#panic("non") $x^2$ $1/0$',
	'*gras* _italique_ `code` = titre',
	'@source <etiquette> \\ ~ -- ---',
	'<b>balise</b> & &amp; ]]> <!-- -->',
	'{si service}x{fin}',
	'"guillemets" \'simples\'',
	'https://exemple.test/a?b=c',
	'1. un + deux - trois',
	'|a|b|',
	'%PDF ( ) << >>',
	'BEGIN:X\u000bEND'
];

describe('PDF', () => {
	it.each(modeles().map(({ code }) => code))(
		'%s : le texte de la lettre, en français, balisé, PDF/UA-1',
		async (code) => {
			const ecrite = lettre(code, champsDe(code));
			const lu = await readPdf(pdf(ecrite));
			for (const ligne of enTexte(ecrite).split('\n'))
				expect(compact(lu.texte)).toContain(compact(ligne.replace(/^- /, '')));
			expect(lu.langue).toBe('fr-FR');
			expect(lu.info.get('Title')).toBe('Lettre du 2\u00a0février 2026');
			expect(lu.info.get('Author')).toBeUndefined();
			expect(JSON.stringify([...lu.info])).not.toMatch(/vigie|dupont|refus|recours|entretien/i);
			expect(lu.xmp?.get('pdfuaid:part')).toBe('1');
			const balises = lu.pages.flatMap((page) => page.roles);
			expect(balises).toContain('H1');
			expect(balises.filter((role) => role === 'P').length).toBeGreaterThan(4);
		}
	);

	it('les éléments contestés sont des titres, les demandes une liste', async () => {
		const lu = await readPdf(pdf(recours()));
		const balises = lu.pages.flatMap((page) => page.roles);
		expect(balises.filter((role) => role === 'H1')).toHaveLength(1);
		expect(balises.filter((role) => role === 'H2')).toHaveLength(3);
		expect(balises.filter((role) => role === 'L').length).toBeGreaterThanOrEqual(2);
		expect(balises.filter((role) => role === 'LI').length).toBeGreaterThanOrEqual(5);
	});

	it('les pages sont numérotées à partir de la deuxième', async () => {
		const motif = 'Une phrase pour remplir la page. '.repeat(100);
		const lu = await readPdf(
			pdf(recours({ elements: Array.from({ length: 4 }, () => ({ element: 'Ligne', motif })) }))
		);
		const total = lu.pages.length;
		expect(total).toBeGreaterThan(2);
		expect(lu.pages[0]!.texte).not.toContain(`1/${total}`);
		expect(lu.pages[1]!.texte).toContain(`2/${total}`);
		expect(lu.pages.at(-1)!.texte).toContain(`${total}/${total}`);
		expect(lu.pages.at(-1)!.texte).toContain('Jeanne Dupont');
		expect(compact(lu.pages.at(-1)!.texte)).toContain(compact('Je vous prie d’agréer'));
	});

	it.each(HOSTILES)('« %s » reste du texte', async (motifLibre) => {
		const lu = await readPdf(pdf(refus({ motifLibre, service: motifLibre.slice(0, 60) })));
		expect(compact(lu.texte)).toContain(compact(motifLibre.replace('\u000b', '')));
	});

	it.each([
		['un mot sans fin dans le corps', 'motifLibre', 'x'.repeat(1500)],
		['un mot sans fin dans le nom', 'agentNom', 'Ab'.repeat(60)],
		['un mot sans fin dans l’adresse', 'destinataireQualite', 'W'.repeat(150)]
	])('%s est coupé et reste entier', async (_, champ, mot) => {
		const lu = await readPdf(pdf(refus({ [champ]: mot })));
		expect(compact(lu.texte)).toContain(mot);
		expect(lu.xmp?.get('pdfuaid:part')).toBe('1');
	});

	it('un mot de 5 000 lettres passe d’une page à l’autre sans rien perdre', async () => {
		const longue = refus();
		longue.blocs.splice(1, 0, { type: 'paragraphe', texte: [{ nature: 'saisi', texte: 'w'.repeat(5000) }] });
		const lu = await readPdf(pdf(longue));
		expect(lu.pages.length).toBeGreaterThan(1);
		const dansLaPage = /[w\s\u200b]{100,}/g;
		const lettres = lu.pages
			.flatMap(({ texte }) => texte.match(dansLaPage) ?? [])
			.join('')
			.match(/w/g);
		expect(lettres).toHaveLength(5000);
	});

	it.each([
		['hébreu', 'שלום'],
		['grec', 'Ωμέγα'],
		['cyrillique', 'Привет'],
		['vietnamien', 'Nguyễn Thị Hằng'],
		['turc et tchèque', 'Şahin Dvořák']
	])('un nom en %s est écrit', async (_, nom) => {
		const lu = await readPdf(pdf(refus({ signataires: [nom] })));
		const lettres = [...compact(lu.texte).normalize('NFC')];
		for (const lettreDuNom of compact(nom).normalize('NFC')) expect(lettres).toContain(lettreDuNom);
		expect(lu.xmp?.get('pdfuaid:part')).toBe('1');
	});

	it('ce qu’aucune police ne dessine est écrit par son numéro, jamais perdu', async () => {
		const lu = await readPdf(pdf(refus({ motifLibre: 'Un 中 deux 👍 trois \u{10fffd} fin' })));
		expect(compact(lu.texte)).toContain('Un[U+4E2D]deux[U+1F44D]trois[U+10FFFD]fin');
		expect(lu.xmp?.get('pdfuaid:part')).toBe('1');
	});

	it('un demi-caractère et un caractère nul n’arrêtent rien', async () => {
		const lu = await readPdf(pdf(refus({ motifLibre: 'a\ud800b\u0000c' })));
		expect(compact(lu.texte)).toContain('a\ufffdbc');
		const brute = refus();
		brute.objet = [{ nature: 'saisi', texte: 'x\ud83dy', champ: 'objet' }];
		expect((await readPdf(pdf(brute))).texte).toContain('x\ufffdy');
	});

	it('un texte que PDF/UA-1 refuse donne quand même un PDF balisé', async () => {
		const brute = refus();
		brute.objet = [{ nature: 'saisi', texte: 'x\u0007y', champ: 'objet' }];
		const lu = await readPdf(pdf(brute));
		expect(lu.xmp?.get('pdfuaid:part') ?? null).toBeNull();
		expect(lu.pages.flatMap((page) => page.roles)).toContain('H1');
		expect(compact(lu.texte)).toContain('Jevouspried’agréer');
	});

	it('la même lettre donne les mêmes octets, après bien d’autres lettres', () => {
		const premier = pdf(refus());
		for (let rang = 0; rang < 25; rang += 1) pdf(refus({ motifLibre: `Lettre ${rang}` }));
		expect(Buffer.from(pdf(refus())).equals(Buffer.from(premier))).toBe(true);
	});
});

/** Files of a zip archive, read from its central directory. */
function dezipper(archive: Buffer): Map<string, string> {
	const fichiers = new Map<string, string>();
	let position = archive.readUInt32LE(archive.lastIndexOf('PK\u0005\u0006') + 16);
	while (archive.readUInt32LE(position) === 0x02014b50) {
		const [methode, taille] = [archive.readUInt16LE(position + 10), archive.readUInt32LE(position + 20)];
		const [nom, extra, note] = [28, 30, 32].map((ecart) => archive.readUInt16LE(position + ecart)) as [
			number,
			number,
			number
		];
		const entete = archive.readUInt32LE(position + 42);
		const debut = entete + 30 + archive.readUInt16LE(entete + 26) + archive.readUInt16LE(entete + 28);
		const contenu = archive.subarray(debut, debut + taille);
		const texte = methode === 8 ? inflateRawSync(contenu) : contenu;
		fichiers.set(archive.toString('utf8', position + 46, position + 46 + nom), texte.toString('utf8'));
		position += 46 + nom + extra + note;
	}
	return fichiers;
}

/** Paragraphs of a Word document: text, style, list or not. */
function paragraphes(xml: string): { texte: string; style: string | undefined; puce: boolean }[] {
	return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, p = '']) => ({
		texte: p
			.replace(/<w:br\/>/g, '\n')
			.replace(/<[^>]+>/g, '')
			.replace(
				/&(lt|gt|quot|apos|amp);/g,
				(_, nom: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[nom]!
			),
		style: /<w:pStyle w:val="([^"]+)"/.exec(p)?.[1],
		puce: p.includes('<w:numPr>')
	}));
}

describe('Word', () => {
	it('le texte de la lettre, avec de vrais titres et de vraies listes', async () => {
		const fichiers = dezipper(await docx(recours()));
		const lus = paragraphes(fichiers.get('word/document.xml')!);
		const lignes = enTexte(recours())
			.split('\n')
			.filter((ligne) => ligne !== '');
		const ecrit = lus.map(({ texte, puce }) => (puce ? `- ${texte}` : texte)).filter((texte) => texte !== '');
		expect(ecrit.flatMap((texte) => texte.split('\n')).toSorted()).toEqual(lignes.toSorted());
		expect(lus.filter(({ style }) => style === 'Heading1').map(({ texte }) => texte)).toEqual([
			'Objet\u202f: Recours hiérarchique contre mon compte rendu d’entretien professionnel'
		]);
		expect(lus.filter(({ style }) => style === 'Heading2').map(({ texte }) => texte)).toEqual([
			'1. Croix de la ligne 3',
			'2. Appréciation générale',
			'Mes demandes'
		]);
		expect(lus.filter(({ puce }) => puce)).toHaveLength(5);
	});

	it('plusieurs signataires se lisent tous, deux par deux quand leurs noms sont courts', async () => {
		const lire = async (signataires: string[]) => {
			const document = dezipper(await docx(refus({ signataires }))).get('word/document.xml')!;
			return paragraphes(document.replaceAll('<w:tab/>', ' | '))
				.slice(-2)
				.map(({ texte }) => texte);
		};
		expect(await lire(['Ana Roy', 'Lou Diaz'])).toEqual(['Jeanne Dupont | Ana Roy', 'Lou Diaz']);
		const long = `Ana Roy, ${'contrôleuse principale '.repeat(3).trim()}`;
		expect(await lire([long])).toEqual(['Jeanne Dupont', long]);
	});

	it('en français, A4, numéroté à partir de la deuxième page, sans nom dans ses propriétés', async () => {
		const fichiers = dezipper(await docx(refus()));
		expect(fichiers.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"/>');
		const document = fichiers.get('word/document.xml')!;
		expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
		expect(document).toContain('<w:titlePg/>');
		const proprietes = ['docProps/core.xml', 'docProps/app.xml']
			.map((nom) => fichiers.get(nom) ?? '')
			.join('');
		expect(proprietes).toContain('Lettre du 2\u00a0février 2026');
		expect(proprietes).not.toMatch(/dupont|vigie|un-named|creator>[^<]/i);
	});

	it.each([...HOSTILES, '中 👍 שלום \ufffd', 'x'.repeat(1500)])(
		'« %s » reste du texte',
		async (motifLibre) => {
			const document = dezipper(await docx(refus({ motifLibre }))).get('word/document.xml')!;
			expect(paragraphes(document).map(({ texte }) => texte)).toContain(motifLibre.replace('\u000b', ''));
		}
	);
});

describe('courriel', () => {
	it('s’ouvre en brouillon, du bon expéditeur au bon destinataire, avec tout le texte', async () => {
		const lu = await PostalMime.parse(await eml(refus({ motifLibre: 'Été – « 中 » 👍\n.\n-- \nFrom x' })));
		expect(lu.from).toEqual({ name: 'Jeanne Dupont', address: 'jeanne@example.org' });
		expect(lu.to).toEqual([{ name: '', address: 'claire@example.test' }]);
		expect(lu.subject).toBe('Entretien professionnel du 26\u00a0janvier 2026');
		expect(lu.text).toBe(enTexte(refus({ motifLibre: 'Été – « 中 » 👍\n.\n-- \nFrom x' })));
		expect(lu.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
	});

	it('ne dit ni quand ni sur quelle machine il a été fait', async () => {
		const brut = (await eml(refus())).toString('latin1');
		const entetes = brut.slice(0, brut.indexOf('\r\n\r\n'));
		expect(entetes.split(/\r\n(?![ \t])/).map((ligne) => ligne.split(':')[0])).toEqual([
			'X-Unsent',
			'From',
			'To',
			'Subject',
			'Content-Transfer-Encoding',
			'MIME-Version',
			'Content-Type'
		]);
	});

	it('chaque ligne finit comme le veut la norme, et reste courte', async () => {
		const octets = Buffer.from('%PDF-1.7 lettre');
		const brut = await eml(recours(), [{ nom: 'lettre.pdf', type: 'application/pdf', octets }]);
		const lignes = brut.toString('latin1').split('\r\n');
		expect(lignes.length).toBeGreaterThan(40);
		expect(lignes.filter((ligne) => /[\r\n]/.test(ligne) || ligne.length > 76)).toEqual([]);
	});

	it('sans adresses, reste un brouillon à compléter', async () => {
		const lu = await PostalMime.parse(await eml(refus({ agentCourriel: '', destinataireCourriel: '' })));
		expect([lu.from, lu.to]).toEqual([undefined, undefined]);
		expect(lu.text).toContain('Jeanne Dupont');
	});

	it('une adresse tapée n’ajoute ni en-tête ni destinataire', async () => {
		const piege = 'a@example.test\r\nBcc: x@example.test, y@example.test';
		const lu = await PostalMime.parse(
			await eml(refus({ destinataireCourriel: piege, agentNom: 'Jo\r\nBcc: z@example.test' }))
		);
		expect(lu.headers.map(({ key }) => key)).not.toContain('bcc');
		expect(lu.to).toHaveLength(1);
	});

	it('porte les pièces jointes', async () => {
		const octets = pdf(recours());
		const lu = await PostalMime.parse(
			await eml(recours(), [{ nom: 'lettre.pdf', type: 'application/pdf', octets }])
		);
		expect(lu.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
			['lettre.pdf', 'application/pdf']
		]);
		expect(Buffer.from(lu.attachments[0]!.content as ArrayBuffer).equals(Buffer.from(octets))).toBe(true);
		expect(lu.text).toContain('recours hiérarchique');
	});
});

describe('Markdown', () => {
	/** Text of the page that a Markdown reader makes of it. */
	const lire = (source: string) =>
		new Marked()
			.parse(source, { async: false })
			.replace(/<br>/g, '')
			.replace(/<\/?(?:p|strong|em|ul|li|h3|blockquote)>/g, '')
			.replace(
				/&(lt|gt|quot|#39|amp);/g,
				(_, nom: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[nom]!
			);

	it('titres, listes et lignes de la lettre', () => {
		expect(markdown(recours())).toMatchSnapshot();
	});

	it('une adresse tapée sur plusieurs lignes les garde', () => {
		const source = markdown(recours({ destinataireAdresse: '10 place Jean-Jaurès\n62300 Lens' }));
		expect(source).toContain('À l’autorité hiérarchique\\\n10 place Jean-Jaurès\\\n62300 Lens\n');
	});

	it.each([...HOSTILES, '- puce', '# titre', '    code', '1) un', '=====', '[lien](x)', '![image](x)'])(
		'« %s » reste du texte',
		(motifLibre) => {
			const attendu = motifLibre.replace('\u000b', '').trim();
			expect(lire(markdown(refus({ motifLibre }))).split('\n')).toContain(attendu);
		}
	);
});

import {
	AlignmentType,
	Document,
	Footer,
	HeadingLevel,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	Tab,
	TabStopType,
	TextRun,
	convertMillimetersToTwip as mm,
	type IParagraphOptions
} from 'docx';
import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import { enClair, type Bloc, type Courrier, type Texte } from '#lib/domain/courriers/modele.ts';

/** Where the receiver’s block, the date and the signature begin, from the left margin. */
const COLONNE_DROITE = mm(85);
const PUCES = 'puces';
/** In twentieths of a point, as word processors round it. */
const A4 = { width: 11906, height: 16838 };

/**
 * The letter as a Word document that the agent can still change: A4, French, real headings and lists, page numbers from the
 * second page on. Its properties name nobody.
 */
export async function docx(courrier: Courrier): Promise<Buffer> {
	const document = new Document({
		creator: '',
		lastModifiedBy: '',
		title: courrier.date === null ? 'Lettre' : `Lettre du ${jourEnFrancais(courrier.date)}`,
		styles: STYLES,
		numbering: { config: [{ reference: PUCES, levels: [NIVEAU_DE_PUCE] }] },
		sections: [
			{
				properties: {
					titlePage: true,
					page: {
						size: A4,
						margin: { top: mm(22), bottom: mm(20), left: mm(25), right: mm(25) }
					}
				},
				footers: { default: pagination(), first: new Footer({ children: [new Paragraph({})] }) },
				children: [...entete(courrier), ...corps(courrier), ...pieces(courrier)]
			}
		]
	});
	return Packer.toBuffer(document);
}

const POLICE = { font: 'Cambria', size: 22, language: { value: 'fr-FR' } };
const TITRE = {
	run: { ...POLICE, bold: true, color: '000000' },
	paragraph: { keepNext: true, keepLines: true }
};
const STYLES = {
	default: {
		document: { run: POLICE, paragraph: { spacing: { line: 276 } } },
		heading1: { ...TITRE, paragraph: { ...TITRE.paragraph, spacing: { before: 240, after: 240 } } },
		heading2: { ...TITRE, paragraph: { ...TITRE.paragraph, spacing: { before: 200, after: 80 } } }
	}
};
const NIVEAU_DE_PUCE = {
	level: 0,
	format: LevelFormat.BULLET,
	text: '–',
	alignment: AlignmentType.LEFT,
	style: { paragraph: { indent: { left: mm(7), hanging: mm(4) } } }
};

function pagination(): Footer {
	const numero = new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], size: 18 });
	return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [numero] })] });
}

/** A line break that the agent typed stays one inside the paragraph. */
const morceaux = (texte: Texte): TextRun[] =>
	enClair(texte)
		.split('\n')
		.map((ligne, rang) => new TextRun({ text: ligne, break: rang === 0 ? 0 : 1 }));

const paragraphe = (texte: Texte, options: Omit<IParagraphOptions, 'children'> = {}): Paragraph =>
	new Paragraph({ ...options, children: morceaux(texte) });

const texteSimple = (texte: string): Texte => [{ nature: 'modele', texte }];

function entete({ expediteur, destinataire, lieuEtDate, envoi, objet }: Courrier): Paragraph[] {
	const droite = { indent: { left: COLONNE_DROITE } };
	return [
		...expediteur.map((ligne) => paragraphe(ligne)),
		...destinataire.map((ligne, rang) =>
			paragraphe(ligne, { ...droite, spacing: { before: rang === 0 ? 480 : 0 } })
		),
		paragraphe(lieuEtDate, { ...droite, spacing: { before: 360, after: 360 } }),
		...(envoi === null ? [] : [paragraphe(texteSimple(envoi), { spacing: { after: 120 } })]),
		paragraphe([...texteSimple('Objet\u202f: '), ...objet], { heading: HeadingLevel.HEADING_1 })
	];
}

/** The last paragraph is kept with the names below it, and « je vous demande : » with its list. */
const corps = ({ blocs, signatures }: Courrier): Paragraph[] => [
	...blocs.flatMap((bloc, rang) => paragraphesDe(bloc, blocs[rang + 1])),
	...noms(signatures)
];

/** Widest name that leaves room for another one on its line. */
const NOM_COURT = 38;

/** One name on the right; several, two by two when they are short enough; room to sign above each. */
function noms(signatures: Texte[]): Paragraph[] {
	const parDeux = signatures.length > 1 && signatures.every((nom) => enClair(nom).length <= NOM_COURT);
	if (!parDeux) {
		const indent = signatures.length === 1 ? { left: COLONNE_DROITE } : undefined;
		return signatures.map((nom) => paragraphe(nom, { indent, spacing: { before: 900 }, keepLines: true }));
	}
	return signatures.flatMap((nom, rang) => {
		const voisin = signatures[rang + 1];
		return rang % 2 === 1 ? [] : [deuxNoms(nom, voisin)];
	});
}

const deuxNoms = (nom: Texte, voisin: Texte | undefined): Paragraph =>
	new Paragraph({
		spacing: { before: 900 },
		keepLines: true,
		tabStops: [{ type: TabStopType.LEFT, position: COLONNE_DROITE }],
		children:
			voisin === undefined
				? morceaux(nom)
				: [...morceaux(nom), new TextRun({ children: [new Tab()] }), ...morceaux(voisin)]
	});

function paragraphesDe(bloc: Bloc, suivant: Bloc | undefined): Paragraph[] {
	const keepNext = suivant === undefined || suivant.type === 'liste';
	const espacement = { spacing: { after: 160 }, keepNext };
	switch (bloc.type) {
		case 'titre':
			return [paragraphe(bloc.texte, { heading: HeadingLevel.HEADING_2, keepNext: true })];
		case 'liste':
			return bloc.elements.map((element, rang) =>
				paragraphe(element, {
					numbering: { reference: PUCES, level: 0 },
					spacing: { after: rang === bloc.elements.length - 1 ? 160 : 80 }
				})
			);
		case 'citation':
			return [paragraphe(bloc.texte, { ...espacement, indent: { left: mm(10), right: mm(10) } })];
		case 'paragraphe':
			return [paragraphe(bloc.texte, { ...espacement, alignment: AlignmentType.BOTH })];
	}
}

function pieces({ piecesJointes }: Courrier): Paragraph[] {
	if (piecesJointes.length === 0) return [];
	return [
		paragraphe(texteSimple('Pièces jointes\u202f:'), { spacing: { before: 480 }, keepNext: true }),
		...piecesJointes.map((piece) => paragraphe(piece, { numbering: { reference: PUCES, level: 0 } }))
	];
}

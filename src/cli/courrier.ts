import { lireCode } from '#lib/domain/contrat/codes.ts';
import { courrier } from '#lib/domain/courriers/courrier.ts';
import {
	enClair,
	type Champ,
	type Courrier,
	type Modele,
	type RefusCourrier
} from '#lib/domain/courriers/modele.ts';
import { enTexte } from '#lib/domain/courriers/texte.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import { modele, modeles } from '#lib/server/contenu.ts';
import type { Commande, Io, ParsedArgs, Sortie } from './commande.ts';
import { writeFichier } from './fichier.ts';
import { lireJson } from './saisie.ts';

const FORMATS = ['txt', 'md', 'eml', 'docx', 'pdf'] as const;
type Format = (typeof FORMATS)[number];
const EN_FICHIER: readonly Format[] = ['docx', 'pdf'];

export const commande: Commande = {
	nom: 'courrier',
	usage: `vigie courrier --liste [--regime CODE]
    Les modèles et leurs champs, dans les mots d’un régime (fpe sans l’option).

vigie courrier --modele CODE [--regime CODE] --champs FICHIER --format ${FORMATS.join('|')} [--sortie FICHIER]
    Rédige un courrier, dans les mots d’un régime (fpe sans l’option). Les champs sont un objet JSON, lu dans un fichier ou, avec « - », sur l’entrée standard.
    Sans --format, celui que dit le nom de --sortie, ou txt. Sans --sortie, les formats txt, md et eml s’écrivent sur la
    sortie standard ; docx et pdf demandent --sortie. Sans le champ dateLettre, la lettre porte la date du jour.

    Exemple : echo '{"agentNom":"Jeanne Dupont","dateEntretien":"2026-01-26"}' | \\
      npm run -s vigie -- courrier --modele refus-collectif --champs - --format txt`,
	options: {
		liste: { type: 'boolean' },
		modele: { type: 'string' },
		regime: { type: 'string' },
		champs: { type: 'string' },
		format: { type: 'string' },
		sortie: { type: 'string' }
	},
	run: async (args, io) => (args.options.liste === true ? liste(args) : rediger(args, io))
};

/** The model asked for, in the words of the régime asked for. */
function lireModele({ modele: saisi, regime: dit }: ParsedArgs['options']): { ok: true; lu: Modele } | Refus {
	const regime = lireCode(dit, REGIMES, 'regime', 'fpe');
	if (!regime.ok) return regime;
	const tous = lireCode(
		saisi,
		modeles().map((m) => m.code),
		'modele'
	);
	if (!tous.ok) return tous;
	const lu = modele(tous.valeur, regime.valeur);
	if (lu) return { ok: true, lu };
	const pour = REGIMES.filter((un) => modele(tous.valeur, un)).join(', ');
	return refus(
		'modele-d-un-autre-regime',
		`Le modèle ${tous.valeur} n’existe pas pour ${regime.valeur} : il vaut pour ${pour}.`,
		'regime'
	);
}

async function rediger({ options, json }: ParsedArgs, io: Io): Promise<Sortie | Refus> {
	const code = lireModele(options);
	if (!code.ok) return code;
	const format = lireCode(options.format, FORMATS, 'format', formatDuNom(options.sortie));
	if (!format.ok) return format;
	if (typeof options.champs !== 'string') {
		return refus('option-manquante', 'Il manque « champs » : donnez un fichier JSON, ou « - ».', 'champs');
	}
	const sortie = typeof options.sortie === 'string' ? options.sortie : null;
	if (sortie === null && EN_FICHIER.includes(format.valeur)) {
		return refus(
			'option-manquante',
			`Le format ${format.valeur} ne se lit pas à l’écran : donnez un fichier avec « --sortie ».`,
			'sortie'
		);
	}
	const champs = await lireJson(options.champs, 'champs', io);
	if (!champs.ok) return champs;
	if (!estObjet(champs.valeur)) {
		return refus('objet-attendu', 'Les champs se donnent par un objet JSON : {"agentNom":"…", …}.', 'champs');
	}
	const ecrit = courrier(code.lu, champs.valeur, { au: io.today().toString() });
	if (!ecrit.ok) return refusDuChamp(ecrit.refus[0]!);
	if (sortie === null && !json) printAvertissements(ecrit.courrier);
	return rendre(ecrit.courrier, format.valeur, sortie);
}

/** The sentence of the screens, with the name that the field has here. */
const refusDuChamp = ({ code, message, champ }: RefusCourrier): Refus =>
	refus(code, code === 'champ-inconnu' ? message : `${message} (champ ${champ})`, champ);

/** Beside the letter, never inside: standard output holds the letter alone. */
const printAvertissements = ({ avertissements }: Courrier): void =>
	avertissements.forEach((texte) => process.stderr.write(`Attention : ${texte}\n`));

/** The format that the name of the output file tells, else plain text. */
function formatDuNom(sortie: ParsedArgs['options'][string]): Format {
	const extension = typeof sortie === 'string' ? /\.([a-z]+)$/i.exec(sortie)?.[1]?.toLowerCase() : undefined;
	return FORMATS.find((format) => format === extension) ?? 'txt';
}

const estObjet = (valeur: unknown): valeur is Record<string, unknown> =>
	typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

/** Loads only the adapter of the format asked for: the text of a letter must not wait for a PDF compiler. */
async function enOctets(lettre: Courrier, format: Format): Promise<Uint8Array> {
	switch (format) {
		case 'txt':
			return Buffer.from(enTexte(lettre));
		case 'md':
			return Buffer.from((await import('#lib/server/documents/markdown.ts')).markdown(lettre));
		case 'eml':
			return (await import('#lib/server/documents/eml.ts')).eml(lettre);
		case 'docx':
			return (await import('#lib/server/documents/docx.ts')).docx(lettre);
		case 'pdf':
			return (await import('#lib/server/documents/pdf.ts')).pdf(lettre);
	}
}

async function rendre(lettre: Courrier, format: Format, sortie: string | null): Promise<Sortie | Refus> {
	const octets = await enOctets(lettre, format);
	const document = {
		modele: lettre.modele,
		version: lettre.version,
		format,
		objet: enClair(lettre.objet),
		avertissements: lettre.avertissements
	};
	if (sortie === null) {
		const contenu = Buffer.from(octets).toString('utf8');
		return { json: { ...document, contenu }, texte: contenu };
	}
	const ecrit = await writeFichier(sortie, octets);
	if (!ecrit.ok) return ecrit;
	const texte = [`Le courrier est écrit dans ${sortie}.`, ...lettre.avertissements].join('\n');
	return { json: { ...document, fichier: sortie, taille: octets.length }, texte };
}

function liste({ options }: ParsedArgs): Sortie | Refus {
	const autre = ['modele', 'champs', 'format', 'sortie'].find((nom) => options[nom] !== undefined);
	if (autre !== undefined) {
		return refus('option-en-trop', `« --liste » s’emploie seule, sans « --${autre} ».`, autre);
	}
	const regime = lireCode(options.regime, REGIMES, 'regime', 'fpe');
	if (!regime.ok) return regime;
	const siens = modeles(regime.valeur);
	return {
		json: siens.map(fiche),
		texte: siens.map(enLignes).join('\n\n') || `Aucun modèle pour ${regime.valeur}.`
	};
}

/** What another program needs to fill a model: everything but its wording. */
const fiche = ({ gabarits: _, ...reste }: Modele) => reste;

function enLignes({ code, titre, resume, champs, auMoinsUn }: Modele): string {
	const groupes = auMoinsUn.map((groupe) => `  * au moins un de : ${groupe.join(', ')}`);
	return [`${code} — ${titre}`, `  ${resume}`, ...champs.map(ligneDuChamp), ...groupes].join('\n');
}

function ligneDuChamp(champ: Champ): string {
	const obligatoire = champ.obligatoire ? ', obligatoire' : '';
	return `  - ${champ.code} (${natureDuChamp(champ)}${obligatoire}) : ${champ.libelle}`;
}

function natureDuChamp(champ: Champ): string {
	switch (champ.type) {
		case 'texte':
		case 'texte-long':
			return `texte, ${champ.maximum} caractères au plus`;
		case 'date':
			return 'date AAAA-MM-JJ';
		case 'oui-non':
			return 'true ou false';
		case 'choix':
			return champ.choix.map(({ code }) => code).join(' ou ');
		case 'choix-multiple':
			return `liste parmi ${champ.choix.map(({ code }) => code).join(', ')}`;
		case 'liste':
			return 'liste de textes';
		case 'tableau':
			return `liste de {${champ.colonnes.map(({ code, obligatoire }) => (obligatoire ? code : `${code}?`)).join(', ')}}`;
	}
}

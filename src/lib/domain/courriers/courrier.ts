import {
	blocs,
	enUneLigne,
	estVraie,
	lignesDe,
	remplir,
	sansMarque,
	type Contexte
} from '#lib/domain/courriers/blocs.ts';
import { valeursDesChamps, type ChampsSaisis, type Valeurs } from '#lib/domain/courriers/champs.ts';
import { jourEnFrancais } from '#lib/domain/courriers/francais.ts';
import { avertissementsDeLongueur } from '#lib/domain/courriers/limite.ts';
import type { Courrier, Modele, RefusCourrier, Texte } from '#lib/domain/courriers/modele.ts';
import { retenue } from '#lib/domain/courriers/retenue.ts';

/** `au`: today, `AAAA-MM-JJ`; written on the letter when the fields give no day. */
type Options = { au?: string };

/**
 * Writes a letter from a model and from what was typed. Refused: a letter withheld on the day `au`; else, all at once, what
 * `valeursDesChamps` refuses. Pure, and safe in a browser.
 */
export function courrier(
	modele: Modele,
	champs: ChampsSaisis,
	{ au }: Options = {}
): { ok: true; courrier: Courrier } | { ok: false; refus: RefusCourrier[] } {
	const retenu = retenueAu(modele, au);
	if (retenu.length > 0) return { ok: false, refus: retenu };
	const { valeurs, refus } = valeursDesChamps(modele, champs);
	return refus.length > 0 ? { ok: false, refus } : { ok: true, courrier: rediger(modele, valeurs, au) };
}

/**
 * The same letter while it is being filled: what is missing shows as « [votre nom] », what cannot be read is left out.
 * `refus` says what `courrier` would still refuse.
 */
export function apercu(
	modele: Modele,
	champs: ChampsSaisis,
	{ au }: Options = {}
): { courrier: Courrier; refus: RefusCourrier[] } {
	const { valeurs, refus } = valeursDesChamps(modele, champs);
	return { courrier: rediger(modele, valeurs, au), refus: [...retenueAu(modele, au), ...refus] };
}

/** Without a day nothing is known of the texts of that day: it is for the caller to give one. */
const retenueAu = (modele: Modele, au: string | undefined): RefusCourrier[] => {
	const refus = au === undefined ? null : retenue(modele, au);
	return refus === null ? [] : [refus];
};

function rediger(modele: Modele, valeurs: Valeurs, au: string | undefined): Courrier {
	const autres = Array.isArray(valeurs.signataires) ? valeurs.signataires.length : 0;
	const contexte: Contexte = {
		champs: modele.champs,
		valeurs,
		pluriel: autres > 0,
		genre:
			valeurs.agentGenre === 'masculin' || valeurs.agentGenre === 'feminin' ? valeurs.agentGenre : 'neutre'
	};
	const section = (nom: keyof Modele['gabarits']) => remplir(modele.gabarits[nom], contexte);
	const date = texteOuNul(valeurs.dateLettre) ?? au ?? null;
	return {
		modele: modele.code,
		version: modele.version,
		expediteur: expediteur(contexte),
		destinataire: lignesDe(section('destinataire')),
		envoi: envoi(contexte),
		lieuEtDate: lieuEtDate(valeurs, date),
		objet: enUneLigne(section('objet')),
		blocs: blocs(section('lettre')),
		signatures: signatures(contexte),
		// Written as a list in the model; each paper draws its own bullets.
		piecesJointes: lignesDe(section('pieces-jointes')).map((ligne) => sansMarque(ligne, /^- /)),
		courriels: {
			expediteur: texteOuNul(valeurs.agentCourriel),
			destinataire: texteOuNul(valeurs.destinataireCourriel)
		},
		date,
		nomDeFichier: date === null ? 'lettre' : `lettre-${date}`,
		avertissements: [
			...modele.avertissements.filter(({ si }) => estVraie(si, contexte)).map(({ texte }) => texte),
			...avertissementsDeLongueur(modele, valeurs)
		]
	};
}

const texteOuNul = (valeur: Valeurs[string] | undefined): string | null =>
	typeof valeur === 'string' ? valeur : null;

const saisi = (champ: string, texte: string): Texte => [{ nature: 'saisi', texte, champ }];
const modele = (texte: string): Texte => [{ nature: 'modele', texte }];

/** The lines of a typed field, none when it is empty. */
const lignesSaisies = (champ: string, valeurs: Valeurs): Texte[] =>
	(texteOuNul(valeurs[champ]) ?? '')
		.split('\n')
		.filter((ligne) => ligne.trim() !== '')
		.map((ligne) => saisi(champ, ligne));

/** Who writes: one person, or « les signataires », who are named under the letter. */
function expediteur({ valeurs, champs, pluriel }: Contexte): Texte[] {
	const qui = pluriel ? [modele('Les signataires de cette lettre')] : [nomOuBlanc(valeurs, champs)];
	const codes = pluriel
		? ['service', 'administration']
		: ['agentGrade', 'service', 'administration', 'agentAdresse', 'agentCourriel'];
	return [...qui, ...codes.flatMap((code) => lignesSaisies(code, valeurs))];
}

function nomOuBlanc(valeurs: Valeurs, champs: Contexte['champs']): Texte {
	const nom = texteOuNul(valeurs.agentNom);
	if (nom !== null) return saisi('agentNom', nom);
	const blanc = champs.find(({ code }) => code === 'agentNom')?.blanc ?? 'votre nom';
	return [{ nature: 'blanc', texte: `[${blanc}]`, champ: 'agentNom' }];
}

function signatures({ valeurs, champs }: Contexte): Texte[] {
	const autres = Array.isArray(valeurs.signataires) ? valeurs.signataires : [];
	return [
		nomOuBlanc(valeurs, champs),
		...autres.flatMap((nom, rang) => (typeof nom === 'string' ? [saisi(`signataires.${rang}`, nom)] : []))
	];
}

function envoi({ valeurs, champs }: Contexte): string | null {
	const champ = champs.find(({ code }) => code === 'envoi');
	if (champ?.type !== 'choix') return null;
	return champ.choix.find(({ code }) => code === valeurs.envoi)?.texte ?? null;
}

/** « Lille, le 26 janvier 2026 », « Le 26 janvier 2026 »; the blank of a date when the day is not known. */
function lieuEtDate(valeurs: Valeurs, date: string | null): Texte {
	const jour: Texte =
		date === null
			? [{ nature: 'blanc', texte: '[date]', champ: 'dateLettre' }]
			: saisi('dateLettre', jourEnFrancais(date));
	const ville = texteOuNul(valeurs.ville);
	return ville === null
		? [...modele('Le '), ...jour]
		: [...saisi('ville', ville), ...modele(', le '), ...jour];
}

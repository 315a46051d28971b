import { TYPES_DE_FAIT, type TypeDeFait } from '#lib/domain/dossier/faits.ts';
import { type Detail, FAITS, REGIMES_LIBELLES, ZONES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { EMPLOYEURS, REGIMES, ZONES } from '#lib/domain/regimes/codes.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';
import { nomDeLEmployeur } from '../../employeurs.ts';

/** A code of the contract and what it stands for. */
type LigneDeCode = { code: string; sens: string };

const details = (type: TypeDeFait): LigneDeCode[] =>
	Object.entries<Detail>(FAITS[type].details).map(([nom, detail]) => ({
		code: `${type} · ${nom}`,
		sens: typographie(`${detail.enBref ?? detail.libelle} : ${valeurs(detail)}`)
	}));

/** The lists of codes that a program needs, made from the lists that the functions read. */
export const LISTES: { titre: string; lignes: LigneDeCode[] }[] = [
	{
		titre: 'Régimes (regime)',
		lignes: REGIMES.map((code) => ({ code, sens: REGIMES_LIBELLES[code] }))
	},
	{
		titre: 'Employeurs qui ont leurs propres règles (employeur)',
		lignes: EMPLOYEURS.map((code) => ({ code, sens: majuscule(nomDeLEmployeur(code)) }))
	},
	{
		titre: 'Zones de jours fériés (zone)',
		lignes: ZONES.map((code) => ({ code, sens: ZONES_LIBELLES[code] }))
	},
	{
		titre: 'Faits (type)',
		lignes: TYPES_DE_FAIT.map((code) => ({ code, sens: FAITS[code].titre }))
	},
	{ titre: 'Détails des faits, tous facultatifs', lignes: TYPES_DE_FAIT.flatMap(details) }
];

function valeurs(detail: Detail): string {
	switch (detail.genre) {
		case 'jour':
			return 'année-mois-jour';
		case 'heure':
			return 'HH:MM';
		case 'texte':
			return 'texte';
		case 'oui-non':
			return 'true ou false';
		case 'nombre':
			return `nombre entier de ${detail.minimum} à ${detail.maximum}`;
		case 'choix':
			return Object.keys(detail.choix).join(', ');
		case 'plusieurs-choix':
			return `liste parmi ${Object.keys(detail.choix).join(', ')}`;
	}
}

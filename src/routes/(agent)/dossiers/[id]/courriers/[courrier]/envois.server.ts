import { MOYENS } from '#lib/domain/dossier/libelles.ts';
import type { CodeLettre, Envoi } from '#lib/domain/recours/brouillon.ts';
import {
	alerteDeJour,
	alerteDeNumero,
	etapesDEnvoi,
	moyenDeVoie,
	VOIES,
	type Voie
} from '#lib/domain/recours/envoi.ts';
import type { Zone } from '#lib/domain/regimes/codes.ts';
import type { CourrierFige } from '#lib/server/courriers.ts';
import type { Piece } from '#lib/server/pieces.ts';
import type { RecoursVu } from '#lib/server/recours.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { champDesEtapes } from './envoi/saisie.ts';

/** The application in which a letter to the authority is typed, when it has a name. */
export const outilDe = ({ dossier }: RecoursVu, modele: CodeLettre): string | null =>
	modele === 'recours-hierarchique' && dossier.employeur === 'dgfip' ? 'ESTEVE' : null;

/** The way of sending that was kept; a draft sealed before some of them existed holds others. */
const voieDe = ({ moyen }: Envoi): Voie | null => VOIES.find((voie) => voie === moyen) ?? null;

/** A sending as the fields of its form. */
export const champsDEnvoi = (envoi: Envoi): Record<string, string> => {
	const voie = voieDe(envoi);
	return {
		le: envoi.le,
		moyen: voie ?? '',
		numero: envoi.numero,
		piece: envoi.pieceId ?? '',
		...(voie ? { [champDesEtapes(voie)]: envoi.etapes.join(' ') } : {})
	};
};

/** A sending of a frozen letter as its page tells it. */
export type EnvoiVu = {
	le: string;
	moyen: string;
	numero: string;
	/** The exhibit that proves it; its address is null once it was withdrawn. */
	piece: { intitule: string; href: string | null } | null;
	/** What was not ticked. */
	manque: string[];
	alertes: string[];
};

/** The sendings of a letter, the first one first. */
export function envoisVus(vu: RecoursVu, fige: CourrierFige, pieces: readonly Piece[]): EnvoiVu[] {
	return vu.brouillon.envois
		.filter(({ courrierId }) => courrierId === fige.id)
		.map((envoi) => {
			const voie = voieDe(envoi);
			const piece = pieces.find(({ id }) => id === envoi.pieceId);
			return {
				le: dateLongue(envoi.le),
				moyen: voie === 'lre' ? 'par recommandé électronique' : MOYENS[voie ? moyenDeVoie(voie) : 'inconnu'],
				numero: envoi.numero,
				piece: piece
					? {
							intitule: piece.intitule,
							href: piece.retireeAt ? null : `/dossiers/${fige.dossierId}/pieces/${piece.id}/fichier`
						}
					: null,
				manque: voie ? resteACocher(envoi, voie, outilDe(vu, envoi.modele)) : [],
				alertes: alertesDEnvoi(envoi, vu.dossier.zone, fige.courrier.date)
			};
		});
}

const resteACocher = ({ etapes }: Envoi, voie: Voie, outil: string | null): string[] =>
	etapesDEnvoi(voie, outil)
		.filter(({ code }) => !etapes.includes(code))
		.map(({ texte }) => texte);

/** What to look at again in a sending; `dateeLe`: ISO day written on the letter. Never a refusal. */
export function alertesDEnvoi(envoi: Envoi, zone: Zone, dateeLe: string | null): string[] {
	const voie = voieDe(envoi);
	if (!voie) return [];
	return [
		voie === 'lrar' ? alerteDeNumero(envoi.numero) : null,
		alerteDeJour({ le: Temporal.PlainDate.from(envoi.le), voie, zone }, dateeLe)
	].filter((alerte) => alerte !== null);
}

import { typographie } from '#lib/domain/typographie.ts';
import type { ChargeDeDossier, LigneDeCharge } from '#lib/server/prises-en-charge.ts';
import type { Collegue } from '#lib/server/relais.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe, momentEnClair } from '#lib/ui/format/instants.ts';
import { quiSEnOccupe } from '../../file.server.ts';

/** A line of the history, ready for the screen. */
export type LigneVue = { cle: string; qui: string; quand: string; par: string | null; note: string | null };

/** Who takes care of a dossier, as its pages say it. */
export const chargeVue = (charge: ChargeDeDossier) => ({
	id: charge.dossier.id,
	nom: charge.dossier.nom ?? 'Sans nom',
	saison: charge.dossier.saison,
	ligne: charge.enCours?.id ?? '',
	/** « Vous vous en occupez », « Ana : sans relais »… */
	phrase: charge.enCours ? typographie(quiSEnOccupe(charge.enCours)) : 'Personne ne s’en occupe',
	orphelin: charge.enCours?.orphelin ?? false,
	aPrendre: charge.aPrendre,
	aRendre: charge.enCours !== null && (charge.enCours.soi || charge.enCours.relaye?.soi === true),
	enCours: charge.enCours && ligneVue(charge.enCours),
	avant: charge.avant.map(ligneVue)
});

function ligneVue({ id, nom, soi, passePar, note, depuisAt, finAt }: LigneDeCharge): LigneVue {
	const depuis = jourDe(depuisAt);
	return {
		cle: id,
		qui: soi ? 'Vous' : (nom ?? 'Une personne qui n’est plus là'),
		quand: typographie(finAt ? `Du ${depuis} au ${jourDe(finAt)}` : `Depuis le ${momentEnClair(depuisAt)}`),
		par: passePar && (passePar.soi ? 'vous' : (passePar.nom ?? 'une personne qui n’est plus là')),
		note
	};
}

/** Colleagues to choose from; those who are away say so. */
export const optionsDeCollegues = (collegues: readonly Collegue[]) =>
	collegues.map(({ compteId, nom, soi, absentJusquAu }) => ({
		valeur: compteId,
		libelle: typographie(
			[
				soi ? 'Vous' : (nom ?? 'Délégué·e sans nom'),
				...(absentJusquAu ? [`absence jusqu’au ${dateLongue(absentJusquAu.toString())}`] : [])
			].join(', ')
		)
	}));

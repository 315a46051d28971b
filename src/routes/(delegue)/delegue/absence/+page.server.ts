import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { typographie } from '#lib/domain/typographie.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { nouvelleOperation, operation } from '#lib/server/formulaires.ts';
import { type Absence, absences, recordAbsence } from '#lib/server/relais.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import {
	choixFacultatif,
	jour,
	lireFormulaire,
	noteDe,
	rendreFormulaire
} from '../../../formulaire.server.ts';
import { choixDe } from '../choix.server.ts';
import { optionsDeCollegues } from '../dossiers/[id]/charge/charge.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTES = {
	notee: 'Votre absence est notée. Vos collègues la voient ci-dessous.',
	retour: 'C’est noté : vos dossiers sont de nouveau les vôtres.'
};

export const load: PageServerLoad = async ({ locals, url }) => {
	const { sections, section } = await choixDe(url, locals);
	const { collegues, absences: notees } = await absences(locals.ctx, delegue(locals.actor), section.id);
	return {
		sections,
		section,
		collegues: optionsDeCollegues(collegues.filter(({ soi }) => !soi)),
		absences: notees.map(absenceVue),
		note: noteDe(url, NOTES),
		operation: nouvelleOperation()
	};
};

function absenceVue({ id, nom, soi, relaisNom, sansRelais, duLe, auLe }: Absence) {
	const [du, au] = [dateLongue(duLe.toString()), dateLongue(auLe.toString())];
	return {
		id,
		soi,
		qui: soi ? 'Vous' : (nom ?? 'Délégué·e sans nom'),
		jours: typographie(duLe.equals(auLe) ? `Le ${du}` : `Du ${du} au ${au}`),
		relais: sansRelais ? 'Sans relais' : `Relais : ${relaisNom ?? 'un·e délégué·e'}`.replace(' :', '\u202f:')
	};
}

const formulaire = z.object({
	op_id: operation,
	du: jour('Indiquez le premier jour de votre absence.'),
	au: jour('Indiquez le dernier jour de votre absence.'),
	relais: choixFacultatif
});

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const { section } = await choixDe(url, locals);
		const lu = await lireFormulaire(request, formulaire);
		if (!lu.ok) return lu.reponse;
		const { op_id, du: duLe, au: auLe, relais: relaisId } = lu.donnees;
		const jours = { duLe, auLe, relaisId };
		const notee = await recordAbsence(locals.ctx, delegue(locals.actor), section.id, jours, op_id);
		if (!notee.ok) return rendreFormulaire(lu.valeurs, notee);
		redirect(303, `/delegue/absence?section=${section.id}&note=notee`);
	}
};

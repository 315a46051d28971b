import { z } from 'zod';
import type { Refus } from '#lib/domain/refus.ts';
import type { Consentement } from '#lib/server/db/codes.ts';
import type { ErreurChamp } from '#lib/ui/format/erreurs.ts';
import { texte, type Valeurs } from '#lib/server/formulaires.ts';

const LONGUEUR_NOM = 120;

const choix = z.object({
	consentement: z.enum(['prive', 'compte', 'suivi']).nullable().catch(null),
	nom: texte
});

type Choix = { consentement: Consentement; nom: string | null };

/** Reads who may know of a dossier. Refused: nothing chosen, a name too long. A private dossier keeps no name. */
export function consentementSaisi(
	valeurs: Valeurs
): { ok: true; choix: Choix } | { ok: false; erreurs: ErreurChamp[] } {
	const { consentement, nom } = choix.parse(valeurs);
	if (consentement === null)
		return refuse('consentement', 'Choisissez qui peut savoir : vous pourrez changer ensuite.');
	if (nom.length > LONGUEUR_NOM)
		return refuse('nom', `Ce nom est trop long : ${LONGUEUR_NOM} caractères au plus.`);
	const propre = nom.replace(/\s+/g, ' ');
	return {
		ok: true,
		choix: { consentement, nom: consentement === 'prive' || propre === '' ? null : propre }
	};
}

/** A refusal on the form; the invitation has no field of its own, it is said at the top. */
export const erreurDuRefus = ({ refus: { champ = '', message } }: Refus): ErreurChamp => ({
	champ: champ === 'invitation' ? '' : champ,
	message
});

const refuse = (champ: string, message: string) => ({ ok: false as const, erreurs: [{ champ, message }] });

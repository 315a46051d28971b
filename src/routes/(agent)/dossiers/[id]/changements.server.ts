import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { faitsActuels } from '#lib/domain/dossier/correction.ts';
import type { Echeance } from '#lib/domain/dossier/echeance.ts';
import { ECHEANCES, FAITS } from '#lib/domain/dossier/libelles.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { chaine, type DossierVu } from '#lib/server/dossiers.ts';

export type Confirmation = { titre: string; lignes: string[] };

/**
 * What the last record of a dossier has changed: which days have moved, begun or gone. Null when `id` is not the last
 * record, as in an address opened again later.
 */
export function confirmation(un: DossierVu, id: string): Confirmation | null {
	const dernier = un.enregistres.at(-1);
	if (!dernier || dernier.id !== id) return null;
	const enregistres = un.enregistres.slice(0, -1);
	const { actuels: faits, remplaces } = faitsActuels(enregistres);
	const avant = chaine({ ...un, enregistres, faits, remplaces }, un.chaine.au);
	const lignes = un.chaine.echeances.flatMap((apres) => {
		const ligne = changement(
			avant.echeances.find(({ code }) => code === apres.code),
			apres
		);
		return ligne ? [typographie(ligne)] : [];
	});
	return {
		titre: typographie(titre(un, dernier)),
		lignes: lignes.length > 0 ? lignes : ['Aucune date ne bouge.']
	};
}

function titre(un: DossierVu, { fait, remplace }: DossierVu['enregistres'][number]): string {
	const ancien = un.enregistres.find(({ id }) => id === remplace)?.fait;
	if (!fait) return ancien ? `C’est retiré : ${FAITS[ancien.type].nom}` : 'C’est retiré';
	return `${remplace ? 'C’est corrigé' : 'C’est noté'} : ${FAITS[fait.type].nom}, ${enToutesLettres(fait.le)}`;
}

function changement(avant: Echeance | undefined, apres: Echeance): string | null {
	const { titre } = ECHEANCES[apres.code];
	if (apres.statut === 'accomplie')
		return avant && avant.statut !== 'accomplie' && apres.pour === 'agent' ? `${titre} : c’est fait.` : null;
	if (apres.statut === 'sans-objet') return null;
	const [vieux, neuf] = [jours(avant), jours(apres)];
	if (neuf === null) return vieux === null ? null : `${titre} : il n’y a plus de date.`;
	if (vieux === null) return `${titre} : ${neuf.annonce}.`;
	if (vieux.limite === neuf.limite && vieux.vise === neuf.vise) return null;
	return vieux.limite === neuf.limite
		? `${titre} : le jour conseillé passe du ${vieux.vise} au ${neuf.vise}.`
		: `${titre} : le dernier jour passe du ${vieux.limite} au ${neuf.limite}${apres.pour === 'agent' ? ` ; visez le ${neuf.vise}` : ''}.`;
}

function jours(echeance: Echeance | undefined) {
	if (!echeance?.limite) return null;
	const limite = enToutesLettres(echeance.limite);
	const vise = enToutesLettres(echeance.prudente ?? echeance.limite);
	const annonce =
		echeance.pour === 'agent'
			? `à faire au plus tard le ${vise}${vise === limite ? '' : ` (dernier jour : ${limite})`}`
			: echeance.code === 'rejet-implicite'
				? `le ${limite}, si personne ne répond d’ici là`
				: `l’administration a jusqu’au ${limite}`;
	return { limite, vise, annonce };
}

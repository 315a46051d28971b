import { CHOIX_DE_STATUT } from '../../../(public)/lieux.ts';

/** The statuses, without what only the letters add to some of them. */
export const STATUTS_AGENT = CHOIX_DE_STATUT.map(({ valeur, libelle }) => ({ valeur, libelle }));

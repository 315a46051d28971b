-- Mail domains of administrations: their mailboxes are read by the employer, so no account may use one. A first list, which
-- administrators then change. A line covers the domain and all below it; a star stands for any signs of one label.

-- The owner of the tables is bound by row level security like everybody, and has no right to these rows.
alter table domaine_refuse no force row level security;
insert into domaine_refuse (domaine, motif)
select domaine, 'Votre employeur administre cette messagerie : il pourrait y lire votre code et vos rappels. Donnez une adresse personnelle, ou entrez avec une clé personnelle.'
from (values
	('gouv.fr'),
	('ac-*.fr'),
	('academie-*.fr'),
	('univ-*.fr'),
	('justice.fr'),
	('senat.fr'),
	('assemblee-nationale.fr'),
	('conseil-etat.fr'),
	('ccomptes.fr'),
	('insee.fr'),
	('cnrs.fr'),
	('inserm.fr'),
	('inrae.fr'),
	('ird.fr'),
	('cerema.fr'),
	('ign.fr'),
	('meteo.fr'),
	('onf.fr'),
	('vnf.fr'),
	('caissedesdepots.fr'),
	('banque-france.fr'),
	('francetravail.fr'),
	('pole-emploi.fr'),
	('urssaf.fr'),
	('assurance-maladie.fr'),
	('cnav.fr'),
	('caf.fr'),
	('ars.sante.fr'),
	('aphp.fr'),
	('ap-hm.fr'),
	('chu-*.fr'),
	('ch-*.fr'),
	('chru-*.fr'),
	('hopital-*.fr'),
	('ehpad-*.fr'),
	('mairie*.fr'),
	('ville-*.fr'),
	('paris.fr'),
	('grandlyon.com'),
	('*-metropole.fr'),
	('agglo-*.fr'),
	('departement*.fr'),
	('sdis*.fr')
) as liste (domaine)
on conflict (domaine) do nothing;
alter table domaine_refuse force row level security;

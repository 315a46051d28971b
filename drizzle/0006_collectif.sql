CREATE TABLE "bascule" (
	"service_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"saison" integer NOT NULL,
	"nombre" integer NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "bascule_service_id_saison_at_pk" PRIMARY KEY("service_id","saison","at")
);
--> statement-breakpoint
ALTER TABLE "bascule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "compte_tenu" (
	"compte_id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"delegue_id" uuid,
	"accord" smallint NOT NULL,
	"accord_le" date NOT NULL,
	"contenu" "bytea" NOT NULL,
	"code_hash" "bytea",
	"code_expire_at" timestamptz,
	"cree_at" timestamptz NOT NULL,
	"reclame_at" timestamptz,
	"confirme_at" timestamptz,
	CONSTRAINT "compte_tenu_accord" CHECK ("compte_tenu"."accord" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "compte_tenu" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "compteur" (
	"noeud" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"saison" integer NOT NULL,
	"source" smallint NOT NULL,
	"notion" smallint NOT NULL,
	"semaine" date NOT NULL,
	"nombre" integer NOT NULL,
	CONSTRAINT "compteur_noeud_saison_source_notion_semaine_pk" PRIMARY KEY("noeud","saison","source","notion","semaine")
);
--> statement-breakpoint
ALTER TABLE "compteur" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "diffusion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"service_id" uuid,
	"saison" integer NOT NULL,
	"contenu" "bytea" NOT NULL,
	"par" uuid,
	"cree_at" timestamptz NOT NULL,
	"destinataires" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "diffusion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "diffusion_destinataire" (
	"diffusion_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"lue_at" timestamptz,
	CONSTRAINT "diffusion_destinataire_diffusion_id_compte_id_pk" PRIMARY KEY("diffusion_id","compte_id")
);
--> statement-breakpoint
ALTER TABLE "diffusion_destinataire" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "effectif" (
	"service_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"valide_du" date NOT NULL,
	"nombre" integer,
	"saisi_par" uuid,
	"saisi_at" timestamptz NOT NULL,
	CONSTRAINT "effectif_service_id_valide_du_pk" PRIMARY KEY("service_id","valide_du"),
	CONSTRAINT "effectif_nombre" CHECK ("effectif"."nombre" > 0)
);
--> statement-breakpoint
ALTER TABLE "effectif" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "effectif_branche" (
	"noeud" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"effectif" integer,
	"sans_effectif" integer NOT NULL,
	"enfants" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "effectif_branche" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement" (
	"dossier_id" uuid PRIMARY KEY NOT NULL,
	"compte_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"saison" integer NOT NULL,
	"consentement" smallint NOT NULL,
	"contenu" "bytea" NOT NULL,
	"nom" "bytea",
	"cree_le" date NOT NULL,
	"fin_le" date NOT NULL,
	"atteint_at" timestamptz,
	CONSTRAINT "engagement_consentement" CHECK ("engagement"."consentement" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "engagement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "importation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"genre" smallint NOT NULL,
	"etat" smallint NOT NULL,
	"fichier" "bytea",
	"contenu" "bytea" NOT NULL,
	"total" integer NOT NULL,
	"fait" integer NOT NULL,
	"version" integer NOT NULL,
	"par" uuid,
	"cree_at" timestamptz NOT NULL,
	"bail_jusque_at" timestamptz,
	"appliquee_at" timestamptz,
	"defaite_at" timestamptz,
	CONSTRAINT "importation_genre" CHECK ("importation"."genre" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "importation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "importation_effet" (
	"importation_id" uuid NOT NULL,
	"rang" integer NOT NULL,
	"objet_id" uuid NOT NULL,
	"avant" jsonb,
	"apres" jsonb,
	CONSTRAINT "importation_effet_importation_id_rang_pk" PRIMARY KEY("importation_id","rang")
);
--> statement-breakpoint
ALTER TABLE "importation_effet" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lecture_delegue" (
	"delegue_id" uuid NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"lue_at" timestamptz NOT NULL,
	CONSTRAINT "lecture_delegue_delegue_id_dossier_id_pk" PRIMARY KEY("delegue_id","dossier_id")
);
--> statement-breakpoint
ALTER TABLE "lecture_delegue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"de_l_agent" boolean NOT NULL,
	"contenu" "bytea" NOT NULL,
	"par" uuid,
	"envoye_at" timestamptz NOT NULL,
	"lu_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "note_de_suivi" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"genre" smallint NOT NULL,
	"le" date NOT NULL,
	"contenu" "bytea" NOT NULL,
	"par" uuid,
	"cree_at" timestamptz NOT NULL,
	"retiree_at" timestamptz,
	CONSTRAINT "note_de_suivi_genre" CHECK ("note_de_suivi"."genre" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "note_de_suivi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "place_en_file" (
	"dossier_id" uuid PRIMARY KEY NOT NULL,
	"compte_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"service_id" uuid,
	"saison" integer NOT NULL,
	"consentement" smallint NOT NULL,
	"voie" smallint NOT NULL,
	"echeance" smallint,
	"cible" date,
	"limite" date,
	"silence" boolean NOT NULL,
	"mouvement_at" timestamptz NOT NULL,
	"en_charge" uuid,
	CONSTRAINT "place_en_file_consentement" CHECK ("place_en_file"."consentement" = 2),
	CONSTRAINT "place_en_file_voie" CHECK ("place_en_file"."voie" between 1 and 3)
);
--> statement-breakpoint
ALTER TABLE "place_en_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prise_en_charge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"delegue_id" uuid,
	"par" uuid,
	"note" "bytea",
	"depuis_at" timestamptz NOT NULL,
	"fin_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "prise_en_charge" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "publication" (
	"saison" integer NOT NULL,
	"semaine" date NOT NULL,
	"publiee_at" timestamptz NOT NULL,
	"annuelle" boolean NOT NULL,
	CONSTRAINT "publication_saison_semaine_pk" PRIMARY KEY("saison","semaine")
);
--> statement-breakpoint
ALTER TABLE "publication" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "publication_noeud" (
	"saison" integer NOT NULL,
	"semaine" date NOT NULL,
	"noeud" uuid NOT NULL,
	"parent" uuid,
	"section_id" uuid,
	"nom" text NOT NULL,
	"effectif" integer,
	"cellules" jsonb NOT NULL,
	CONSTRAINT "publication_noeud_saison_semaine_noeud_pk" PRIMARY KEY("saison","semaine","noeud")
);
--> statement-breakpoint
ALTER TABLE "publication_noeud" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recherche_mot" (
	"section_id" uuid NOT NULL,
	"mot" bigint NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	CONSTRAINT "recherche_mot_section_id_mot_dossier_id_pk" PRIMARY KEY("section_id","mot","dossier_id")
);
--> statement-breakpoint
ALTER TABLE "recherche_mot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "relais" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"absent_id" uuid NOT NULL,
	"relais_id" uuid,
	"du_le" date NOT NULL,
	"au_le" date NOT NULL,
	"cree_at" timestamptz NOT NULL,
	CONSTRAINT "relais_ordre" CHECK ("relais"."au_le" >= "relais"."du_le"),
	CONSTRAINT "relais_autre" CHECK ("relais"."relais_id" <> "relais"."absent_id")
);
--> statement-breakpoint
ALTER TABLE "relais" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reponse_type" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"contenu" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"maj_par" uuid,
	"maj_at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reponse_type" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "comptage_papier" DROP CONSTRAINT "comptage_papier_positif";--> statement-breakpoint
ALTER TABLE "mandat" DROP CONSTRAINT "mandat_role";--> statement-breakpoint
ALTER TABLE "comptage_papier" ADD COLUMN "engages" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comptage_papier" ADD COLUMN "convoques" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comptage_papier" ADD COLUMN "secondes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "joignable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "joignable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "participation" ALTER COLUMN "joignable" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "depuis_le" date;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "convoque_le" date;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "seconde_le" date;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "refus_le" date;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "absence_le" date;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "recu_le" date;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "conteste_le" date;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "issue" smallint;--> statement-breakpoint
ALTER TABLE "participation" ADD COLUMN "issue_le" date;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "ouvre_le" date;--> statement-breakpoint
ALTER TABLE "avis" ADD COLUMN "immediat" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bascule" ADD CONSTRAINT "bascule_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compte_tenu" ADD CONSTRAINT "compte_tenu_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compte_tenu" ADD CONSTRAINT "compte_tenu_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compte_tenu" ADD CONSTRAINT "compte_tenu_delegue_id_compte_id_fk" FOREIGN KEY ("delegue_id") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compteur" ADD CONSTRAINT "compteur_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diffusion" ADD CONSTRAINT "diffusion_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diffusion" ADD CONSTRAINT "diffusion_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diffusion" ADD CONSTRAINT "diffusion_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diffusion_destinataire" ADD CONSTRAINT "diffusion_destinataire_diffusion_id_diffusion_id_fk" FOREIGN KEY ("diffusion_id") REFERENCES "public"."diffusion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diffusion_destinataire" ADD CONSTRAINT "diffusion_destinataire_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effectif" ADD CONSTRAINT "effectif_saisi_par_compte_id_fk" FOREIGN KEY ("saisi_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effectif" ADD CONSTRAINT "effectif_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effectif_branche" ADD CONSTRAINT "effectif_branche_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_dossier" FOREIGN KEY ("dossier_id","compte_id","section_id","saison","consentement") REFERENCES "public"."dossier"("id","compte_id","section_id","saison","consentement") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "importation" ADD CONSTRAINT "importation_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "importation" ADD CONSTRAINT "importation_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "importation_effet" ADD CONSTRAINT "importation_effet_importation_id_importation_id_fk" FOREIGN KEY ("importation_id") REFERENCES "public"."importation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lecture_delegue" ADD CONSTRAINT "lecture_delegue_delegue_id_compte_id_fk" FOREIGN KEY ("delegue_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lecture_delegue" ADD CONSTRAINT "lecture_delegue_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_de_suivi" ADD CONSTRAINT "note_de_suivi_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_de_suivi" ADD CONSTRAINT "note_de_suivi_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_de_suivi" ADD CONSTRAINT "note_de_suivi_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_en_file" ADD CONSTRAINT "place_en_file_dossier" FOREIGN KEY ("dossier_id","compte_id","section_id","saison","consentement") REFERENCES "public"."dossier"("id","compte_id","section_id","saison","consentement") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "place_en_file" ADD CONSTRAINT "place_en_file_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prise_en_charge" ADD CONSTRAINT "prise_en_charge_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prise_en_charge" ADD CONSTRAINT "prise_en_charge_delegue_id_compte_id_fk" FOREIGN KEY ("delegue_id") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prise_en_charge" ADD CONSTRAINT "prise_en_charge_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prise_en_charge" ADD CONSTRAINT "prise_en_charge_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_noeud" ADD CONSTRAINT "publication_noeud_publication" FOREIGN KEY ("saison","semaine") REFERENCES "public"."publication"("saison","semaine") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recherche_mot" ADD CONSTRAINT "recherche_mot_place" FOREIGN KEY ("dossier_id") REFERENCES "public"."place_en_file"("dossier_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relais" ADD CONSTRAINT "relais_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relais" ADD CONSTRAINT "relais_absent_id_compte_id_fk" FOREIGN KEY ("absent_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relais" ADD CONSTRAINT "relais_relais_id_compte_id_fk" FOREIGN KEY ("relais_id") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reponse_type" ADD CONSTRAINT "reponse_type_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reponse_type" ADD CONSTRAINT "reponse_type_maj_par_compte_id_fk" FOREIGN KEY ("maj_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compte_tenu_section" ON "compte_tenu" USING btree ("section_id");--> statement-breakpoint
CREATE UNIQUE INDEX "compte_tenu_code" ON "compte_tenu" USING btree ("code_hash") WHERE "compte_tenu"."code_hash" is not null;--> statement-breakpoint
CREATE INDEX "compteur_section" ON "compteur" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "diffusion_section" ON "diffusion" USING btree ("section_id","cree_at");--> statement-breakpoint
CREATE INDEX "diffusion_destinataire_compte" ON "diffusion_destinataire" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "effectif_branche_section" ON "effectif_branche" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "engagement_service" ON "engagement" USING btree ("service_id","saison");--> statement-breakpoint
CREATE INDEX "engagement_compte" ON "engagement" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "engagement_en_attente" ON "engagement" USING btree ("service_id") WHERE "engagement"."atteint_at" is null;--> statement-breakpoint
CREATE INDEX "importation_section" ON "importation" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "importation_en_cours" ON "importation" USING btree ("etat");--> statement-breakpoint
CREATE INDEX "lecture_delegue_dossier" ON "lecture_delegue" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "message_dossier" ON "message" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "message_compte" ON "message" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "message_a_lire" ON "message" USING btree ("dossier_id") WHERE "message"."lu_at" is null and "message"."de_l_agent";--> statement-breakpoint
CREATE INDEX "note_de_suivi_dossier" ON "note_de_suivi" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "note_de_suivi_compte" ON "note_de_suivi" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "place_en_file_ordre" ON "place_en_file" USING btree ("section_id","saison","voie","cible","dossier_id");--> statement-breakpoint
CREATE INDEX "place_en_file_charge" ON "place_en_file" USING btree ("section_id","saison","en_charge","voie","cible","dossier_id");--> statement-breakpoint
CREATE INDEX "place_en_file_service" ON "place_en_file" USING btree ("service_id","saison","voie","cible","dossier_id");--> statement-breakpoint
CREATE INDEX "place_en_file_compte" ON "place_en_file" USING btree ("compte_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prise_en_charge_en_cours" ON "prise_en_charge" USING btree ("dossier_id") WHERE "prise_en_charge"."fin_at" is null;--> statement-breakpoint
CREATE INDEX "prise_en_charge_delegue" ON "prise_en_charge" USING btree ("delegue_id") WHERE "prise_en_charge"."fin_at" is null;--> statement-breakpoint
CREATE INDEX "prise_en_charge_dossier" ON "prise_en_charge" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "prise_en_charge_compte" ON "prise_en_charge" USING btree ("compte_id");--> statement-breakpoint
CREATE UNIQUE INDEX "publication_annuelle" ON "publication" USING btree ("saison") WHERE "publication"."annuelle";--> statement-breakpoint
CREATE INDEX "publication_noeud_parent" ON "publication_noeud" USING btree ("saison","semaine","parent");--> statement-breakpoint
CREATE INDEX "recherche_mot_dossier" ON "recherche_mot" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "recherche_mot_compte" ON "recherche_mot" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "relais_section" ON "relais" USING btree ("section_id","au_le");--> statement-breakpoint
CREATE INDEX "reponse_type_section" ON "reponse_type" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "service_parent" ON "service" USING btree ("parent_id");--> statement-breakpoint
-- The days come from the facts that stand; what the figures said without a day that stands is written again by the turn of the day.
-- The owner is bound by row level security but for this one statement.
ALTER TABLE participation NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE dossier NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE fait NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE participation p SET
	depuis_le = (select (d.cree_at at time zone 'Europe/Paris')::date from dossier d where d.id = p.dossier_id),
	convoque_le = j.convoque_le, refus_le = j.refus_le, absence_le = j.absence_le, recu_le = j.recu_le, conteste_le = j.conteste_le
FROM (
	select x.dossier_id,
		min(f.le) filter (where f.code = 1) as convoque_le,
		min(f.le) filter (where f.code = 2) as refus_le,
		min(f.le) filter (where f.code = 3) as absence_le,
		min(f.le) filter (where f.code in (5, 8, 9)) as recu_le,
		min(f.le) filter (where f.code in (10, 11, 13, 16)) as conteste_le
	from participation x left join fait f on f.dossier_id = x.dossier_id and not f.retire
		and not exists (select from fait g where g.remplace_id = f.id)
	group by x.dossier_id
) j WHERE j.dossier_id = p.dossier_id;--> statement-breakpoint
ALTER TABLE participation FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE dossier FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE fait FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "participation" ALTER COLUMN "depuis_le" SET NOT NULL;--> statement-breakpoint
-- Figures are read from the counters from now on: nobody counts rows of people any more.
DROP POLICY figures_compte ON participation;--> statement-breakpoint
REVOKE SELECT (section_id, service_id, saison) ON participation FROM app_figures;--> statement-breakpoint
DROP POLICY figures_compte ON comptage_papier;--> statement-breakpoint
REVOKE SELECT (section_id, service_id, saison, participants, refus, absences, comptes_rendus, contestations, saisi_le)
	ON comptage_papier FROM app_figures;--> statement-breakpoint
ALTER TABLE "participation" DROP COLUMN "convoque";--> statement-breakpoint
ALTER TABLE "participation" DROP COLUMN "refus";--> statement-breakpoint
ALTER TABLE "participation" DROP COLUMN "absence";--> statement-breakpoint
ALTER TABLE "participation" DROP COLUMN "compte_rendu";--> statement-breakpoint
ALTER TABLE "participation" DROP COLUMN "conteste";--> statement-breakpoint
ALTER TABLE "comptage_papier" ADD CONSTRAINT "comptage_papier_positif" CHECK (least("comptage_papier"."participants", "comptage_papier"."engages", "comptage_papier"."convoques", "comptage_papier"."secondes", "comptage_papier"."refus", "comptage_papier"."absences", "comptage_papier"."comptes_rendus", "comptage_papier"."contestations") >= 0);--> statement-breakpoint
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_role" CHECK ("mandat"."role" in ('delegue', 'administrateur', 'elu', 'redacteur', 'lecteur'));--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_issue" CHECK (("participation"."issue" is null) = ("participation"."issue_le" is null));
--> statement-breakpoint

-- Counters ---------------------------------------------------------------------------------------------------------
-- Written by triggers in the name of the owner, read by whoever may. A place of the tree holds everything beneath it.

ALTER TABLE compteur FORCE ROW LEVEL SECURITY;
ALTER TABLE effectif_branche FORCE ROW LEVEL SECURITY;
GRANT SELECT ON compteur, effectif_branche TO app_delegue, app_worker;
GRANT SELECT ON effectif_branche TO app_administrateur;
CREATE POLICY delegue_lit_sa_section ON compteur FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY worker_lit ON compteur FOR SELECT TO app_worker USING (true);
CREATE POLICY proprietaire_tient ON compteur FOR ALL TO current_user USING (true);
CREATE POLICY delegue_lit_sa_section ON effectif_branche FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY administrateur_lit ON effectif_branche FOR SELECT TO app_administrateur
	USING (vigie_administre(section_id));
CREATE POLICY worker_lit ON effectif_branche FOR SELECT TO app_worker USING (true);
CREATE POLICY proprietaire_tient ON effectif_branche FOR ALL TO current_user USING (true);
-- What the triggers read in the name of the owner.
CREATE POLICY proprietaire_lit ON service FOR SELECT TO current_user USING (true);
CREATE POLICY proprietaire_lit ON section FOR SELECT TO current_user USING (true);
CREATE POLICY proprietaire_lit ON participation FOR SELECT TO current_user USING (true);
CREATE POLICY proprietaire_lit ON comptage_papier FOR SELECT TO current_user USING (true);
CREATE POLICY proprietaire_lit ON engagement FOR SELECT TO current_user USING (true);

-- The places that a service is added up in: itself, those above, the section. Without service: the section alone.
CREATE FUNCTION vigie_noeuds(une_section uuid, un_service uuid) RETURNS TABLE (noeud uuid) LANGUAGE sql STABLE
BEGIN ATOMIC
	WITH RECURSIVE ligne AS (
		SELECT s.id, s.parent_id FROM public.service s WHERE s.id = un_service
		UNION ALL
		SELECT s.id, s.parent_id FROM ligne l JOIN public.service s ON s.id = l.parent_id
	) CYCLE id SET boucle USING passage
	SELECT l.id FROM ligne l WHERE NOT l.boucle UNION ALL SELECT une_section;
END;

-- What one dossier adds, notion by notion (numbers of codes.ts). A report is awaited from the convocation until it comes.
CREATE FUNCTION vigie_part(p participation) RETURNS TABLE (notion smallint, semaine date) LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
	SELECT v.notion::smallint, date_trunc('week', v.le::timestamp)::date
	FROM (VALUES
		(1, p.depuis_le), (3, p.convoque_le), (4, p.seconde_le), (5, p.refus_le), (6, p.absence_le), (7, p.recu_le),
		(8, CASE WHEN p.recu_le IS NULL THEN p.convoque_le END), (9, p.conteste_le),
		(10, CASE WHEN p.issue = 1 THEN p.issue_le END), (11, CASE WHEN p.issue = 2 THEN p.issue_le END),
		(12, CASE WHEN p.issue = 3 THEN p.issue_le END)
	) AS v (notion, le)
	WHERE v.le IS NOT NULL;
END;

-- A service that moves takes its counters along: nobody counts in its branch meanwhile.
CREATE FUNCTION vigie_verrou_des_comptes(une_section uuid, exclusif boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	IF exclusif THEN
		PERFORM pg_advisory_xact_lock(hashtextextended('compteur' || une_section::text, 0));
	ELSE
		PERFORM pg_advisory_xact_lock_shared(hashtextextended('compteur' || une_section::text, 0));
	END IF;
END $$;

-- One ordered statement for what a row was and what it is: two transactions never wait for each other.
CREATE FUNCTION vigie_compte_participation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM vigie_verrou_des_comptes(coalesce(new.section_id, old.section_id), false);
	INSERT INTO compteur (noeud, section_id, saison, source, notion, semaine, nombre)
	SELECT n.noeud, d.section_id, d.saison, 1, d.notion, d.semaine, sum(d.signe)
	FROM (
		SELECT old.section_id, old.service_id, old.saison, v.notion, v.semaine, -1 AS signe
		FROM vigie_part(old) v WHERE tg_op <> 'INSERT'
		UNION ALL
		SELECT new.section_id, new.service_id, new.saison, v.notion, v.semaine, 1
		FROM vigie_part(new) v WHERE tg_op <> 'DELETE'
	) d CROSS JOIN LATERAL vigie_noeuds(d.section_id, d.service_id) n
	GROUP BY n.noeud, d.section_id, d.saison, d.notion, d.semaine
	HAVING sum(d.signe) <> 0
	ORDER BY 1, 3, 5, 6
	ON CONFLICT (noeud, saison, source, notion, semaine) DO UPDATE SET nombre = compteur.nombre + excluded.nombre;
	RETURN NULL;
END $$;
CREATE TRIGGER compte AFTER INSERT OR UPDATE OR DELETE ON participation
	FOR EACH ROW EXECUTE FUNCTION vigie_compte_participation();

CREATE FUNCTION vigie_compte_engagement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM vigie_verrou_des_comptes(coalesce(new.section_id, old.section_id), false);
	INSERT INTO compteur (noeud, section_id, saison, source, notion, semaine, nombre)
	SELECT n.noeud, d.section_id, d.saison, 1, 2, date_trunc('week', d.le::timestamp)::date, sum(d.signe)
	FROM (
		SELECT old.section_id, old.service_id, old.saison, old.cree_le AS le, -1 AS signe WHERE tg_op <> 'INSERT'
		UNION ALL
		SELECT new.section_id, new.service_id, new.saison, new.cree_le, 1 WHERE tg_op <> 'DELETE'
	) d CROSS JOIN LATERAL vigie_noeuds(d.section_id, d.service_id) n
	GROUP BY n.noeud, d.section_id, d.saison, date_trunc('week', d.le::timestamp)
	HAVING sum(d.signe) <> 0
	ORDER BY 1, 3, 6
	ON CONFLICT (noeud, saison, source, notion, semaine) DO UPDATE SET nombre = compteur.nombre + excluded.nombre;
	RETURN NULL;
END $$;
CREATE TRIGGER compte AFTER INSERT OR UPDATE OR DELETE ON engagement
	FOR EACH ROW EXECUTE FUNCTION vigie_compte_engagement();

-- The last count of a service and season holds: a new one adds its difference, in its week.
CREATE FUNCTION vigie_compte_papier() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
	avant comptage_papier;
BEGIN
	PERFORM vigie_verrou_des_comptes(new.section_id, false);
	PERFORM pg_advisory_xact_lock(hashtextextended('comptage' || new.service_id::text, new.saison));
	SELECT * INTO avant FROM comptage_papier c
	WHERE c.service_id = new.service_id AND c.saison = new.saison AND c.id <> new.id
	ORDER BY c.id DESC LIMIT 1;
	IF avant.id > new.id THEN
		RETURN NULL;
	END IF;
	INSERT INTO compteur (noeud, section_id, saison, source, notion, semaine, nombre)
	SELECT n.noeud, new.section_id, new.saison, 2, v.notion, date_trunc('week', new.saisi_le::timestamp)::date, v.nombre
	FROM (VALUES
		(1, new.participants - coalesce(avant.participants, 0)), (2, new.engages - coalesce(avant.engages, 0)),
		(3, new.convoques - coalesce(avant.convoques, 0)), (4, new.secondes - coalesce(avant.secondes, 0)),
		(5, new.refus - coalesce(avant.refus, 0)), (6, new.absences - coalesce(avant.absences, 0)),
		(7, new.comptes_rendus - coalesce(avant.comptes_rendus, 0)),
		(9, new.contestations - coalesce(avant.contestations, 0))
	) v (notion, nombre) CROSS JOIN LATERAL vigie_noeuds(new.section_id, new.service_id) n
	WHERE v.nombre <> 0
	ORDER BY n.noeud, v.notion
	ON CONFLICT (noeud, saison, source, notion, semaine) DO UPDATE SET nombre = compteur.nombre + excluded.nombre;
	RETURN NULL;
END $$;
CREATE TRIGGER compte AFTER INSERT ON comptage_papier
	FOR EACH ROW EXECUTE FUNCTION vigie_compte_papier();

-- A service that is put elsewhere, in mid-season too: what it holds leaves the places above it for those above its new place.
CREATE FUNCTION vigie_deplace_compteur() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM vigie_verrou_des_comptes(new.section_id, true);
	INSERT INTO compteur (noeud, section_id, saison, source, notion, semaine, nombre)
	SELECT a.noeud, c.section_id, c.saison, c.source, c.notion, c.semaine, sum(a.signe * c.nombre)
	FROM compteur c CROSS JOIN (
		SELECT n.noeud, -1 AS signe FROM vigie_noeuds(old.section_id, old.parent_id) n
		UNION ALL
		SELECT n.noeud, 1 FROM vigie_noeuds(new.section_id, new.parent_id) n
	) a
	WHERE c.noeud = new.id
	GROUP BY 1, 2, 3, 4, 5, 6
	HAVING sum(a.signe * c.nombre) <> 0
	ORDER BY 1, 3, 4, 5, 6
	ON CONFLICT (noeud, saison, source, notion, semaine) DO UPDATE SET nombre = compteur.nombre + excluded.nombre;
	RETURN NULL;
END $$;
CREATE TRIGGER deplace AFTER UPDATE OF parent_id ON service
	FOR EACH ROW WHEN (old.parent_id IS DISTINCT FROM new.parent_id) EXECUTE FUNCTION vigie_deplace_compteur();

-- Head counts added up. Each place is written again from the places right beneath it, the deepest first: what is above a changed
-- service, and nothing else.
CREATE FUNCTION vigie_effectif_branche(un_noeud uuid, une_section uuid) RETURNS void LANGUAGE sql
BEGIN ATOMIC
	INSERT INTO public.effectif_branche (noeud, section_id, effectif, sans_effectif, enfants)
	SELECT un_noeud, une_section,
		CASE WHEN propre.effectif IS NULL AND sous.effectif IS NULL THEN NULL
			ELSE coalesce(propre.effectif, 0) + coalesce(sous.effectif, 0) END,
		sous.sans_effectif + CASE WHEN propre.ouvert AND propre.effectif IS NULL AND sous.enfants = 0 THEN 1 ELSE 0 END,
		sous.enfants
	FROM (
		SELECT sum(b.effectif)::integer AS effectif, coalesce(sum(b.sans_effectif), 0)::integer AS sans_effectif,
			count(*) FILTER (WHERE s.ferme_le IS NULL)::integer AS enfants
		FROM (
			-- Each its own index: a list of 100,000 services asks this of every one.
			SELECT e.id, e.ferme_le FROM public.service e WHERE e.parent_id = un_noeud AND e.section_id = une_section
			UNION ALL
			SELECT e.id, e.ferme_le FROM public.service e
			WHERE un_noeud = une_section AND e.section_id = une_section AND e.parent_id IS NULL
		) s LEFT JOIN public.effectif_branche b ON b.noeud = s.id
	) sous LEFT JOIN LATERAL (
		SELECT s.ferme_le IS NULL AS ouvert, CASE WHEN s.ferme_le IS NULL THEN s.effectif END AS effectif
		FROM public.service s WHERE s.id = un_noeud
	) propre ON true
	ON CONFLICT (noeud) DO UPDATE SET effectif = excluded.effectif, sans_effectif = excluded.sans_effectif,
		enfants = excluded.enfants;
END;

CREATE FUNCTION vigie_compte_effectif() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
	lieu record;
BEGIN
	-- Two lists brought in at once would wait for each other's places.
	PERFORM pg_advisory_xact_lock(hashtextextended('effectif' || s.section_id::text, 0))
	FROM (SELECT DISTINCT t.section_id FROM touche t ORDER BY 1) s;
	FOR lieu IN
		SELECT n.noeud, c.section_id, (SELECT count(*) FROM vigie_noeuds(c.section_id, n.noeud)) AS rang
		FROM (SELECT DISTINCT t.section_id, t.id FROM touche t) c
			CROSS JOIN LATERAL vigie_noeuds(c.section_id, c.id) n
		GROUP BY 1, 2
		ORDER BY (SELECT count(*) FROM vigie_noeuds(c.section_id, nullif(n.noeud, c.section_id))) DESC, 1
	LOOP
		PERFORM vigie_effectif_branche(lieu.noeud, lieu.section_id);
	END LOOP;
	RETURN NULL;
END $$;
CREATE TRIGGER effectif_ajoute AFTER INSERT ON service
	REFERENCING NEW TABLE AS touche FOR EACH STATEMENT EXECUTE FUNCTION vigie_compte_effectif();
CREATE TRIGGER effectif_change AFTER UPDATE ON service
	REFERENCING NEW TABLE AS touche FOR EACH STATEMENT EXECUTE FUNCTION vigie_compte_effectif();

-- Where a service was.
CREATE FUNCTION vigie_compte_effectif_quitte() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
	lieu record;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('effectif' || old.section_id::text, 0));
	FOR lieu IN
		SELECT n.noeud FROM vigie_noeuds(old.section_id, old.parent_id) n
		ORDER BY (SELECT count(*) FROM vigie_noeuds(old.section_id, nullif(n.noeud, old.section_id))) DESC, 1
	LOOP
		PERFORM vigie_effectif_branche(lieu.noeud, old.section_id);
	END LOOP;
	RETURN NULL;
END $$;
-- By name after `effectif_change`, which wrote the branch itself.
CREATE TRIGGER effectif_quitte AFTER UPDATE OF parent_id ON service
	FOR EACH ROW WHEN (old.parent_id IS DISTINCT FROM new.parent_id) EXECUTE FUNCTION vigie_compte_effectif_quitte();

CREATE FUNCTION vigie_compte_effectif_efface() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
	lieu record;
BEGIN
	DELETE FROM effectif_branche b USING touche t WHERE b.noeud = t.id;
	PERFORM pg_advisory_xact_lock(hashtextextended('effectif' || s.section_id::text, 0))
	FROM (SELECT DISTINCT t.section_id FROM touche t ORDER BY 1) s;
	FOR lieu IN
		SELECT n.noeud, c.section_id
		FROM (SELECT DISTINCT t.section_id, t.parent_id FROM touche t) c
			CROSS JOIN LATERAL vigie_noeuds(c.section_id, c.parent_id) n
		GROUP BY 1, 2
		ORDER BY (SELECT count(*) FROM vigie_noeuds(c.section_id, nullif(n.noeud, c.section_id))) DESC, 1
	LOOP
		PERFORM vigie_effectif_branche(lieu.noeud, lieu.section_id);
	END LOOP;
	RETURN NULL;
END $$;
CREATE TRIGGER effectif_efface AFTER DELETE ON service
	REFERENCING OLD TABLE AS touche FOR EACH STATEMENT EXECUTE FUNCTION vigie_compte_effectif_efface();

-- Writes every counter again from the rows that they count, and says how many were wrong.
CREATE FUNCTION vigie_recompte() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
	faux integer;
	lieu record;
BEGIN
	LOCK TABLE compteur, effectif_branche IN EXCLUSIVE MODE;
	CREATE TEMPORARY TABLE juste ON COMMIT DROP AS
	WITH RECURSIVE haut AS (
		SELECT s.id AS service_id, s.id AS noeud, s.parent_id FROM service s
		UNION ALL
		SELECT h.service_id, s.id, s.parent_id FROM haut h JOIN service s ON s.id = h.parent_id
	), lieux AS (
		SELECT h.service_id, h.noeud FROM haut h
	), parts AS (
		SELECT p.section_id, p.service_id, p.saison, 1 AS source, v.notion, v.semaine, 1 AS nombre
		FROM participation p CROSS JOIN LATERAL vigie_part(p) v
		UNION ALL
		SELECT e.section_id, e.service_id, e.saison, 1, 2, date_trunc('week', e.cree_le::timestamp)::date, 1 FROM engagement e
		UNION ALL
		SELECT c.section_id, c.service_id, c.saison, 2, v.notion, date_trunc('week', c.saisi_le::timestamp)::date,
			v.nombre - coalesce(lag(v.nombre) OVER (PARTITION BY c.service_id, c.saison, v.notion ORDER BY c.id), 0)
		FROM comptage_papier c CROSS JOIN LATERAL (VALUES
			(1, c.participants), (2, c.engages), (3, c.convoques), (4, c.secondes), (5, c.refus), (6, c.absences),
			(7, c.comptes_rendus), (9, c.contestations)
		) v (notion, nombre)
	)
	SELECT g.noeud, g.section_id, g.saison, g.source::smallint, g.notion::smallint, g.semaine, sum(g.nombre)::integer AS nombre
	FROM (
		SELECT l.noeud, p.section_id, p.saison, p.source, p.notion, p.semaine, p.nombre
		FROM parts p JOIN lieux l ON l.service_id = p.service_id
		UNION ALL
		SELECT p.section_id, p.section_id, p.saison, p.source, p.notion, p.semaine, p.nombre FROM parts p
	) g
	GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(g.nombre) <> 0;
	SELECT count(*) INTO faux FROM (
		(SELECT noeud, saison, source, notion, semaine, nombre FROM juste
			EXCEPT SELECT noeud, saison, source, notion, semaine, nombre FROM compteur)
		UNION ALL
		(SELECT noeud, saison, source, notion, semaine, nombre FROM compteur WHERE nombre <> 0
			EXCEPT SELECT noeud, saison, source, notion, semaine, nombre FROM juste)
	) e;
	DELETE FROM compteur;
	INSERT INTO compteur (noeud, section_id, saison, source, notion, semaine, nombre)
		SELECT noeud, section_id, saison, source, notion, semaine, nombre FROM juste;
	DROP TABLE juste;
	FOR lieu IN
		WITH RECURSIVE bas AS (
			SELECT s.id, s.section_id, 1 AS rang FROM service s WHERE s.parent_id IS NULL
			UNION ALL
			SELECT s.id, s.section_id, b.rang + 1 FROM bas b JOIN service s ON s.parent_id = b.id
		)
		SELECT b.id AS noeud, b.section_id, b.rang FROM bas b
		UNION ALL SELECT s.id, s.id, 0 FROM section s
		ORDER BY 3 DESC
	LOOP
		PERFORM vigie_effectif_branche(lieu.noeud, lieu.section_id);
	END LOOP;
	RETURN faux;
END $$;

REVOKE ALL ON FUNCTION vigie_noeuds(uuid, uuid), vigie_part(participation), vigie_verrou_des_comptes(uuid, boolean),
	vigie_compte_participation(), vigie_compte_engagement(), vigie_compte_papier(), vigie_deplace_compteur(),
	vigie_effectif_branche(uuid, uuid), vigie_compte_effectif(), vigie_compte_effectif_quitte(), vigie_compte_effectif_efface(), vigie_recompte()
	FROM public;
GRANT EXECUTE ON FUNCTION vigie_recompte() TO app_worker;
SELECT vigie_recompte();--> statement-breakpoint

ALTER TABLE effectif FORCE ROW LEVEL SECURITY;
GRANT SELECT ON effectif TO app_delegue, app_administrateur, app_worker;
GRANT INSERT, DELETE ON effectif TO app_administrateur;
GRANT UPDATE (nombre, saisi_par, saisi_at) ON effectif TO app_administrateur;
CREATE POLICY delegue_lit_sa_section ON effectif FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY administrateur_tient ON effectif FOR ALL TO app_administrateur
	USING (vigie_administre(section_id))
	WITH CHECK (vigie_administre(section_id) and saisi_par = (select vigie_acteur()));
CREATE POLICY worker_lit ON effectif FOR SELECT TO app_worker USING (true);
-- An import that is undone takes away the services that it made, as long as nothing hangs on them.
GRANT DELETE ON service TO app_administrateur;
CREATE POLICY administrateur_efface ON service FOR DELETE TO app_administrateur USING (vigie_administre(section_id));

-- Published figures ------------------------------------------------------------------------------------------------
-- Written once by the worker. Whoever holds a mandate reads them all, anybody reads those of the year.

ALTER TABLE publication FORCE ROW LEVEL SECURITY;
ALTER TABLE publication_noeud FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON publication, publication_noeud TO app_worker;
GRANT SELECT ON publication, publication_noeud TO app_figures, app_delegue, app_public;
CREATE POLICY worker_lit ON publication FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_publie ON publication FOR INSERT TO app_worker WITH CHECK (true);
CREATE POLICY mandats_lisent ON publication FOR SELECT TO app_figures, app_delegue USING (true);
CREATE POLICY public_lit_l_annee ON publication FOR SELECT TO app_public USING (annuelle);
CREATE POLICY worker_lit ON publication_noeud FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_publie ON publication_noeud FOR INSERT TO app_worker WITH CHECK (true);
CREATE POLICY mandats_lisent ON publication_noeud FOR SELECT TO app_figures, app_delegue USING (true);
-- The publications that this role sees are those of the year.
CREATE POLICY public_lit_l_annee ON publication_noeud FOR SELECT TO app_public
	USING (exists (select from publication p where p.saison = publication_noeud.saison and p.semaine = publication_noeud.semaine));

-- Pledges ----------------------------------------------------------------------------------------------------------

-- An agent sees their own alone; the name may be taken off it at any time. Delegates see how many, through the counters.
ALTER TABLE engagement FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON engagement TO app_agent;
GRANT UPDATE (contenu, nom, fin_le) ON engagement TO app_agent;
GRANT SELECT, UPDATE, DELETE ON engagement TO app_worker;
CREATE POLICY agent_lit_le_sien ON engagement FOR SELECT TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY agent_s_engage ON engagement FOR INSERT TO app_agent
	WITH CHECK (compte_id = (select vigie_acteur()) and atteint_at is null);
CREATE POLICY agent_change ON engagement FOR UPDATE TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY agent_retire ON engagement FOR DELETE TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY worker_tient ON engagement FOR ALL TO app_worker USING (true);

ALTER TABLE bascule FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON bascule TO app_worker;
GRANT SELECT ON bascule TO app_agent, app_delegue;
-- Only to those whose own pledge it reached: an agent sees no pledge but their own.
CREATE POLICY agent_lit_la_sienne ON bascule FOR SELECT TO app_agent
	USING (exists (
		select from engagement e
		where e.service_id = bascule.service_id and e.saison = bascule.saison and e.atteint_at is not null
	));
CREATE POLICY delegue_lit_sa_section ON bascule FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY worker_lit ON bascule FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_ecrit ON bascule FOR INSERT TO app_worker WITH CHECK (true);
-- The names of those who agreed to be named once the number is reached: to those who are reached with them, and to the delegates
-- of their section. Before, nobody reads any.
CREATE FUNCTION vigie_noms_engages(un_service uuid, une_saison integer) RETURNS TABLE (dossier_id uuid, nom bytea)
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
	SELECT e.dossier_id, e.nom FROM public.engagement e
	WHERE e.service_id = un_service AND e.saison = une_saison AND e.atteint_at IS NOT NULL AND e.nom IS NOT NULL
		AND (
			EXISTS (
				SELECT FROM public.engagement moi
				WHERE moi.compte_id = public.vigie_acteur() AND moi.service_id = un_service AND moi.saison = une_saison
					AND moi.atteint_at IS NOT NULL
			)
			OR e.section_id = any (public.vigie_sections_deleguees())
		);
END;
REVOKE ALL ON FUNCTION vigie_noms_engages(uuid, integer) FROM public;
GRANT EXECUTE ON FUNCTION vigie_noms_engages(uuid, integer) TO app_agent, app_delegue;

-- The queue --------------------------------------------------------------------------------------------------------

ALTER TABLE place_en_file FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON place_en_file TO app_agent, app_worker;
GRANT UPDATE (section_id, service_id, saison, consentement, voie, echeance, cible, limite, silence, mouvement_at) ON place_en_file
	TO app_agent, app_worker;
GRANT SELECT ON place_en_file TO app_delegue;
CREATE POLICY agent_tient_la_sienne ON place_en_file FOR ALL TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY worker_tient ON place_en_file FOR ALL TO app_worker USING (true);
CREATE POLICY delegue_lit_sa_section ON place_en_file FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));

ALTER TABLE recherche_mot FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON recherche_mot TO app_agent, app_worker;
GRANT SELECT ON recherche_mot TO app_delegue;
CREATE POLICY agent_tient_les_siens ON recherche_mot FOR ALL TO app_agent
	USING (compte_id = (select vigie_acteur()))
	WITH CHECK (compte_id = (select vigie_acteur()) and exists (
		select from place_en_file p
		where p.dossier_id = recherche_mot.dossier_id and p.compte_id = recherche_mot.compte_id
			and p.section_id = recherche_mot.section_id
	));
CREATE POLICY worker_tient ON recherche_mot FOR ALL TO app_worker USING (true);
CREATE POLICY delegue_lit_sa_section ON recherche_mot FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));

-- True for an account that is a delegate of the section today: nobody hands a dossier over to somebody else.
CREATE FUNCTION vigie_est_delegue(un_compte uuid, une_section uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
	SELECT exists (
		SELECT FROM public.mandat m
		WHERE m.compte_id = un_compte AND m.section_id = une_section AND m.role = 'delegue' AND m.fin_at IS NULL
	);
END;
REVOKE ALL ON FUNCTION vigie_est_delegue(uuid, uuid) FROM public;
-- The agent has it asked of the one who takes care of their dossier, before anybody is told that a message waits.
GRANT EXECUTE ON FUNCTION vigie_est_delegue(uuid, uuid) TO app_delegue, app_agent;

-- The dossiers that a delegate sees are the followed ones of their sections; the same holds below. The agent knows that somebody
-- takes care of their dossier, not what was noted when it was handed over.
ALTER TABLE prise_en_charge FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON prise_en_charge TO app_delegue;
GRANT UPDATE (fin_at) ON prise_en_charge TO app_delegue;
GRANT SELECT (id, dossier_id, compte_id, section_id, delegue_id, depuis_at, fin_at) ON prise_en_charge TO app_agent;
CREATE POLICY agent_lit_les_siennes ON prise_en_charge FOR SELECT TO app_agent
	USING (compte_id = (select vigie_acteur()));
CREATE POLICY delegue_lit_les_suivies ON prise_en_charge FOR SELECT TO app_delegue
	USING (exists (select from dossier d where d.id = prise_en_charge.dossier_id and d.section_id = prise_en_charge.section_id));
CREATE POLICY delegue_prend ON prise_en_charge FOR INSERT TO app_delegue
	WITH CHECK (
		par = (select vigie_acteur()) and fin_at is null and vigie_est_delegue(delegue_id, section_id)
		and exists (
			select from dossier d where d.id = prise_en_charge.dossier_id and d.section_id = prise_en_charge.section_id
		)
	);
CREATE POLICY delegue_passe ON prise_en_charge FOR UPDATE TO app_delegue
	USING (exists (select from dossier d where d.id = prise_en_charge.dossier_id and d.section_id = prise_en_charge.section_id))
	WITH CHECK (fin_at is not null);
-- A dossier that changes section leaves whoever took care of it.
GRANT UPDATE (fin_at) ON prise_en_charge TO app_agent;
CREATE POLICY agent_s_en_va ON prise_en_charge FOR UPDATE TO app_agent
	USING (compte_id = (select vigie_acteur())) WITH CHECK (fin_at is not null);

-- Who takes care of a dossier stands in its line of the queue too, so that each lane is read off an index: null for nobody,
-- the nil uuid for somebody whose account is gone.
CREATE POLICY proprietaire_lit ON prise_en_charge FOR SELECT TO current_user USING (true);
CREATE POLICY proprietaire_tient ON place_en_file FOR ALL TO current_user USING (true);
CREATE FUNCTION vigie_charge_de(un_dossier uuid, une_section uuid) RETURNS uuid LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT coalesce(p.delegue_id, '00000000-0000-0000-0000-000000000000') FROM public.prise_en_charge p
	WHERE p.dossier_id = un_dossier AND p.section_id = une_section AND p.fin_at IS NULL;
END;
CREATE FUNCTION vigie_place_en_charge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
	new.en_charge := vigie_charge_de(new.dossier_id, new.section_id);
	RETURN new;
END $$;
CREATE TRIGGER charge BEFORE INSERT ON place_en_file FOR EACH ROW EXECUTE FUNCTION vigie_place_en_charge();
CREATE FUNCTION vigie_suit_la_charge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE place_en_file f SET en_charge = vigie_charge_de(f.dossier_id, f.section_id) WHERE f.dossier_id = new.dossier_id;
	RETURN NULL;
END $$;
CREATE TRIGGER charge AFTER INSERT OR UPDATE ON prise_en_charge FOR EACH ROW EXECUTE FUNCTION vigie_suit_la_charge();
REVOKE ALL ON FUNCTION vigie_charge_de(uuid, uuid), vigie_place_en_charge(), vigie_suit_la_charge() FROM public;

ALTER TABLE relais FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON relais TO app_delegue;
GRANT UPDATE (au_le) ON relais TO app_delegue;
CREATE POLICY delegue_lit_sa_section ON relais FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY delegue_s_absente ON relais FOR INSERT TO app_delegue
	WITH CHECK (
		absent_id = (select vigie_acteur()) and section_id = any ((select vigie_sections_deleguees())::uuid[])
		and (relais_id is null or vigie_est_delegue(relais_id, section_id))
	);
CREATE POLICY delegue_revient ON relais FOR UPDATE TO app_delegue USING (absent_id = (select vigie_acteur()));
CREATE POLICY delegue_ne_part_plus ON relais FOR DELETE TO app_delegue USING (absent_id = (select vigie_acteur()));

ALTER TABLE lecture_delegue FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON lecture_delegue TO app_delegue;
GRANT UPDATE (lue_at) ON lecture_delegue TO app_delegue;
CREATE POLICY delegue_lit_les_siennes ON lecture_delegue FOR SELECT TO app_delegue
	USING (delegue_id = (select vigie_acteur()));
CREATE POLICY delegue_ouvre ON lecture_delegue FOR INSERT TO app_delegue
	WITH CHECK (
		delegue_id = (select vigie_acteur())
		and exists (select from dossier d where d.id = lecture_delegue.dossier_id)
	);
CREATE POLICY delegue_rouvre ON lecture_delegue FOR UPDATE TO app_delegue
	USING (delegue_id = (select vigie_acteur()));

-- Seen by the delegates of the section alone; what was written is taken off by whoever wrote it.
ALTER TABLE note_de_suivi FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON note_de_suivi TO app_delegue;
GRANT UPDATE (retiree_at) ON note_de_suivi TO app_delegue;
CREATE POLICY delegue_lit_les_suivies ON note_de_suivi FOR SELECT TO app_delegue
	USING (exists (select from dossier d where d.id = note_de_suivi.dossier_id and d.section_id = note_de_suivi.section_id));
CREATE POLICY delegue_note ON note_de_suivi FOR INSERT TO app_delegue
	WITH CHECK (
		par = (select vigie_acteur()) and retiree_at is null
		and exists (select from dossier d where d.id = note_de_suivi.dossier_id and d.section_id = note_de_suivi.section_id)
	);
CREATE POLICY delegue_retire_les_siennes ON note_de_suivi FOR UPDATE TO app_delegue
	USING (par = (select vigie_acteur()) and exists (select from dossier d where d.id = note_de_suivi.dossier_id and d.section_id = note_de_suivi.section_id));

-- Words ------------------------------------------------------------------------------------------------------------

-- Nobody changes a message; each side says that it read those of the other.
ALTER TABLE message FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON message TO app_agent, app_delegue;
GRANT UPDATE (lu_at) ON message TO app_agent, app_delegue;
CREATE POLICY agent_lit_les_siens ON message FOR SELECT TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY agent_ecrit ON message FOR INSERT TO app_agent
	WITH CHECK (
		compte_id = (select vigie_acteur()) and par = (select vigie_acteur()) and de_l_agent and lu_at is null
		and exists (select from dossier d where d.id = message.dossier_id and d.consentement = 2)
	);
CREATE POLICY agent_lit ON message FOR UPDATE TO app_agent
	USING (compte_id = (select vigie_acteur()) and not de_l_agent);
CREATE POLICY delegue_lit_les_suivis ON message FOR SELECT TO app_delegue
	USING (exists (select from dossier d where d.id = message.dossier_id));
CREATE POLICY delegue_ecrit ON message FOR INSERT TO app_delegue
	WITH CHECK (
		par = (select vigie_acteur()) and not de_l_agent and lu_at is null
		and exists (select from dossier d where d.id = message.dossier_id)
	);
CREATE POLICY delegue_lit ON message FOR UPDATE TO app_delegue
	USING (de_l_agent and exists (select from dossier d where d.id = message.dossier_id));

ALTER TABLE reponse_type FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON reponse_type TO app_delegue;
GRANT UPDATE (contenu, version, maj_par, maj_at) ON reponse_type TO app_delegue;
CREATE POLICY delegue_tient_sa_section ON reponse_type FOR ALL TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]))
	WITH CHECK (section_id = any ((select vigie_sections_deleguees())::uuid[]) and maj_par = (select vigie_acteur()));

-- A text to a service reaches those who agreed to be written to, and nobody else.
ALTER TABLE diffusion FORCE ROW LEVEL SECURITY;
ALTER TABLE diffusion_destinataire FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON diffusion TO app_delegue;
GRANT SELECT (id, section_id, service_id, saison, contenu, cree_at) ON diffusion TO app_agent;
GRANT SELECT, INSERT ON diffusion_destinataire TO app_delegue;
GRANT SELECT ON diffusion_destinataire TO app_agent;
GRANT UPDATE (lue_at) ON diffusion_destinataire TO app_agent;
CREATE POLICY agent_lit_les_siennes ON diffusion_destinataire FOR SELECT TO app_agent
	USING (compte_id = (select vigie_acteur()));
CREATE POLICY agent_lit ON diffusion_destinataire FOR UPDATE TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY agent_lit_les_siennes ON diffusion FOR SELECT TO app_agent
	USING (exists (select from diffusion_destinataire x where x.diffusion_id = diffusion.id));
CREATE POLICY delegue_lit_sa_section ON diffusion FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY delegue_ecrit ON diffusion FOR INSERT TO app_delegue
	WITH CHECK (section_id = any ((select vigie_sections_deleguees())::uuid[]) and par = (select vigie_acteur()));
CREATE POLICY delegue_lit_sa_section ON diffusion_destinataire FOR SELECT TO app_delegue
	USING (exists (select from diffusion f where f.id = diffusion_destinataire.diffusion_id));
CREATE POLICY delegue_adresse ON diffusion_destinataire FOR INSERT TO app_delegue
	WITH CHECK (
		lue_at is null and exists (
			select from diffusion f join participation p on p.section_id = f.section_id
			where f.id = diffusion_destinataire.diffusion_id and f.par = (select vigie_acteur())
				and p.compte_id = diffusion_destinataire.compte_id and p.joignable
		)
	);
GRANT UPDATE (joignable) ON dossier TO app_agent;

-- The mails that go with them: to those who agreed to be written to, from an agent to the delegate who takes care of their
-- dossier, and from the worker to those whose pledge is reached.
CREATE POLICY delegue_previent_les_joignables ON avis FOR INSERT TO app_delegue
	WITH CHECK (
		etat = 1 and essais = 0 and bail_jusque_at is null and envoye_at is null and erreur is null and not immediat
		and exists (select from participation p where p.compte_id = avis.compte_id and p.joignable)
	);
-- A colleague to whom one hands a dossier over, or who stands in for oneself, is told.
CREATE POLICY delegue_previent_son_relais ON avis FOR INSERT TO app_delegue
	WITH CHECK (
		etat = 1 and essais = 0 and bail_jusque_at is null and envoye_at is null and erreur is null and not immediat
		and (
			exists (
				select from prise_en_charge p
				where p.delegue_id = avis.compte_id and p.par = (select vigie_acteur()) and p.fin_at is null
			)
			or exists (select from relais r where r.relais_id = avis.compte_id and r.absent_id = (select vigie_acteur()))
		)
	);
GRANT INSERT ON avis TO app_agent, app_worker;
CREATE POLICY agent_previent_qui_le_suit ON avis FOR INSERT TO app_agent
	WITH CHECK (
		etat = 1 and essais = 0 and bail_jusque_at is null and envoye_at is null and erreur is null and not immediat
		and exists (
			select from prise_en_charge p
			where p.delegue_id = avis.compte_id and p.compte_id = (select vigie_acteur()) and p.fin_at is null
		)
	);

-- Bringing people and services in ----------------------------------------------------------------------------------

-- True for an account that nobody can sign in to: no address, no personal key, no session.
CREATE POLICY proprietaire_lit ON compte FOR SELECT TO current_user USING (true);
CREATE POLICY proprietaire_lit ON session FOR SELECT TO current_user USING (true);
CREATE FUNCTION vigie_compte_sans_proprietaire(un_compte uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
	SELECT exists (
		SELECT FROM public.compte c
		WHERE c.id = un_compte AND c.courriel_index IS NULL AND c.cle_personnelle_index IS NULL AND c.desactive_at IS NULL
			AND NOT exists (SELECT FROM public.session s WHERE s.compte_id = c.id)
	);
END;
REVOKE ALL ON FUNCTION vigie_compte_sans_proprietaire(uuid) FROM public;
GRANT EXECUTE ON FUNCTION vigie_compte_sans_proprietaire(uuid) TO app_delegue;

ALTER TABLE compte_tenu FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON compte_tenu TO app_delegue;
GRANT UPDATE (delegue_id, contenu, code_hash, code_expire_at) ON compte_tenu TO app_delegue;
GRANT SELECT (compte_id, section_id, code_hash, code_expire_at, reclame_at) ON compte_tenu TO app_connexion;
GRANT SELECT ON compte_tenu TO app_worker;
GRANT UPDATE (code_hash, code_expire_at, reclame_at) ON compte_tenu TO app_connexion;
GRANT SELECT (compte_id, section_id, delegue_id, accord, accord_le, contenu, cree_at, reclame_at, confirme_at) ON compte_tenu
	TO app_agent;
GRANT UPDATE (confirme_at) ON compte_tenu TO app_agent;
CREATE POLICY connexion_lit ON compte_tenu FOR SELECT TO app_connexion USING (true);
CREATE POLICY connexion_remet ON compte_tenu FOR UPDATE TO app_connexion USING (reclame_at is null) WITH CHECK (true);
CREATE POLICY worker_lit ON compte_tenu FOR SELECT TO app_worker USING (true);
CREATE POLICY agent_lit_le_sien ON compte_tenu FOR SELECT TO app_agent USING (compte_id = (select vigie_acteur()));
-- The member alone says that what was written in their name stands, once the account is theirs.
CREATE POLICY agent_confirme ON compte_tenu FOR UPDATE TO app_agent
	USING (compte_id = (select vigie_acteur()) and reclame_at is not null);
-- What was written down when the account was opened is the member's from the claim on: delegates see nothing of it any more.
CREATE POLICY delegue_lit_sa_section ON compte_tenu FOR SELECT TO app_delegue
	USING (reclame_at is null and section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY delegue_ouvre ON compte_tenu FOR INSERT TO app_delegue
	WITH CHECK (
		section_id = any ((select vigie_sections_deleguees())::uuid[]) and delegue_id = (select vigie_acteur())
		and reclame_at is null and confirme_at is null and vigie_compte_sans_proprietaire(compte_id)
	);
CREATE POLICY delegue_remet ON compte_tenu FOR UPDATE TO app_delegue
	USING (
		reclame_at is null and delegue_id = (select vigie_acteur())
		and section_id = any ((select vigie_sections_deleguees())::uuid[])
	);
-- An account whose delegate is no longer one passes to another delegate of the section, and to nobody else.
CREATE POLICY delegue_prend_la_suite ON compte_tenu FOR UPDATE TO app_delegue
	USING (
		reclame_at is null and section_id = any ((select vigie_sections_deleguees())::uuid[])
		and not vigie_est_delegue(delegue_id, section_id)
	)
	WITH CHECK (delegue_id = (select vigie_acteur()) and reclame_at is null);
-- A delegate writes in the name of a member only as long as they keep the account. The row is held until the end of the
-- transaction: a claim waits for it, and what waited for a claim finds that the account has an owner. A member who withdrew
-- shuts the delegate out too.
CREATE POLICY proprietaire_tient ON compte_tenu FOR ALL TO current_user USING (true);
CREATE POLICY proprietaire_lit ON dossier FOR SELECT TO current_user USING (true);
CREATE FUNCTION vigie_tient(un_delegue uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM FROM compte_tenu t
	WHERE t.compte_id = vigie_acteur() AND t.delegue_id = un_delegue AND t.reclame_at IS NULL
		AND vigie_est_delegue(un_delegue, t.section_id)
	FOR SHARE;
	RETURN found AND vigie_compte_sans_proprietaire(vigie_acteur())
		AND NOT exists (SELECT FROM dossier d WHERE d.compte_id = vigie_acteur() AND d.consentement = 0);
END $$;
REVOKE ALL ON FUNCTION vigie_tient(uuid) FROM public;
GRANT EXECUTE ON FUNCTION vigie_tient(uuid) TO app_agent;
-- What the delegate records for the member is signed by the delegate.
DROP POLICY agent_ajoute ON fait;
CREATE POLICY agent_ajoute ON fait FOR INSERT TO app_agent
	WITH CHECK (
		compte_id = (select vigie_acteur())
		and (enregistre_par = (select vigie_acteur()) or exists (
			select from compte_tenu t
			where t.compte_id = (select vigie_acteur()) and t.delegue_id = fait.enregistre_par and t.reclame_at is null
				and vigie_est_delegue(t.delegue_id, t.section_id)
		))
	);

-- A delegate invites to the services of their section, as an administrator does.
GRANT SELECT, INSERT ON invitation TO app_delegue;
GRANT UPDATE (revoquee_at) ON invitation TO app_delegue;
CREATE POLICY delegue_lit_sa_section ON invitation FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY delegue_cree ON invitation FOR INSERT TO app_delegue
	WITH CHECK (
		section_id = any ((select vigie_sections_deleguees())::uuid[]) and creee_par = (select vigie_acteur())
	);
CREATE POLICY delegue_revoque ON invitation FOR UPDATE TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));

ALTER TABLE importation FORCE ROW LEVEL SECURITY;
ALTER TABLE importation_effet FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON importation TO app_administrateur;
GRANT UPDATE (etat, fichier, contenu, total, fait, version, par, bail_jusque_at, appliquee_at, defaite_at) ON importation
	TO app_administrateur;
GRANT SELECT (id, section_id, par, etat, bail_jusque_at, cree_at) ON importation TO app_worker;
-- The worker holds one, and lets go of the file of one that nobody went on with. It opens none.
GRANT UPDATE (bail_jusque_at, fichier) ON importation TO app_worker;
GRANT SELECT, INSERT, DELETE ON importation_effet TO app_administrateur;
CREATE POLICY administrateur_lit ON importation FOR SELECT TO app_administrateur USING (vigie_administre(section_id));
CREATE POLICY administrateur_ouvre ON importation FOR INSERT TO app_administrateur
	WITH CHECK (vigie_administre(section_id) and par = (select vigie_acteur()));
-- Whoever asks for a step is whose name the worker acts in.
CREATE POLICY administrateur_avance ON importation FOR UPDATE TO app_administrateur USING (vigie_administre(section_id))
	WITH CHECK (vigie_administre(section_id) and par = (select vigie_acteur()));
CREATE POLICY worker_trouve ON importation FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_tient ON importation FOR UPDATE TO app_worker USING (true);
CREATE POLICY administrateur_tient ON importation_effet FOR ALL TO app_administrateur
	USING (exists (select from importation i where i.id = importation_effet.importation_id));

-- Elected members of the commissions -------------------------------------------------------------------------------
-- They prepare the sittings of their sections, and read of a dossier what its agent agreed to put there: no queue, no figure.

GRANT USAGE ON SCHEMA public TO app_elu;
GRANT EXECUTE ON FUNCTION vigie_acteur() TO app_elu;
CREATE FUNCTION vigie_sections_siegees() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
	SELECT coalesce(array_agg(s.id), '{}') FROM public.section s
	WHERE exists (
		SELECT FROM public.mandat m
		WHERE m.compte_id = vigie_acteur() AND m.role = 'elu' AND m.fin_at IS NULL
			AND (m.section_id IS NULL OR m.section_id = s.id)
	);
END;
REVOKE ALL ON FUNCTION vigie_sections_siegees() FROM public;
GRANT EXECUTE ON FUNCTION vigie_sections_siegees() TO app_elu;
GRANT SELECT ON section, mandat, cap_session TO app_elu;
GRANT SELECT ON cap_passage, dossier, fait, courrier, piece, piece_morceau, cle_agent TO app_elu;
GRANT UPDATE (notes, resultat, resultat_at, version) ON cap_passage TO app_elu;
GRANT SELECT, INSERT ON operation TO app_elu;
GRANT SELECT ON battement, service, recours TO app_elu;
GRANT SELECT (id, section_id, regime, employeur, objet, duree, franc, depuis, reference, lien, lu_le, valide_du, valide_au, fin_le)
	ON texte_local TO app_elu;
GRANT INSERT ON avis TO app_elu;
CREATE POLICY elu_lit ON section FOR SELECT TO app_elu USING (true);
CREATE POLICY elu_lit ON battement FOR SELECT TO app_elu USING (true);
CREATE POLICY elu_lit_le_sien ON mandat FOR SELECT TO app_elu USING (compte_id = (select vigie_acteur()));
CREATE POLICY elu_lit_les_siennes ON operation FOR SELECT TO app_elu USING (compte_id = (select vigie_acteur()));
CREATE POLICY elu_ajoute ON operation FOR INSERT TO app_elu WITH CHECK (compte_id = (select vigie_acteur()));
CREATE POLICY elu_lit_ou_il_siege ON cap_session FOR SELECT TO app_elu
	USING (section_id = any ((select vigie_sections_siegees())::uuid[]));
-- Once the agent agreed, and not after they take it back. What follows holds to the passages that this role sees.
CREATE POLICY elu_lit_les_accordes ON cap_passage FOR SELECT TO app_elu
	USING (accord = 1 and exists (select from cap_session s where s.id = cap_passage.session_id));
CREATE POLICY elu_note ON cap_passage FOR UPDATE TO app_elu
	USING (accord = 1 and exists (select from cap_session s where s.id = cap_passage.session_id));
CREATE POLICY elu_lit_les_accordes ON dossier FOR SELECT TO app_elu
	USING (consentement = 2 and exists (
		select from cap_passage p join cap_session s on s.id = p.session_id
		where p.dossier_id = dossier.id and s.section_id = dossier.section_id
	));
CREATE POLICY elu_lit_les_accordes ON fait FOR SELECT TO app_elu
	USING (exists (select from dossier d where d.id = fait.dossier_id));
CREATE POLICY elu_lit_les_accordes ON courrier FOR SELECT TO app_elu
	USING (exists (select from dossier d where d.id = courrier.dossier_id));
CREATE POLICY elu_lit_les_accordes ON piece FOR SELECT TO app_elu
	USING (exists (select from dossier d where d.id = piece.dossier_id));
CREATE POLICY elu_lit_les_accordes ON piece_morceau FOR SELECT TO app_elu
	USING (exists (select from piece p where p.id = piece_morceau.piece_id));
CREATE POLICY elu_lit_les_accordes ON cle_agent FOR SELECT TO app_elu
	USING (exists (select from dossier d where d.compte_id = cle_agent.compte_id));
CREATE POLICY elu_lit_les_accordes ON recours FOR SELECT TO app_elu
	USING (exists (select from dossier d where d.id = recours.dossier_id));
CREATE POLICY elu_lit_ou_il_siege ON service FOR SELECT TO app_elu
	USING (section_id = any ((select vigie_sections_siegees())::uuid[]));
CREATE POLICY elu_lit_ou_il_siege ON texte_local FOR SELECT TO app_elu
	USING (section_id = any ((select vigie_sections_siegees())::uuid[]));
-- The agent is told of the opinion that was noted.
CREATE POLICY elu_previent_les_accordes ON avis FOR INSERT TO app_elu
	WITH CHECK (
		etat = 1 and essais = 0 and bail_jusque_at is null and envoye_at is null and erreur is null and not immediat
		and exists (select from cap_passage p where p.compte_id = avis.compte_id)
	);

-- Editors ----------------------------------------------------------------------------------------------------------
-- They keep how to reach a section: neither its name, nor its rules, nor anything of anybody.

GRANT USAGE ON SCHEMA public TO app_redacteur;
GRANT EXECUTE ON FUNCTION vigie_acteur() TO app_redacteur;
CREATE FUNCTION vigie_redige(une_section uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
	SELECT exists (
		SELECT FROM public.mandat m
		WHERE m.compte_id = vigie_acteur() AND m.role = 'redacteur' AND m.fin_at IS NULL
			AND (m.section_id IS NULL OR m.section_id = une_section)
	);
END;
REVOKE ALL ON FUNCTION vigie_redige(uuid) FROM public;
GRANT EXECUTE ON FUNCTION vigie_redige(uuid) TO app_redacteur;
GRANT SELECT ON section TO app_redacteur;
GRANT UPDATE (courriel, telephone, permanence, adresse, site) ON section TO app_redacteur;
GRANT SELECT, INSERT ON operation TO app_redacteur;
CREATE POLICY redacteur_lit_les_siennes ON section FOR SELECT TO app_redacteur USING (vigie_redige(id));
CREATE POLICY redacteur_change ON section FOR UPDATE TO app_redacteur USING (vigie_redige(id));
CREATE POLICY redacteur_lit_les_siennes ON operation FOR SELECT TO app_redacteur
	USING (compte_id = (select vigie_acteur()));
CREATE POLICY redacteur_ajoute ON operation FOR INSERT TO app_redacteur
	WITH CHECK (compte_id = (select vigie_acteur()));

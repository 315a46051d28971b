CREATE TABLE "battement" (
	"nom" text PRIMARY KEY NOT NULL,
	"at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "battement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cle_agent" (
	"compte_id" uuid PRIMARY KEY NOT NULL,
	"cle" "bytea" NOT NULL,
	"kek_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cle_agent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "comptage_papier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"saison" integer NOT NULL,
	"participants" integer NOT NULL,
	"refus" integer NOT NULL,
	"absences" integer NOT NULL,
	"comptes_rendus" integer NOT NULL,
	"contestations" integer NOT NULL,
	"saisi_le" date NOT NULL,
	"saisi_par" uuid,
	CONSTRAINT "comptage_papier_positif" CHECK (least("comptage_papier"."participants", "comptage_papier"."refus", "comptage_papier"."absences", "comptage_papier"."comptes_rendus", "comptage_papier"."contestations") >= 0)
);
--> statement-breakpoint
ALTER TABLE "comptage_papier" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "compte" (
	"id" uuid PRIMARY KEY NOT NULL,
	"courriel_index" "bytea",
	"courriel" "bytea",
	"cle_personnelle_index" "bytea",
	"totp" "bytea",
	"totp_dernier_pas" bigint,
	"totp_confirme_at" timestamptz,
	"cree_at" timestamptz NOT NULL,
	"desactive_at" timestamptz,
	CONSTRAINT "compte_courriel_unique" UNIQUE("courriel_index"),
	CONSTRAINT "compte_cle_personnelle_unique" UNIQUE("cle_personnelle_index")
);
--> statement-breakpoint
ALTER TABLE "compte" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "connexion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"navigateur_hash" "bytea" NOT NULL,
	"courriel_index" "bytea" NOT NULL,
	"courriel" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"essais" integer NOT NULL,
	"cree_at" timestamptz NOT NULL,
	"expire_at" timestamptz NOT NULL,
	"utilise_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "connexion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "courrier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"modele" smallint NOT NULL,
	"contenu" "bytea" NOT NULL,
	"fige_at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "courrier" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "domaine_refuse" (
	"domaine" text PRIMARY KEY NOT NULL,
	"motif" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "domaine_refuse" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dossier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"compte_id" uuid NOT NULL,
	"section_id" uuid,
	"service_id" uuid,
	"saison" integer NOT NULL,
	"consentement" smallint NOT NULL,
	"contenu" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"cree_at" timestamptz NOT NULL,
	"clos_at" timestamptz,
	CONSTRAINT "dossier_compte_unique" UNIQUE("id","compte_id"),
	CONSTRAINT "dossier_consentement_unique" UNIQUE("id","compte_id","section_id","saison","consentement"),
	CONSTRAINT "dossier_consentement" CHECK ("dossier"."consentement" between 0 and 2)
);
--> statement-breakpoint
ALTER TABLE "dossier" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "echeance_ouverte" (
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"code" smallint NOT NULL,
	"pour" smallint NOT NULL,
	"prudente" date,
	"limite" date,
	CONSTRAINT "echeance_ouverte_dossier_id_code_pk" PRIMARY KEY("dossier_id","code")
);
--> statement-breakpoint
ALTER TABLE "echeance_ouverte" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fait" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"code" smallint NOT NULL,
	"le" date NOT NULL,
	"details" "bytea",
	"remplace_id" uuid,
	"retire" boolean NOT NULL,
	"enregistre_at" timestamptz NOT NULL,
	"enregistre_par" uuid NOT NULL,
	CONSTRAINT "fait_remplace_unique" UNIQUE("remplace_id"),
	CONSTRAINT "fait_dossier_unique" UNIQUE("id","dossier_id"),
	CONSTRAINT "fait_retire" CHECK (not "fait"."retire" or "fait"."remplace_id" is not null),
	CONSTRAINT "fait_remplace_autre" CHECK ("fait"."remplace_id" <> "fait"."id")
);
--> statement-breakpoint
ALTER TABLE "fait" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"service_id" uuid,
	"jeton_hash" "bytea" NOT NULL,
	"usages_max" integer NOT NULL,
	"usages" integer NOT NULL,
	"expire_at" timestamptz NOT NULL,
	"revoquee_at" timestamptz,
	"creee_par" uuid,
	"cree_at" timestamptz NOT NULL,
	CONSTRAINT "invitation_jeton_unique" UNIQUE("jeton_hash"),
	CONSTRAINT "invitation_usages" CHECK ("invitation"."usages" between 0 and "invitation"."usages_max")
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lien_unique" (
	"jeton_hash" "bytea" PRIMARY KEY NOT NULL,
	"usage" text NOT NULL,
	"compte_id" uuid,
	"expire_at" timestamptz NOT NULL,
	"utilise_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "lien_unique" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mandat" (
	"id" uuid PRIMARY KEY NOT NULL,
	"compte_id" uuid NOT NULL,
	"section_id" uuid,
	"role" text NOT NULL,
	"depuis_at" timestamptz NOT NULL,
	"fin_at" timestamptz,
	CONSTRAINT "mandat_en_cours" UNIQUE NULLS NOT DISTINCT("compte_id","section_id","role","fin_at"),
	CONSTRAINT "mandat_role" CHECK ("mandat"."role" in ('delegue', 'administrateur')),
	CONSTRAINT "mandat_delegue_section" CHECK ("mandat"."role" <> 'delegue' or "mandat"."section_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "mandat" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "operation" (
	"compte_id" uuid NOT NULL,
	"op_id" uuid NOT NULL,
	"acte" text NOT NULL,
	"resultat" text NOT NULL,
	"fait_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "operation_compte_id_op_id_pk" PRIMARY KEY("compte_id","op_id")
);
--> statement-breakpoint
ALTER TABLE "operation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "participation" (
	"dossier_id" uuid PRIMARY KEY NOT NULL,
	"compte_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"service_id" uuid,
	"saison" integer NOT NULL,
	"consentement" smallint NOT NULL,
	"identite" "bytea",
	"convoque" boolean NOT NULL,
	"refus" boolean NOT NULL,
	"absence" boolean NOT NULL,
	"compte_rendu" boolean NOT NULL,
	"conteste" boolean NOT NULL,
	CONSTRAINT "participation_consentement" CHECK ("participation"."consentement" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "participation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rappel" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"echeance" smallint NOT NULL,
	"limite" date NOT NULL,
	"palier" smallint NOT NULL,
	"destinataire" smallint NOT NULL,
	"du_le" date NOT NULL,
	"etat" smallint NOT NULL,
	"bail_jusque_at" timestamptz,
	"essais" integer NOT NULL,
	"envoye_at" timestamptz,
	"message_id" text,
	"erreur" text,
	"cree_at" timestamptz NOT NULL,
	CONSTRAINT "rappel_unique" UNIQUE("dossier_id","echeance","limite","palier","destinataire")
);
--> statement-breakpoint
ALTER TABLE "rappel" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"contenu" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"maj_at" timestamptz NOT NULL,
	CONSTRAINT "recours_dossier_unique" UNIQUE("dossier_id")
);
--> statement-breakpoint
ALTER TABLE "recours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reglage" (
	"cle" text PRIMARY KEY NOT NULL,
	"valeur" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reglage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saison" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"annee" integer NOT NULL,
	"employeur" text,
	"entretiens_avant" date,
	"comptes_rendus_avant" date,
	CONSTRAINT "saison_unique" UNIQUE NULLS NOT DISTINCT("section_id","annee","employeur")
);
--> statement-breakpoint
ALTER TABLE "saison" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "section" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nom" text NOT NULL,
	"employeur" text,
	"courriel" text,
	"telephone" text,
	"permanence" text,
	"adresse" text,
	"site" text
);
--> statement-breakpoint
ALTER TABLE "section" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"nom" text NOT NULL,
	"parent_id" uuid,
	"effectif" integer,
	"ferme_le" date,
	CONSTRAINT "service_section_unique" UNIQUE("id","section_id"),
	CONSTRAINT "service_effectif" CHECK ("service"."effectif" > 0)
);
--> statement-breakpoint
ALTER TABLE "service" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" "bytea" PRIMARY KEY NOT NULL,
	"compte_id" uuid NOT NULL,
	"cree_at" timestamptz NOT NULL,
	"vue_at" timestamptz NOT NULL,
	"fin_at" timestamptz NOT NULL,
	"appareil_personnel" boolean NOT NULL,
	"second_facteur_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "throttle" (
	"cle" "bytea" PRIMARY KEY NOT NULL,
	"debut_at" timestamptz NOT NULL,
	"nombre" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "throttle" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "cle_agent" ADD CONSTRAINT "cle_agent_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comptage_papier" ADD CONSTRAINT "comptage_papier_saisi_par_compte_id_fk" FOREIGN KEY ("saisi_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comptage_papier" ADD CONSTRAINT "comptage_papier_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courrier" ADD CONSTRAINT "courrier_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "echeance_ouverte" ADD CONSTRAINT "echeance_ouverte_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fait" ADD CONSTRAINT "fait_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fait" ADD CONSTRAINT "fait_remplace" FOREIGN KEY ("remplace_id","dossier_id") REFERENCES "public"."fait"("id","dossier_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_creee_par_compte_id_fk" FOREIGN KEY ("creee_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lien_unique" ADD CONSTRAINT "lien_unique_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operation" ADD CONSTRAINT "operation_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_dossier" FOREIGN KEY ("dossier_id","compte_id","section_id","saison","consentement") REFERENCES "public"."dossier"("id","compte_id","section_id","saison","consentement") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rappel" ADD CONSTRAINT "rappel_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recours" ADD CONSTRAINT "recours_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saison" ADD CONSTRAINT "saison_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_parent" FOREIGN KEY ("parent_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comptage_papier_service" ON "comptage_papier" USING btree ("service_id","saison");--> statement-breakpoint
CREATE INDEX "connexion_courriel" ON "connexion" USING btree ("courriel_index");--> statement-breakpoint
CREATE INDEX "connexion_expire" ON "connexion" USING btree ("expire_at");--> statement-breakpoint
CREATE INDEX "courrier_dossier" ON "courrier" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "courrier_compte" ON "courrier" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "dossier_compte" ON "dossier" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "dossier_section" ON "dossier" USING btree ("section_id","saison");--> statement-breakpoint
CREATE INDEX "echeance_ouverte_compte" ON "echeance_ouverte" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "echeance_ouverte_prudente" ON "echeance_ouverte" USING btree ("prudente");--> statement-breakpoint
CREATE INDEX "fait_dossier" ON "fait" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "fait_compte" ON "fait" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "invitation_section" ON "invitation" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "mandat_section" ON "mandat" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "operation_fait" ON "operation" USING btree ("fait_at");--> statement-breakpoint
CREATE INDEX "participation_section" ON "participation" USING btree ("section_id","saison");--> statement-breakpoint
CREATE INDEX "participation_compte" ON "participation" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "rappel_a_envoyer" ON "rappel" USING btree ("etat","du_le");--> statement-breakpoint
CREATE INDEX "rappel_compte" ON "rappel" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "recours_compte" ON "recours" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "service_section" ON "service" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "session_compte" ON "session" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "session_fin" ON "session" USING btree ("fin_at");--> statement-breakpoint
CREATE INDEX "throttle_debut" ON "throttle" USING btree ("debut_at");
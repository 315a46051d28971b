-- Who may do what with each row. Written by hand, reviewed as a whole; test/securite holds the matrix.
--
-- The group roles exist before the migrations (src/lib/server/db/roles.ts). They own nothing and log in nowhere: a
-- request takes one of them for the time of a transaction (as-actor.ts), with the id of its account in `vigie.actor_id`.
--   app_connexion       before sign-in: accounts, codes, sessions, limits
--   app_public          anybody: section cards, seasons, invitations
--   app_agent           an agent: their own rows
--   app_delegue         a delegate: their sections, in the measure of each agent's consent
--   app_administrateur  an administrator: the tree of their section, never a dossier
--   app_figures         counts, without who
--   app_worker          mails, projections, purge; only the worker's login may take it

revoke all on schema public from public;
grant usage on schema public to
	app_connexion, app_public, app_agent, app_delegue, app_administrateur, app_figures, app_worker;

-- The actor --------------------------------------------------------------------------------------------------------

create function vigie_acteur() returns uuid language sql stable parallel safe
begin atomic
	select nullif(current_setting('vigie.actor_id', true), '')::uuid;
end;

-- The functions below read every mandate in the name of the owner of the tables, since a policy of `mandat` that read
-- `mandat` would turn in circles. The owner is bound by forced row level security too, hence its own policy.
create policy proprietaire_lit on mandat for select to current_user using (true);

create function vigie_sections_deleguees() returns uuid[] language sql stable security definer
begin atomic
	select coalesce(array_agg(m.section_id), '{}')
	from public.mandat m
	where m.compte_id = vigie_acteur() and m.role = 'delegue' and m.fin_at is null;
end;

-- True when the actor administers this section; without a section, when they administer them all.
create function vigie_administre(une_section uuid) returns boolean language sql stable security definer
begin atomic
	select exists (
		select from public.mandat m
		where m.compte_id = vigie_acteur() and m.role = 'administrateur' and m.fin_at is null
			and (m.section_id is null or m.section_id = une_section)
	);
end;

create function vigie_sans_administrateur() returns boolean language sql stable security definer
begin atomic
	select not exists (select from public.mandat m where m.role = 'administrateur' and m.section_id is null);
end;

revoke all on function vigie_acteur(), vigie_sections_deleguees(), vigie_administre(uuid), vigie_sans_administrateur()
	from public;
grant execute on function vigie_acteur() to app_agent, app_delegue, app_administrateur;
grant execute on function vigie_sections_deleguees() to app_delegue;
grant execute on function vigie_administre(uuid) to app_administrateur;
grant execute on function vigie_sans_administrateur() to app_connexion;

-- The union --------------------------------------------------------------------------------------------------------

alter table section force row level security;
grant select on section to app_public, app_agent, app_delegue, app_administrateur, app_worker;
grant select (id, nom, employeur) on section to app_figures;
grant insert, update on section to app_administrateur;
create policy tous_lisent on section for select
	to app_public, app_agent, app_delegue, app_administrateur, app_figures, app_worker using (true);
create policy administrateur_cree on section for insert to app_administrateur
	with check ((select vigie_administre(null)));
create policy administrateur_change on section for update to app_administrateur using (vigie_administre(id));

alter table service force row level security;
grant select on service to app_agent, app_delegue, app_administrateur, app_figures, app_worker;
grant select (id, section_id, nom, parent_id, ferme_le) on service to app_public;
grant insert, update on service to app_administrateur;
create policy tous_lisent on service for select
	to app_public, app_agent, app_delegue, app_administrateur, app_figures, app_worker using (true);
create policy administrateur_cree on service for insert to app_administrateur
	with check (vigie_administre(section_id));
create policy administrateur_change on service for update to app_administrateur
	using (vigie_administre(section_id));

alter table saison force row level security;
grant select on saison to app_public, app_agent, app_delegue, app_administrateur, app_figures, app_worker;
grant insert, update, delete on saison to app_administrateur;
create policy tous_lisent on saison for select
	to app_public, app_agent, app_delegue, app_administrateur, app_figures, app_worker using (true);
create policy administrateur_cree on saison for insert to app_administrateur
	with check (vigie_administre(section_id));
create policy administrateur_change on saison for update to app_administrateur
	using (vigie_administre(section_id));
create policy administrateur_efface on saison for delete to app_administrateur
	using (vigie_administre(section_id));

-- A visitor and an agent find an invitation by the digest of its token; an agent also uses it up.
alter table invitation force row level security;
grant select (id, section_id, service_id, jeton_hash, usages_max, usages, expire_at, revoquee_at) on invitation
	to app_public, app_agent;
grant update (usages) on invitation to app_agent;
grant select, insert, update on invitation to app_administrateur;
create policy visiteur_lit on invitation for select to app_public, app_agent using (revoquee_at is null);
create policy agent_utilise on invitation for update to app_agent using (revoquee_at is null);
create policy administrateur_lit on invitation for select to app_administrateur
	using (vigie_administre(section_id));
create policy administrateur_cree on invitation for insert to app_administrateur
	with check (vigie_administre(section_id) and creee_par = (select vigie_acteur()));
create policy administrateur_change on invitation for update to app_administrateur
	using (vigie_administre(section_id));

alter table domaine_refuse force row level security;
grant select on domaine_refuse to app_connexion, app_agent, app_administrateur;
grant insert, update, delete on domaine_refuse to app_administrateur;
create policy tous_lisent on domaine_refuse for select to app_connexion, app_agent, app_administrateur using (true);
create policy administrateur_ecrit on domaine_refuse for all to app_administrateur
	using ((select vigie_administre(null)));

-- Accounts and sign-in ---------------------------------------------------------------------------------------------

alter table compte force row level security;
grant select, insert, update on compte to app_connexion;
grant select on compte to app_agent;
grant select (id, courriel, totp_confirme_at, cree_at, desactive_at) on compte to app_administrateur;
grant select (id, courriel, cree_at, desactive_at) on compte to app_worker;
grant delete on compte to app_worker;
create policy connexion_tient on compte for all to app_connexion using (true);
create policy agent_lit_le_sien on compte for select to app_agent using (id = (select vigie_acteur()));
-- The mandates that this role sees are those of its section.
create policy administrateur_lit on compte for select to app_administrateur
	using (exists (select from mandat m where m.compte_id = compte.id));
create policy worker_lit on compte for select to app_worker using (true);
create policy worker_efface on compte for delete to app_worker using (true);

alter table cle_agent force row level security;
grant select, insert on cle_agent to app_connexion;
grant select on cle_agent to app_agent, app_delegue, app_administrateur, app_worker;
grant delete on cle_agent to app_worker;
create policy connexion_lit on cle_agent for select to app_connexion using (true);
create policy connexion_cree on cle_agent for insert to app_connexion with check (true);
create policy agent_lit_la_sienne on cle_agent for select to app_agent using (compte_id = (select vigie_acteur()));
-- The participations that this role sees are those of its sections; a private dossier has none.
create policy delegue_lit on cle_agent for select to app_delegue
	using (exists (select from participation p where p.compte_id = cle_agent.compte_id));
create policy administrateur_lit on cle_agent for select to app_administrateur
	using (exists (select from mandat m where m.compte_id = cle_agent.compte_id));
create policy worker_lit on cle_agent for select to app_worker using (true);
create policy worker_efface on cle_agent for delete to app_worker using (true);

-- The very first administrator is made by a link that serves once, before anybody could sign in.
alter table mandat force row level security;
grant select, insert on mandat to app_connexion;
grant select on mandat to app_agent, app_delegue, app_worker;
grant select, insert on mandat to app_administrateur;
grant update (fin_at) on mandat to app_administrateur;
create policy connexion_lit on mandat for select to app_connexion using (true);
create policy connexion_cree_le_premier on mandat for insert to app_connexion
	with check (role = 'administrateur' and section_id is null and vigie_sans_administrateur());
create policy chacun_lit_le_sien on mandat for select to app_agent, app_delegue
	using (compte_id = (select vigie_acteur()));
create policy administrateur_lit on mandat for select to app_administrateur using (vigie_administre(section_id));
create policy administrateur_cree on mandat for insert to app_administrateur
	with check (vigie_administre(section_id));
create policy administrateur_change on mandat for update to app_administrateur using (vigie_administre(section_id));
create policy worker_lit on mandat for select to app_worker using (true);

alter table session force row level security;
grant select, insert, update, delete on session to app_connexion;
grant select, delete on session to app_worker;
create policy connexion_tient on session for all to app_connexion using (true);
create policy worker_lit on session for select to app_worker using (true);
create policy worker_efface on session for delete to app_worker using (true);

alter table connexion force row level security;
grant select, insert, update, delete on connexion to app_connexion;
grant select, delete on connexion to app_worker;
create policy connexion_tient on connexion for all to app_connexion using (true);
create policy worker_lit on connexion for select to app_worker using (true);
create policy worker_efface on connexion for delete to app_worker using (true);

alter table throttle force row level security;
grant select, insert, update, delete on throttle to app_connexion;
grant select, delete on throttle to app_worker;
create policy connexion_tient on throttle for all to app_connexion using (true);
create policy worker_lit on throttle for select to app_worker using (true);
create policy worker_efface on throttle for delete to app_worker using (true);

alter table lien_unique force row level security;
grant select, insert, update on lien_unique to app_connexion;
grant select, delete on lien_unique to app_worker;
create policy connexion_tient on lien_unique for all to app_connexion using (true);
create policy worker_lit on lien_unique for select to app_worker using (true);
create policy worker_efface on lien_unique for delete to app_worker using (true);

-- Dossiers ---------------------------------------------------------------------------------------------------------

alter table dossier force row level security;
grant select, insert on dossier to app_agent;
grant update (section_id, service_id, consentement, contenu, version, clos_at) on dossier to app_agent;
grant select on dossier to app_delegue, app_worker;
grant update (clos_at) on dossier to app_worker;
grant delete on dossier to app_worker;
create policy agent_tient_le_sien on dossier for all to app_agent using (compte_id = (select vigie_acteur()));
create policy delegue_lit_les_suivis on dossier for select to app_delegue
	using (consentement = 2 and section_id = any ((select vigie_sections_deleguees())::uuid[]));
create policy worker_tient on dossier for all to app_worker using (true);

-- Append-only: nobody changes a fact, and one goes only with its whole dossier.
alter table fait force row level security;
grant select, insert on fait to app_agent;
grant select on fait to app_delegue, app_worker;
create policy agent_lit_les_siens on fait for select to app_agent using (compte_id = (select vigie_acteur()));
create policy agent_ajoute on fait for insert to app_agent
	with check (compte_id = (select vigie_acteur()) and enregistre_par = (select vigie_acteur()));
-- The dossiers that this role sees are the followed ones of its sections; the same holds below.
create policy delegue_lit_les_suivis on fait for select to app_delegue
	using (exists (select from dossier d where d.id = fait.dossier_id));
create policy worker_lit on fait for select to app_worker using (true);

alter table echeance_ouverte force row level security;
grant select, insert, update, delete on echeance_ouverte to app_agent, app_worker;
grant select on echeance_ouverte to app_delegue;
create policy agent_tient_les_siennes on echeance_ouverte for all to app_agent
	using (compte_id = (select vigie_acteur()));
create policy delegue_lit_les_suivies on echeance_ouverte for select to app_delegue
	using (exists (select from dossier d where d.id = echeance_ouverte.dossier_id));
create policy worker_tient on echeance_ouverte for all to app_worker using (true);

alter table participation force row level security;
grant select, insert, update, delete on participation to app_agent, app_worker;
grant select on participation to app_delegue;
grant select (section_id, service_id, saison, convoque, refus, absence, compte_rendu, conteste) on participation
	to app_figures;
create policy agent_tient_la_sienne on participation for all to app_agent using (compte_id = (select vigie_acteur()));
create policy delegue_lit_sa_section on participation for select to app_delegue
	using (section_id = any ((select vigie_sections_deleguees())::uuid[]));
create policy figures_compte on participation for select to app_figures using (true);
create policy worker_tient on participation for all to app_worker using (true);

alter table comptage_papier force row level security;
grant select, insert on comptage_papier to app_delegue;
grant select (section_id, service_id, saison, participants, refus, absences, comptes_rendus, contestations, saisi_le)
	on comptage_papier to app_figures;
create policy delegue_lit_sa_section on comptage_papier for select to app_delegue
	using (section_id = any ((select vigie_sections_deleguees())::uuid[]));
create policy delegue_ajoute on comptage_papier for insert to app_delegue
	with check (
		section_id = any ((select vigie_sections_deleguees())::uuid[]) and saisi_par = (select vigie_acteur())
	);
create policy figures_compte on comptage_papier for select to app_figures using (true);

alter table recours force row level security;
grant select, insert on recours to app_agent;
grant update (contenu, version, maj_at) on recours to app_agent;
grant select on recours to app_delegue;
create policy agent_tient_le_sien on recours for all to app_agent using (compte_id = (select vigie_acteur()));
create policy delegue_lit_les_suivis on recours for select to app_delegue
	using (exists (select from dossier d where d.id = recours.dossier_id));

-- Frozen: a letter is never changed.
alter table courrier force row level security;
grant select, insert on courrier to app_agent;
grant select on courrier to app_delegue;
create policy agent_lit_les_siens on courrier for select to app_agent using (compte_id = (select vigie_acteur()));
create policy agent_ajoute on courrier for insert to app_agent with check (compte_id = (select vigie_acteur()));
create policy delegue_lit_les_suivis on courrier for select to app_delegue
	using (exists (select from dossier d where d.id = courrier.dossier_id));

-- Written with the fact by the agent, sent by the worker, never deleted but with its dossier.
alter table rappel force row level security;
grant select, insert on rappel to app_agent;
grant update (etat, du_le) on rappel to app_agent;
grant select on rappel to app_delegue;
grant select, insert, update on rappel to app_worker;
create policy agent_tient_les_siens on rappel for all to app_agent using (compte_id = (select vigie_acteur()));
create policy delegue_lit_les_suivis on rappel for select to app_delegue
	using (exists (select from dossier d where d.id = rappel.dossier_id));
create policy worker_tient on rappel for all to app_worker using (true);

-- Plumbing ---------------------------------------------------------------------------------------------------------

alter table operation force row level security;
grant select, insert on operation to app_agent, app_delegue, app_administrateur;
grant select, delete on operation to app_worker;
create policy chacun_lit_les_siennes on operation for select to app_agent, app_delegue, app_administrateur
	using (compte_id = (select vigie_acteur()));
create policy chacun_ajoute on operation for insert to app_agent, app_delegue, app_administrateur
	with check (compte_id = (select vigie_acteur()));
create policy worker_lit on operation for select to app_worker using (true);
create policy worker_efface on operation for delete to app_worker using (true);

-- The owner keeps the fingerprint of the key file here.
alter table reglage force row level security;
grant select, insert, update on reglage to app_worker;
create policy proprietaire_tient on reglage for all to current_user using (true);
create policy worker_tient on reglage for all to app_worker using (cle not like 'cle.%');

alter table battement force row level security;
grant select on battement to app_public, app_agent, app_delegue, app_administrateur;
grant select, insert, update on battement to app_worker;
create policy tous_lisent on battement for select
	to app_public, app_agent, app_delegue, app_administrateur using (true);
create policy worker_tient on battement for all to app_worker using (true);

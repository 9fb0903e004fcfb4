% The policy rules of both eras, stated a second time, from the documents: one clause a rule.
%
% rule_tables.pl makes tables of them, rule_estates.pl answers questions about whole estates; the
% tests test_rules_*.c compare both with the core.
%
% SEED-n is a statement of the seed, F-n a row of the table of features, C-n a contradiction in the
% seed, R-n a rule of the catalogue (domain notes, section 8). Where the documents leave something
% open, the clause says OPEN and how it is read here.

:- use_module(library(lists)).
:- use_module(library(apply)).

% ------------------------------------------------------------------ the facts of a question

% field(Field, Values): what a rule may look at. Values are in the order of their numbers.
field(operation,        [search, call, add_participant, join_meeting, share_file, chat]).
field(by_name,          [no, yes]).
field(caller_place,     [elsewhere, own_home, others_home, third]).
field(callee_place,     [elsewhere, own_home, others_home, third]).
field(era,              ['2020-04', '2026']).
field(prefer,           [active, guest, federation]).
field(ra_mobile_files,  [no, yes]).
field(caller_client,    [hololens, 'ra-mobile', 'teams-desktop', 'teams-mobile']).
field(callee_client,    [hololens, 'ra-mobile', 'teams-desktop', 'teams-mobile']).
field(caller_licences,  [none, teams, remote_assist, both]).
field(callee_licences,  [none, teams, remote_assist, both]).
field(caller_account,   [none, guest, member]).
field(callee_account,   [none, guest, member]).
field(caller_no_calls,  [no, yes]).
field(callee_no_calls,  [no, yes]).
field(same_home,        [no, yes]).
field(barrier,          [no, yes]).
field(local_permits,    [no, yes]).
field(remote_permits,   [no, yes]).
field(caller_federates, [no, yes]).
field(callee_federates, [no, yes]).
field(local_no_trials,  [no, yes]).
field(remote_no_trials, [no, yes]).
field(local_blocks,     [no, yes]).
field(remote_blocks,    [no, yes]).
field(here_standing,    [none, invited, accepted]).
field(here_on,          [no, yes]).
field(here_calling,     [no, yes]).
field(here_in_scope,    [no, yes]).
field(here_files,       [any, channel, none]).
field(here_refused,     [no, yes]).
field(here_no_groups,   [no, yes]).
field(there_standing,   [none, invited, accepted]).
field(there_on,         [no, yes]).
field(there_calling,    [no, yes]).
field(there_in_scope,   [no, yes]).
field(there_files,      [any, channel, none]).
field(there_refused,    [no, yes]).
field(there_no_groups,  [no, yes]).
field(third_standing,   [none, invited, accepted]).
field(third_on,         [no, yes]).
field(third_calling,    [no, yes]).
field(third_in_scope,   [no, yes]).
field(third_files,      [any, channel, none]).
field(third_refused,    [no, yes]).
field(third_no_groups,  [no, yes]).

:- dynamic field_at/2.
:- findall(F, field(F, _), Fields), forall(nth1(I, Fields, F), assertz(field_at(F, I))).

% A question is facts(V1, V2, ...). A clause that looks at a fact nobody has chosen yet is
% interrupted: so the tables find out by themselves which facts a rule looks at.
fact(Field, Facts, Value) :-
  field_at(Field, I),
  arg(I, Facts, Known),
  (   var(Known)
  ->  throw(looked_at(Field))
  ;   Value = Known
  ).

% ------------------------------------------------------------------ ways

% way(Way, Path, CallersSide, CalleesSide): in the usual order, and as what each side takes part.
way(internal,    internal, member, member).
way(guest_here,  guest,    member, guest).
way(guest_there, guest,    guest,  member).
way(third,       guest,    guest,  guest).
way(external,    external, member, member).


% guest_facts(Way, Standing, On, Calling, InScope, Files, Refused, NoGroups)
guest_facts(guest_here,  here_standing,  here_on,  here_calling,  here_in_scope,  here_files,  here_refused,  here_no_groups).
guest_facts(guest_there, there_standing, there_on, there_calling, there_in_scope, there_files, there_refused, there_no_groups).
guest_facts(third,       third_standing, third_on, third_calling, third_in_scope, third_files, third_refused, third_no_groups).

side(caller, caller_client, caller_licences, caller_account, caller_federates).
side(callee, callee_client, callee_licences, callee_account, callee_federates).

takes_part(caller, Way, As) :- way(Way, _, As, _).
takes_part(callee, Way, As) :- way(Way, _, _, As).

% SEED-2: both at home in one tenant.
exists(internal, Q) :- fact(same_home, Q, yes).
% SEED-9, SEED-11: a guest account stands in the tenant, accepted or not.
exists(Way, Q) :- guest_facts(Way, Standing, _, _, _, _, _, _), fact(Standing, Q, S), S \== none.
% SEED-21, SEED-35: people of two tenants. OPEN: somebody who has no account anywhere is nobody to
% federate with; a guest without a home is found and refused (GUEST_NO_FEDERATION).
exists(external, Q) :-
  fact(same_home, Q, no),
  fact(caller_account, Q, Caller), Caller \== none,
  fact(callee_account, Q, Callee), Callee \== none.

% SEED-45..47, SEED-54, SEED-55: where each has to be active.
meets(internal,    own_home,    own_home).
meets(guest_here,  own_home,    others_home).
meets(guest_there, others_home, own_home).
meets(third,       third,       third).
meets(external,    own_home,    own_home).

% Section 3, call to a guest that is active elsewhere: not delivered on desktop; since 2023, when Teams has several
% tenants side by side, it rings. OPEN: the documents name no other client, so a phone keeps to one tenant; and who
% is signed in nowhere is asked of the client, not of the rules.
rings_everywhere('2026', 'teams-desktop').

finds_caller(Way, Q) :- meets(Way, Place, _), fact(caller_place, Q, Place).
% A search does not look at where the callee is. OPEN: nor does a chat, which can be read later; section 3
% asks a guest to be signed in for calls and presence (F3).
finds_callee(_, Q) :- fact(operation, Q, Operation), memberchk(Operation, [search, chat]), !.
finds_callee(_, Q) :- fact(era, Q, Era), fact(callee_client, Q, Client), rings_everywhere(Era, Client), !.
finds_callee(Way, Q) :- meets(Way, _, Place), fact(callee_place, Q, Place).

% ------------------------------------------------------------------ rules

% In the order of evaluation (section 8): rule(Code, Kind). Rules of tenants are what tenants and
% people set and what an operation can do at all; rules of clients, what clients and licences can.
rule('NO_LICENCE',           clients).
rule('RA_NOT_HOME',          clients).
rule('CLIENT_PAIR',          clients).
rule('CLIENT_NO_GROUP',      clients).
rule('GROUP_HOLOLENS',       clients).
rule('CLIENT_NO_FILES',      clients).
rule('NEED_FULL_EMAIL',      tenants).
rule('BARRIER',              tenants).
rule('CALLING_OFF',          tenants).
rule('GUEST_DIRECTORY',      tenants).
rule('GUEST_OFF',            tenants).
rule('GUEST_GROUPS',         tenants).
rule('GUEST_PENDING',        tenants).
rule('GUEST_SCOPE',          tenants).
rule('GUEST_CALLING_OFF',    tenants).
rule('GUEST_CHAT_OFF',       tenants).
rule('FILE_GUEST',           tenants).
rule('GUEST_NO_FEDERATION',  tenants).
rule('FED_LOCAL',            tenants).
rule('FED_REMOTE',           tenants).
rule('FED_USER',             tenants).
rule('FED_TRIAL',            tenants).
rule('FED_BLOCKED_USER',     tenants).
rule('CLIENT_NOT_FEDERABLE', clients).
rule('GROUP_EXTERNAL',       tenants).
rule('FILE_EXTERNAL',        tenants).

% forbids(Code, Way, Facts): the rule forbids the question on this way.

% R1, SEED-4, SEED-13..15, section 4.1: everybody is licensed for their client. OPEN: R1 speaks of
% the caller; SEED-4 of every participant, so of the callee too. OPEN: somebody with no home has no
% licence of their own, the inviting tenant's carry them (section 3, guests per licensed user).
forbids('NO_LICENCE', _, Q) :-
  side(_, Client, Licences, Account, _),
  fact(Account, Q, member),
  fact(Client, Q, C), fact(Licences, Q, L),
  \+ licensed(C, L).

% R2, SEED-49, C-14: Remote Assist only with a member account, at home.
forbids('RA_NOT_HOME', Way, Q) :-
  side(Side, Client, _, Account, _),
  fact(Client, Q, C), remote_assist(C),
  (   takes_part(Side, Way, guest)
  ;   fact(Account, Q, A), A \== member
  ).

% R3, section 4.2, C-5: a 1:1 call, and so a file in it, needs two clients that can call.
% OPEN: the documents name calls from one to the other only; a file goes either way in a call.
forbids('CLIENT_PAIR', _, Q) :-
  fact(operation, Q, Operation), memberchk(Operation, [call, share_file]),
  fact(era, Q, Era),
  fact(caller_client, Q, Caller), fact(callee_client, Q, Callee),
  \+ can_call(Era, Caller, Callee),
  \+ ( Operation == share_file, can_call(Era, Callee, Caller) ).

% Section 4.2, group call: neither phone takes part. Section 4.4: both do since 2020-10-01.
forbids('CLIENT_NO_GROUP', _, Q) :-
  fact(operation, Q, add_participant),
  fact(era, Q, '2020-04'),
  side(_, Client, _, _, _),
  fact(Client, Q, C), memberchk(C, ['ra-mobile', 'teams-mobile']).

% Section 4.2, RA to RA: at most one HoloLens in a group call. Section 4.4: several since 2022.
forbids('GROUP_HOLOLENS', _, Q) :-
  fact(operation, Q, add_participant),
  fact(era, Q, '2020-04'),
  fact(caller_client, Q, hololens), fact(callee_client, Q, hololens).

% Section 4.2, file from a Teams user: Remote Assist mobile has no files before its release of
% April 2020.
forbids('CLIENT_NO_FILES', _, Q) :-
  fact(operation, Q, share_file),
  fact(ra_mobile_files, Q, no),
  side(_, Client, _, _, _),
  fact(Client, Q, 'ra-mobile').

% R4, SEED-40, C-11, C-12, F4: outside the directory only the full address finds anybody.
forbids('NEED_FULL_EMAIL', external, Q) :-
  fact(operation, Q, search),
  fact(by_name, Q, yes).

% R5i, section 4.6: an information barrier stops search, chats, calls and sharing between people of one
% tenant. OPEN: files are not in the list, and go with the call they are shared in.
forbids('BARRIER', internal, Q) :- fact(barrier, Q, yes).

% R5i, F15, section 4.4: the calling policy of a person's own tenant (AllowPrivateCalling). OPEN: R5i speaks of
% the caller inside a tenant; who may not call can neither be called, and not from another tenant either. Where
% somebody is a guest, the setting for guests takes its place (GUEST_CALLING_OFF).
forbids('CALLING_OFF', Way, Q) :-
  fact(operation, Q, Operation), in_a_call(Operation),
  calling_policy(Side, NoCalls),
  takes_part(Side, Way, member),
  fact(NoCalls, Q, yes).

% R5g, section 3, layer 1: the directory has refused the invitation (admits/3 below).
forbids('GUEST_DIRECTORY', Way, Q) :-
  guest_facts(Way, _, _, _, _, _, Refused, _),
  fact(Refused, Q, yes).

% R5g, section 3, layer 3: guests may not access group content.
forbids('GUEST_GROUPS', Way, Q) :-
  guest_facts(Way, _, _, _, _, _, _, NoGroups),
  fact(NoGroups, Q, yes).

% R5g, section 3, messaging settings: AllowUserChat for guests. Of a chat, `calling` tells whether they may chat.
forbids('GUEST_CHAT_OFF', Way, Q) :-
  guest_facts(Way, _, _, Chatting, _, _, _, _),
  fact(operation, Q, chat),
  fact(Chatting, Q, no).

% R5g, section 3, layer 2: the tenant's guest toggle.
forbids('GUEST_OFF', Way, Q) :-
  guest_facts(Way, _, On, _, _, _, _, _),
  fact(On, Q, no).

% R5g, section 3: the guest has to accept before anything.
forbids('GUEST_PENDING', Way, Q) :-
  guest_facts(Way, Standing, _, _, _, _, _, _),
  fact(Standing, Q, invited).

% R5g, SEED-34, SEED-53, C-1: only people of the team guested into, unless the scope is the tenant.
% OPEN: C-1 speaks of who searches and initiates; a call to the guest is bound in the same way.
forbids('GUEST_SCOPE', Way, Q) :-
  guest_facts(Way, _, _, _, Scope, _, _, _),
  fact(Scope, Q, no).

% R5g, section 3, calling setting: guests may make private calls. OPEN: a group call grows out of
% one, and a file is shared in one.
forbids('GUEST_CALLING_OFF', Way, Q) :-
  guest_facts(Way, _, _, Calling, _, _, _, _),
  fact(operation, Q, Operation), in_a_call(Operation),
  fact(Calling, Q, no).

% C-13, F5, section 3: files of guests. `channel`: a guest cannot share a chat file, which a file in a
% call is, but can download one.
forbids('FILE_GUEST', Way, Q) :-
  guest_facts(Way, _, _, _, _, Files, _, _),
  fact(operation, Q, share_file),
  fact(Files, Q, F),
  (   F == none
  ;   F == channel, takes_part(caller, Way, guest)
  ).

% R5x, section 3: a guest makes and takes no federated call.
forbids('GUEST_NO_FEDERATION', external, Q) :-
  side(_, _, _, Account, _),
  fact(Account, Q, guest).

% R5x, SEED-23, SEED-32, SEED-39, section 2: each tenant has to permit the other's domain.
forbids('FED_LOCAL', external, Q) :- both_members(Q), fact(local_permits, Q, no).
forbids('FED_REMOTE', external, Q) :- both_members(Q), fact(remote_permits, Q, no).

% R5x, C-4, section 2, per-user switch: the policies of both people.
forbids('FED_USER', external, Q) :-
  both_members(Q),
  side(_, _, _, _, Federates),
  fact(Federates, Q, no).

% R5x, section 2, trial tenants: whoever refuses trials refuses a tenant that is one; both must allow.
forbids('FED_TRIAL', external, Q) :-
  both_members(Q),
  member(Refuses, [local_no_trials, remote_no_trials]),
  fact(Refuses, Q, yes).

% R5x, section 2, blocking one person (F13, later). OPEN: who is blocked is not found either, and the person who
% blocks does not reach whom they block.
forbids('FED_BLOCKED_USER', external, Q) :-
  both_members(Q),
  member(Blocks, [local_blocks, remote_blocks]),
  fact(Blocks, Q, yes).

% R6, SEED-20, C-15, section 9 (never): no calls with Remote Assist mobile over external access; search succeeds. OPEN:
% nor what is done in a call.
forbids('CLIENT_NOT_FEDERABLE', external, Q) :-
  fact(operation, Q, Operation), in_a_call(Operation),
  side(_, Client, _, _, _),
  fact(Client, Q, 'ra-mobile').

% SEED-37, C-6. Section 1.3: people outside may be in group chats since 2021. OPEN: read as calls
% among Teams clients, and not of Remote Assist, of which every version says that it has none (4.2,
% cross-tenant).
forbids('GROUP_EXTERNAL', external, Q) :-
  fact(operation, Q, add_participant),
  fact(era, Q, Era),
  (   Era == '2020-04'
  ;   side(_, Client, _, _, _), fact(Client, Q, C), remote_assist(C)
  ).

% SEED-38, F5; section 9: never.
forbids('FILE_EXTERNAL', external, Q) :- fact(operation, Q, share_file).

calling_policy(caller, caller_no_calls).
calling_policy(callee, callee_no_calls).

in_a_call(call).
in_a_call(add_participant).
in_a_call(share_file).

remote_assist(hololens).
remote_assist('ra-mobile').

teams('teams-desktop').
teams('teams-mobile').

% Section 4.1: Remote Assist needs its licence; SEED-14, SEED-15: Teams needs Teams, which the
% Remote Assist licence includes.
licensed(Client, Licences) :- remote_assist(Client), memberchk(Licences, [remote_assist, both]).
licensed(Client, Licences) :- teams(Client), Licences \== none.

% Section 4.2, a row a cell that is there: can_call(Era, Caller, Callee).
can_call('2020-04', hololens, 'teams-desktop').
can_call('2020-04', hololens, 'teams-mobile').
can_call('2020-04', 'ra-mobile', 'teams-desktop').
can_call('2020-04', 'teams-desktop', hololens).
can_call('2020-04', 'teams-mobile', hololens).
can_call('2020-04', 'teams-desktop', 'ra-mobile').
can_call('2020-04', Caller, Callee) :- teams(Caller), teams(Callee).  % F2
% Section 4.4: nothing was taken away.
can_call('2026', Caller, Callee) :- can_call('2020-04', Caller, Callee).
can_call('2026', 'ra-mobile', 'teams-mobile').  % 2020-06-03; not the other way in 2022 (4.2)
can_call('2026', 'ra-mobile', 'ra-mobile').     % July 2020
% 2022, several HoloLens in one call; 2020-10-01, any mix with Remote Assist mobile. OPEN: a call of
% many begins as a call of two.
can_call('2026', hololens, hololens).
can_call('2026', hololens, 'ra-mobile').
can_call('2026', 'ra-mobile', hololens).

% Where the core departs from the documents: stricter(Code, Way, Facts) forbids what they permit,
% laxer(Code, Way, Facts) does not forbid what they do. The test counts on how many inputs. Today
% it departs nowhere.
:- dynamic stricter/3, laxer/3.

holds(Code, Way, Q) :- forbids(Code, Way, Q), \+ laxer(Code, Way, Q).
holds(Code, Way, Q) :- stricter(Code, Way, Q).

both_members(Q) :- fact(caller_account, Q, member), fact(callee_account, Q, member).

% ------------------------------------------------------------------ the decision

% Ways is a list of way(Way, State, FindsCaller, FindsCallee), of those that exist, in the usual
% order; State is open or forbidden(FirstReason).
decide(Prefer, Ways, Verdict) :-
  ordered(Prefer, Ways, Ordered),
  include(is_open, Ordered, Open),
  preferred(Prefer, Open, Usable),
  verdict(Usable, Ordered, Verdict).

ordered(federation, Ways, Ordered) :- !, partition(is_external, Ways, External, Rest), append(External, Rest, Ordered).
ordered(_, Ways, Ways).

% No falling back from the preferred path to the other one.
preferred(guest, Open, Usable) :- include(is_guest, Open, [_|_]), !, exclude(is_external, Open, Usable).
preferred(federation, Open, Usable) :- include(is_external, Open, [_|_]), !, exclude(is_guest, Open, Usable).
preferred(_, Open, Open).

is_open(way(_, open, _, _)).
is_external(way(external, _, _, _)).
is_guest(way(Way, _, _, _)) :- way(Way, guest, _, _).

verdict(Usable, _, allow(Path)) :- memberchk(way(Way, open, yes, yes), Usable), !, way(Way, Path, _, _).
verdict(Usable, _, unreachable('OFFLINE_OTHER_TENANT')) :- memberchk(way(_, _, yes, no), Usable), !.
verdict([_|_], _, unreachable('CALLER_OTHER_TENANT')) :- !.
verdict([], [way(_, forbidden(Reason), _, _)|_], deny(Reason)) :- !.
verdict([], [], deny('NOT_FOUND')).  % R4

state(Way, Q, forbidden(Reason)) :- rule(Reason, _), \+ \+ holds(Reason, Way, Q), !.
state(_, _, open).

% ------------------------------------------------------------------ external access of a tenant

% permits(Access, Domain), section 2. Access is external(On, Allowed, Blocked), Allowed is all or a
% list. SEED-24: on, all, nothing blocked, is how the product ships. The block list counts only
% where there is no allow list; off is off whatever the lists say.
permits(external(on, all, Blocked), Domain) :- \+ memberchk(Domain, Blocked).
permits(external(on, Allowed, _), Domain) :- is_list(Allowed), memberchk(Domain, Allowed).
% Section 2, since 2024-02-21: permits_with_subdomains(Blocked, BlockAllSubdomains, Domain), of a tenant
% that is on and has no allow list. P26 example 11: subcontoso.com is no subdomain of contoso.com.
permits_with_subdomains(Blocked, Subdomains, Domain) :-
  \+ ( member(Entry, Blocked), refuses(Subdomains, Entry, Domain) ).

refuses(_, Domain, Domain).
refuses(yes, Entry, Domain) :- atom_concat('.', Entry, Suffix), atom_concat(_, Suffix, Domain).

% Section 2, per-user domains (2026): person_permits(On, TenantLists, Own, Domain, Tenant, Person). The domains of
% a person's own take the place of the tenant's lists; the master switch stays over them; they need
% EnableFederationAccess. What the tenant says of it and what the person's policy says are two facts.
tenant_says(external(On, _, _), Own, _, Says) :- Own \== tenant, !, ( On == on -> Says = yes ; Says = no ).
tenant_says(External, tenant, Domain, Says) :- ( permits(External, Domain) -> Says = yes ; Says = no ).

person_says(no, _, _, no) :- !.
person_says(yes, Own, Domain, Says) :- ( own_permits(Own, Domain) -> Says = yes ; Says = no ).

own_permits(tenant, _).
own_permits(all, _).
own_permits(listed(Domains), Domain) :- memberchk(Domain, Domains).
own_permits(unlisted(Domains), Domain) :- \+ memberchk(Domain, Domains).

% Section 2, trial tenants: refuses_trial(IsTrial, Trials, Listed, Domain): the other tenant is one, trials are
% blocked, and its domain is not on the list of those that are safe.
refuses_trial(yes, blocked, Listed, Domain) :- \+ memberchk(Domain, Listed).

% ------------------------------------------------------------------ invitations

% Section 3, layer 1, the domain: invites_domain(Domains, Domain).
invites_domain(any, _).
invites_domain(listed(Domains), Domain) :- memberchk(Domain, Domains).
invites_domain(unlisted(Domains), Domain) :- \+ memberchk(Domain, Domains).

% Section 3, layers 1 and 3, who invites: invites(Inviters, OwnersMayAdd, MembersMayAdd, By). Inviters is who may invite
% people whom the directory does not know: members, admins or nobody. C-9: owners and admins add guests, and members
% only where a setting says so. "Guests can invite" has no effect in Teams.
invites(Inviters, _, _, admin) :- Inviters \== nobody.
invites(members, yes, _, owner).
invites(members, _, yes, member).

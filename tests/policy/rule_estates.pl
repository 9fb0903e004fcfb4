% The rules (rules.pl), run on whole estates:
%
%   swipl -g answer_estates -t halt rules.pl rule_tables.pl rule_estates.pl -- FILE

% The file holds terms estate(Number, Era, Prefer, RaMobileFiles, Tenants, People, Seats, Barriers, Blocks):
%   tenant(Name, external(On, Allowed, Blocked), trial(IsTrial, Trials, Listed), Guests, Meetings), Guests
%     guests(On, Calling, Chat, Scope, Files, Groups, Sharing, invitations(Inviters, OwnersAdd, MembersAdd, Domains)),
%     Meetings meetings(AnonymousJoin, AnonymousStart, AutoAdmit)
%   person(Name, Home, Domain, Client, Licences, Federates, Own, Calls, Active), Home none, Active nowhere, Own
%     tenant, all, listed(Domains) or unlisted(Domains)
%   seat(Name, Team, Channel, Tenant, Kind, By), Kind member, accepted or invited, Channel none: the team
%   barrier(Names, Names), block(tenant(Name) or people(Names), Names)
% For each, one line: the verdicts over all ordered pairs of people and all questions.
answer_estates :-
  current_prolog_flag(argv, Arguments), last(Arguments, File),
  setup_call_cleanup(open(File, read, Stream), answer_all(Stream), close(Stream)).

answer_all(Stream) :-
  read_term(Stream, Estate, []),
  (   Estate == end_of_file
  ->  true
  ;   answer(Estate), answer_all(Stream)
  ).

answer(Estate) :-
  Estate = estate(Number, _, _, _, _, People, _, _, _),
  findall(Word, ( member(Caller, People), member(Callee, People), Caller \== Callee,
                  pair_facts(Estate, Caller, Callee, Pair), question(Question),
                  estate_verdict(Estate, Question, Caller, Callee, Pair, Verdict), estate_word(Verdict, Word) ), Words),
  print_line([Number|Words]).

question(search-no).
question(search-yes).
question(call-no).
question(add_participant-no).
question(share_file-no).
question(chat-no).
question(join_meeting-no).

estate_verdict(Estate, join_meeting-_, Caller, Callee, Pair, meeting(Word)) :- !,
  meeting_facts(Estate, Caller, Callee, Pair, Q), meeting_verdict(Q, Word).
estate_verdict(Estate, Operation-ByName, Caller, Callee, Pair, Verdict) :-
  Estate = estate(_, _, Prefer, _, _, _, _, _, _),
  set(Pair, operation, Operation), set(Pair, by_name, ByName),
  findall(Way, way_of_pair(Estate, Operation-ByName, Caller, Callee, Pair, Way), Ways),
  decide(Prefer, Ways, Verdict).

estate_word(meeting(Word), Word) :- !.
estate_word(Verdict, Word) :- verdict_word(Verdict, Word).

% Each third tenant is a way of its own.
way_of_pair(Estate, Question, Caller, Callee, Pair, way(Way, State, FindsCaller, FindsCallee)) :-
  way(Way, _, _, _),
  meeting(Way, Estate, Caller, Callee, CallersTenant, CalleesTenant),
  duplicate_term(Pair, Q),
  guest_way_facts(Way, Question, Estate, CallersTenant, Caller, Callee, Q),
  exists(Way, Q),
  state(Way, Q, State),
  found(Caller, CallersTenant, FindsCaller),
  (   does_not_matter(Question, Estate, Callee) -> FindsCallee = yes ; found(Callee, CalleesTenant, FindsCallee) ).

% Where the callee is: they can be found and read a chat later; or their client rings wherever they are.
does_not_matter(search-_, _, _).
does_not_matter(chat-_, _, _).
does_not_matter(_, estate(_, Era, _, _, _, _, _, _, _), person(_, _, _, Client, _, _, _, _, _)) :-
  rings_everywhere(Era, Client).

% SEED-45..47, SEED-55: where each of the two has to be.
meeting(internal, _, Caller, Callee, Home, Home) :- home(Caller, Home), home(Callee, Home).
meeting(guest_here, _, Caller, _, Host, Host) :- home(Caller, Host).
meeting(guest_there, _, _, Callee, Host, Host) :- home(Callee, Host).
meeting(third, estate(_, _, _, _, Tenants, _, _, _, _), Caller, Callee, Host, Host) :-
  member(tenant(Host, _, _, _, _), Tenants), \+ home(Caller, Host), \+ home(Callee, Host).
meeting(external, _, Caller, Callee, CallersHome, CalleesHome) :-
  home_or_none(Caller, CallersHome), home_or_none(Callee, CalleesHome).

home_or_none(person(_, Home, _, _, _, _, _, _, _), Home).
called(person(Name, _, _, _, _, _, _, _, _), Name).
home(Person, Home) :- home_or_none(Person, Home), Home \== none.

found(person(_, _, _, _, _, _, _, _, Active), Tenant, Found) :- ( Active == Tenant -> Found = yes ; Found = no ).

set(Q, Field, Value) :- field_at(Field, I), arg(I, Q, Value).

yes_or_no(Goal, yes) :- \+ \+ Goal, !.
yes_or_no(_, no).

pair_facts(Estate, Caller, Callee, Q) :-
  Estate = estate(_, Era, Prefer, RaMobileFiles, Tenants, _, _, Barriers, Blocks),
  Caller = person(_, _, CallersDomain, CallersClient, CallersLicences, _, _, CallersCalls, _),
  Callee = person(_, _, CalleesDomain, CalleesClient, CalleesLicences, _, _, CalleesCalls, _),
  aggregate_all(count, field_at(_, _), N), functor(Q, facts, N),
  set(Q, era, Era), set(Q, prefer, Prefer),
  set(Q, ra_mobile_files, RaMobileFiles),
  set(Q, caller_client, CallersClient), set(Q, callee_client, CalleesClient),
  set(Q, caller_licences, CallersLicences), set(Q, callee_licences, CalleesLicences),
  account(Caller, Estate, CallersAccount), set(Q, caller_account, CallersAccount),
  account(Callee, Estate, CalleesAccount), set(Q, callee_account, CalleesAccount),
  yes_or_no(( home(Caller, Home), home(Callee, Home) ), SameHome), set(Q, same_home, SameHome),
  yes_or_no(( home(Caller, _), CallersCalls == no ), CallerNoCalls), set(Q, caller_no_calls, CallerNoCalls),
  yes_or_no(( home(Callee, _), CalleesCalls == no ), CalleeNoCalls), set(Q, callee_no_calls, CalleeNoCalls),
  yes_or_no(is_apart(Caller, Callee, Barriers), Barrier), set(Q, barrier, Barrier),
  says(Caller, CalleesDomain, Tenants, Local, CallerSays), set(Q, local_permits, Local), set(Q, caller_federates, CallerSays),
  says(Callee, CallersDomain, Tenants, Remote, CalleeSays), set(Q, remote_permits, Remote), set(Q, callee_federates, CalleeSays),
  yes_or_no(no_trials(Caller, Callee, Tenants), LocalTrials), set(Q, local_no_trials, LocalTrials),
  yes_or_no(no_trials(Callee, Caller, Tenants), RemoteTrials), set(Q, remote_no_trials, RemoteTrials),
  yes_or_no(blocks(Caller, Callee, Blocks), LocalBlocks), set(Q, local_blocks, LocalBlocks),
  yes_or_no(blocks(Callee, Caller, Blocks), RemoteBlocks), set(Q, remote_blocks, RemoteBlocks).

% What the tenant of a person says of a domain, and what the person's own policy does.
says(Person, Domain, Tenants, TenantSays, PersonSays) :-
  Person = person(_, _, _, _, _, Federates, Own, _, _),
  home(Person, Home), memberchk(tenant(Home, External, _, _, _), Tenants), !,
  tenant_says(External, Own, Domain, TenantSays),
  person_says(Federates, Own, Domain, PersonSays).
says(_, _, _, no, no).

no_trials(person(_, Home, _, _, _, _, _, _, _), person(_, Other, Domain, _, _, _, _, _, _), Tenants) :-
  memberchk(tenant(Home, _, trial(_, Trials, Listed), _, _), Tenants),
  memberchk(tenant(Other, _, trial(IsTrial, _, _), _, _), Tenants),
  refuses_trial(IsTrial, Trials, Listed, Domain).

blocks(Person, Other, Blocks) :-
  called(Person, Name), called(Other, OtherName), home_or_none(Person, Home),
  member(block(By, Names), Blocks),
  memberchk(OtherName, Names),
  (   By = tenant(Home) ; By = people(Blockers), memberchk(Name, Blockers) ).

% Only colleagues are kept apart.
is_apart(Caller, Callee, Barriers) :-
  home(Caller, Home), home(Callee, Home), called(Caller, A), called(Callee, B),
  member(barrier(One, Other), Barriers),
  (   memberchk(A, One), memberchk(B, Other) ; memberchk(B, One), memberchk(A, Other) ).

% SEED-8, SEED-9, SEED-12, C-8.
account(Person, _, member) :- home(Person, _), !.
account(Person, Estate, guest) :-
  Estate = estate(_, _, _, _, _, _, Seats, _, _),
  called(Person, Name), memberchk(seat(Name, _, _, _, accepted, _), Seats), !.
account(_, _, none).

guest_way_facts(Way, Question, Estate, Host, Caller, Callee, Q) :-
  guest_facts(Way, Standing, On, Calling, InScope, Files, Refused, NoGroups), !,
  Estate = estate(_, _, _, _, Tenants, _, Seats, _, _),
  memberchk(tenant(Host, _, _, Guests, _), Tenants),
  Guests = guests(HostOn, HostCalling, HostChat, HostScope, HostFiles, HostGroups, HostSharing, Invitations),
  findall(Person, ( member(Side-Person, [caller-Caller, callee-Callee]), takes_part(Side, Way, guest) ), People),
  findall(S, ( member(Person, People), standing(Person, Host, Seats, S) ), Standings),
  least(Standings, Least), set(Q, Standing, Least),
  set(Q, On, HostOn),
  (   Question = chat-_ -> set(Q, Calling, HostChat) ; set(Q, Calling, HostCalling) ),
  (   HostSharing == no -> set(Q, Files, none) ; set(Q, Files, HostFiles) ),
  yes_or_no(( HostScope == tenant ; in_one_scope(Question, Caller, Callee, Host, Seats) ), Scope), set(Q, InScope, Scope),
  yes_or_no(( member(Person, People), \+ admits(Person, Host, Invitations, Seats) ), IsRefused), set(Q, Refused, IsRefused),
  yes_or_no(HostGroups == no, None), set(Q, NoGroups, None).
guest_way_facts(_, _, _, _, _, _, _).

% Accepted once is accepted in the whole tenant.
standing(Person, Host, Seats, Standing) :-
  called(Person, Name),
  (   member(Standing, [accepted, invited]), memberchk(seat(Name, _, _, Host, Standing, _), Seats)
  ->  true
  ;   Standing = none
  ).

least(Standings, none) :- memberchk(none, Standings), !.
least(Standings, invited) :- memberchk(invited, Standings), !.
least(_, accepted).

% One invitation that the directory permits makes the account; whoever has none is not refused.
admits(Person, Host, invitations(Inviters, OwnersAdd, MembersAdd, Domains), Seats) :-
  Person = person(Name, _, Domain, _, _, _, _, _, _),
  findall(By, ( member(seat(Name, _, _, Host, Kind, By), Seats), Kind \== member ), Invited),
  (   Invited == []
  ->  true
  ;   invites_domain(Domains, Domain), member(By, Invited), invites(Inviters, OwnersAdd, MembersAdd, By)
  ), !.

% C-2: calls use the team; a private channel narrows chats and files, for guests who are in channels only.
in_one_scope(Operation-_, Caller, Callee, Host, Seats) :-
  memberchk(Operation, [chat, share_file]), !,
  called(Caller, A), called(Callee, B),
  (   whole_team(A, Team, Host, Seats), whole_team(B, Team, Host, Seats)
  ;   member(seat(A, Team, Channel, Host, _, _), Seats), Channel \== none,
      memberchk(seat(B, Team, Channel, Host, _, _), Seats)
  ), !.
in_one_scope(_, Caller, Callee, Host, Seats) :- share_a_team(Caller, Callee, Host, Seats), !.

% A member is in the whole team whatever channels they are in besides; a guest, when invited to it.
whole_team(Name, Team, Host, Seats) :- member(seat(Name, Team, _, Host, member, _), Seats).
whole_team(Name, Team, Host, Seats) :- member(seat(Name, Team, none, Host, Kind, _), Seats), Kind \== member.

% SEED-34, SEED-53.
share_a_team(Caller, Callee, Host, Seats) :-
  called(Caller, A), called(Callee, B),
  member(seat(A, Team, _, Host, _, _), Seats), memberchk(seat(B, Team, _, Host, _, _), Seats).

% ------------------------------------------------------------------ meetings

% The rules of meetings (meeting_rules.pl) have a module of their own: some names are those of rules.pl.
:- prolog_load_context(directory, Folder), directory_file_path(Folder, 'meeting_rules.pl', File),
   load_files(meetings:File, []).

set_meeting(Q, Field, Value) :- meetings:field_at(Field, I), arg(I, Q, Value).

% May the caller join a meeting that the callee has scheduled, and is in? Nobody else is in it.
meeting_facts(Estate, Caller, Callee, Pair, Q) :-
  Estate = estate(_, Era, _, RaMobileFiles, _, _, _, _, _),
  Caller = person(_, _, _, Client, Licences, _, _, _, _),
  Callee = person(_, _, _, CalleesClient, CalleesLicences, _, _, _, _),
  aggregate_all(count, meetings:field_at(_, _), N), functor(Q, facts, N),
  meetings:field(client, Clients), nth0(I, Clients, CalleesClient), Set is 1 << I,
  forall_set(Q, [act-join, as-internal, is_organizer-no, meet_now-no, early-no, full-no, started-yes, with-Set,
                 admitters-Set, era-Era, ra_mobile_files-RaMobileFiles, client-Client, licences-Licences,
                 organizer_licences-CalleesLicences]),
  pair_value(Pair, caller_account, Account), pair_value(Pair, same_home, SameHome),
  set_meeting(Q, account, Account), set_meeting(Q, same_home, SameHome),
  meeting_place(Caller, Callee, Place), set_meeting(Q, place, Place),
  yes_or_no(home(Callee, _), IsMember), set_meeting(Q, organizer_is_member, IsMember),
  host_facts(Callee, Estate, Q),
  lets_in(Pair, local_permits, local_no_trials, local_blocks, Joiners), set_meeting(Q, joiners_permits, Joiners),
  lets_in(Pair, remote_permits, remote_no_trials, remote_blocks, Organizers), set_meeting(Q, organizers_permits, Organizers),
  pair_value(Pair, caller_federates, JoinerSays), set_meeting(Q, joiner_federates, JoinerSays),
  pair_value(Pair, callee_federates, OrganizerSays), set_meeting(Q, organizer_federates, OrganizerSays),
  guest_of_organizer(Caller, Callee, Estate, Q).

forall_set(_, []).
forall_set(Q, [Field-Value|Rest]) :- set_meeting(Q, Field, Value), forall_set(Q, Rest).

pair_value(Pair, Field, Value) :- field_at(Field, I), arg(I, Pair, Value).

meeting_place(Caller, _, own_home) :- home(Caller, Home), found(Caller, Home, yes), !.
meeting_place(Caller, Callee, organizers) :- home(Callee, Host), found(Caller, Host, yes), !.
meeting_place(_, _, elsewhere).

host_facts(Callee, Estate, Q) :-
  home(Callee, Home), Estate = estate(_, _, _, _, Tenants, _, _, _, _),
  memberchk(tenant(Home, _, _, _, meetings(Join, Start, Admit)), Tenants), !,
  forall_set(Q, [anonymous_join-Join, anonymous_start-Start, auto_admit-Admit]).
host_facts(_, _, Q) :- forall_set(Q, [anonymous_join-no, anonymous_start-no, auto_admit-everyone]).

% Section 2: the tenant permits the domain, refuses no trial, and nobody blocks the other. OPEN: whom one blocks may
% still join as somebody unknown.
lets_in(Pair, Permits, NoTrials, Blocks, yes) :-
  pair_value(Pair, Permits, yes), pair_value(Pair, NoTrials, no), pair_value(Pair, Blocks, no), !.
lets_in(_, _, _, _, no).

% Section 3: a guest's account stands once the directory has let the invitation pass. OPEN: the access of guests to
% what groups hold (layer 3) says nothing of meetings.
guest_of_organizer(Caller, Callee, Estate, Q) :-
  home(Callee, Host), \+ home(Caller, Host), Estate = estate(_, _, _, _, Tenants, _, Seats, _, _),
  memberchk(tenant(Host, _, _, guests(On, _, _, _, Files, _, Sharing, Invitations), _), Tenants),
  standing(Caller, Host, Seats, Standing), Standing \== none, admits(Caller, Host, Invitations, Seats), !,
  (   Sharing == no -> Shared = none ; Shared = Files ),
  forall_set(Q, [standing-Standing, guest_on-On, guest_files-Shared]).
guest_of_organizer(_, _, _, Q) :- forall_set(Q, [standing-none, guest_on-no, guest_files-any]).

meeting_verdict(Q, Word) :-
  findall(way(Way, State, Finds), ( meetings:way(Way, _), once(meetings:exists(Way, Q)), meeting_state(Way, Q, State),
                                    yes_or_no(meetings:finds(Way, Q), Finds) ), Ways),
  yes_or_no(meetings:too_early(Q), Early),
  once(meetings:decide(Ways, Early, Verdict)),
  meeting_word(Verdict, Q, Word).

meeting_state(Way, Q, State) :-
  findall(Code, ( meetings:rule(Code), \+ \+ meetings:forbids(Code, Way, Q) ), Codes),
  (   Codes == [] -> yes_or_no(meetings:waits(Way, Q), Waits), State = open(Waits)
  ;   Codes == ['LOBBY_NOBODY'] -> State = lobby
  ;   State = forbidden
  ).

meeting_word(allow(Way, Waits), _, Word) :- meetings:way(Way, Path), atomic_list_concat([allow, Path, Waits], ':', Word).
meeting_word(unreachable(Code, Waits), _, Word) :- atomic_list_concat([unreachable, Code, Waits], ':', Word).
meeting_word(deny(Code, Waits), _, Word) :- atomic_list_concat([deny, Code, Waits], ':', Word).
meeting_word(first(Way), Q, Word) :-
  meetings:rule(Code), \+ \+ meetings:forbids(Code, Way, Q), !,
  atomic_list_concat([deny, Code, no], ':', Word).

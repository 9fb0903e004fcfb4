% The rules (rules.pl), run on whole estates:
%
%   swipl -g answer_estates -t halt rules.pl rule_tables.pl rule_estates.pl -- FILE

% The file holds terms estate(Number, Era, Prefer, RaMobileFiles, Tenants, People, Seats):
%   tenant(Name, external(On, Allowed, Blocked), guests(On, Calling, Scope, Files))
%   person(Name, Home, Domain, Client, Licences, Federates, Active), Home none, Active nowhere
%   seat(Name, Team, Tenant, member | accepted | invited)
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
  Estate = estate(Number, _, _, _, _, People, _),
  findall(Word, ( member(Caller, People), member(Callee, People), Caller \== Callee, question(Question),
                  estate_verdict(Estate, Question, Caller, Callee, Verdict), verdict_word(Verdict, Word) ), Words),
  print_line([Number|Words]).

question(search-no).
question(search-yes).
question(call-no).
question(add_participant-no).
question(share_file-no).

estate_verdict(Estate, Question, Caller, Callee, Verdict) :-
  Estate = estate(_, _, Prefer, _, _, _, _),
  findall(Way, way_of_pair(Estate, Question, Caller, Callee, Way), Ways),
  decide(Prefer, Ways, Verdict).

% Each third tenant is a way of its own.
way_of_pair(Estate, Question, Caller, Callee, way(Way, State, FindsCaller, FindsCallee)) :-
  pair_facts(Estate, Question, Caller, Callee, Pair),
  way(Way, _, _, _),
  meeting(Way, Estate, Caller, Callee, CallersTenant, CalleesTenant),
  duplicate_term(Pair, Q),
  guest_way_facts(Way, Estate, CallersTenant, Caller, Callee, Q),
  exists(Way, Q),
  state(Way, Q, State),
  found(Caller, CallersTenant, FindsCaller),
  (   Question = search-_ -> FindsCallee = yes ; found(Callee, CalleesTenant, FindsCallee) ).

% SEED-45..47, SEED-55: where each of the two has to be.
meeting(internal, _, Caller, Callee, Home, Home) :- home(Caller, Home), home(Callee, Home).
meeting(guest_here, _, Caller, _, Host, Host) :- home(Caller, Host).
meeting(guest_there, _, _, Callee, Host, Host) :- home(Callee, Host).
meeting(third, estate(_, _, _, _, Tenants, _, _), Caller, Callee, Host, Host) :-
  member(tenant(Host, _, _), Tenants), \+ home(Caller, Host), \+ home(Callee, Host).
meeting(external, _, Caller, Callee, CallersHome, CalleesHome) :-
  home_or_none(Caller, CallersHome), home_or_none(Callee, CalleesHome).

home_or_none(person(_, Home, _, _, _, _, _), Home).
home(Person, Home) :- home_or_none(Person, Home), Home \== none.

found(person(_, _, _, _, _, _, Active), Tenant, Found) :- ( Active == Tenant -> Found = yes ; Found = no ).

set(Q, Field, Value) :- field_at(Field, I), arg(I, Q, Value).

yes_or_no(Goal, yes) :- \+ \+ Goal, !.
yes_or_no(_, no).

pair_facts(Estate, Operation-ByName, Caller, Callee, Q) :-
  Estate = estate(_, Era, Prefer, RaMobileFiles, Tenants, _, _),
  Caller = person(_, _, CallersDomain, CallersClient, CallersLicences, CallerFederates, _),
  Callee = person(_, _, CalleesDomain, CalleesClient, CalleesLicences, CalleeFederates, _),
  aggregate_all(count, field_at(_, _), N), functor(Q, facts, N),
  set(Q, operation, Operation), set(Q, by_name, ByName), set(Q, era, Era), set(Q, prefer, Prefer),
  set(Q, ra_mobile_files, RaMobileFiles),
  set(Q, caller_client, CallersClient), set(Q, callee_client, CalleesClient),
  set(Q, caller_licences, CallersLicences), set(Q, callee_licences, CalleesLicences),
  account(Caller, Estate, CallersAccount), set(Q, caller_account, CallersAccount),
  account(Callee, Estate, CalleesAccount), set(Q, callee_account, CalleesAccount),
  yes_or_no(( home(Caller, Home), home(Callee, Home) ), SameHome), set(Q, same_home, SameHome),
  yes_or_no(tenant_permits(Caller, Tenants, CalleesDomain), Local), set(Q, local_permits, Local),
  yes_or_no(tenant_permits(Callee, Tenants, CallersDomain), Remote), set(Q, remote_permits, Remote),
  set(Q, caller_federates, CallerFederates), set(Q, callee_federates, CalleeFederates).

tenant_permits(Person, Tenants, Domain) :-
  home(Person, Home), memberchk(tenant(Home, External, _), Tenants), permits(External, Domain).

% SEED-8, SEED-9, SEED-12, C-8.
account(Person, _, member) :- home(Person, _), !.
account(person(Name, _, _, _, _, _, _), estate(_, _, _, _, _, _, Seats), guest) :-
  memberchk(seat(Name, _, _, accepted), Seats), !.
account(_, _, none).

guest_way_facts(Way, Estate, Host, Caller, Callee, Q) :-
  guest_facts(Way, Standing, On, Calling, InScope, Files), !,
  Estate = estate(_, _, _, _, Tenants, _, Seats),
  memberchk(tenant(Host, _, guests(HostOn, HostCalling, HostScope, HostFiles)), Tenants),
  findall(S, ( member(Side-Person, [caller-Caller, callee-Callee]), takes_part(Side, Way, guest),
               standing(Person, Host, Seats, S) ), Standings),
  least(Standings, Least), set(Q, Standing, Least),
  set(Q, On, HostOn), set(Q, Calling, HostCalling), set(Q, Files, HostFiles),
  yes_or_no(( HostScope == tenant ; share_a_team(Caller, Callee, Host, Seats) ), Scope), set(Q, InScope, Scope).
guest_way_facts(_, _, _, _, _, _).

% Accepted once is accepted in the whole tenant.
standing(person(Name, _, _, _, _, _, _), Host, Seats, Standing) :-
  (   member(Standing, [accepted, invited]), memberchk(seat(Name, _, Host, Standing), Seats)
  ->  true
  ;   Standing = none
  ).

least(Standings, none) :- memberchk(none, Standings), !.
least(Standings, invited) :- memberchk(invited, Standings), !.
least(_, accepted).

% SEED-34, SEED-53.
share_a_team(person(Caller, _, _, _, _, _, _), person(Callee, _, _, _, _, _, _), Host, Seats) :-
  member(seat(Caller, Team, Host, _), Seats), memberchk(seat(Callee, Team, Host, _), Seats).

% The rules (rules.pl) as tables over the facts that they look at:
%
%   swipl -g print_tables -t halt rules.pl rule_tables.pl

print_tables :-
  findall(Code, rule(Code, _), Codes), print_line([order|Codes]),
  forall(field(F, Values), print_line([field, F|Values])),
  forall(rule(Code, Kind), print_line([kind, Code, Kind])),
  forall(way(Way, Path, _, _), print_line([way, Way, Path])),
  forall(way(Way, _, _, _), print_table(exists(Way, Q), Q)),
  forall(way(Way, _, _, _), print_table(finds_caller(Way, Q), Q)),
  forall(way(Way, _, _, _), print_table(finds_callee(Way, Q), Q)),
  forall(( rule(Code, _), way(Way, _, _, _) ), print_table(holds(Code, Way, Q), Q)),
  forall(( rule(Code, _), way(Way, _, _, _) ), print_table(forbids(Code, Way, Q), Q)),
  print_verdicts,
  print_permits,
  print_subdomains,
  print_own,
  print_trials,
  print_invitations,
  print_line([end]).

print_line(Words) :- atomic_list_concat(Words, ' ', Line), writeln(Line).

print_table(Goal, Q) :-
  looks_at(Goal, Q, [], Fields),
  findall(Bit, row(Fields, Goal, Q, Bit), Bits),
  Goal =.. [Name|Arguments], append(Subject, [Q], Arguments),
  atomic_list_concat(Bits, Row),
  append([table, Name|Subject], ['on'|Fields], Head), append(Head, ['is', Row], Line),
  print_line(Line).

% The facts a goal looks at: try every choice of those known so far, until none is missed.
looks_at(Goal, Q, Known, Fields) :-
  catch(( forall(row(Known, Goal, Q, _), true), Fields = Known ), looked_at(Field), true),
  (   var(Field)
  ->  true
  ;   append(Known, [Field], More),
      looks_at(Goal, Q, More, Fields)
  ).

row(Fields, Goal, Q, Bit) :-
  aggregate_all(count, field(_, _), N), functor(Q, facts, N),
  choose(Fields, Q),
  (   \+ \+ Goal -> Bit = 1 ; Bit = 0 ).

choose([], _).
choose([Field|Fields], Q) :- field(Field, Values), field_at(Field, I), member(Value, Values), arg(I, Q, Value),
  choose(Fields, Q).

% The decision over every state of every way: 0 absent, 1 forbidden, 2.. open, finding nobody, the
% callee, the caller, both. Way external varies fastest.
print_verdicts :-
  field(prefer, Prefers),
  forall(member(Prefer, Prefers), (
    findall(Word, ( way_states(States), ways_in(States, Ways), decide(Prefer, Ways, Verdict),
                    verdict_word(Verdict, Word) ), Words),
    print_line([verdicts, Prefer|Words]))).

way_states(States) :- findall(Way, way(Way, _, _, _), Ways), maplist(way_state, Ways, States).

way_state(Way, absent(Way)).
way_state(Way, way(Way, forbidden(first(Way)), no, no)).
way_state(Way, way(Way, open, Caller, Callee)) :- member(Caller, [no, yes]), member(Callee, [no, yes]).

ways_in(States, Ways) :- exclude(is_absent, States, Ways).
is_absent(absent(_)).

verdict_word(allow(Path), Word) :- atom_concat('allow:', Path, Word).
verdict_word(unreachable(Reason), Word) :- atom_concat('unreachable:', Reason, Word).
verdict_word(deny(first(Way)), Word) :- !, atom_concat('first:', Way, Word).
verdict_word(deny(Reason), Word) :- atom_concat('deny:', Reason, Word).

% What a tenant's settings permit, over three domains: on, has an allow list, allowed, blocked,
% domain; lists are bits, the first domain the lowest.
print_permits :-
  findall(Bit, ( member(On, [off, on]), member(Has, [no, yes]), between(0, 7, Allowed), between(0, 7, Blocked),
                 between(0, 2, Domain), permits_bit(On, Has, Allowed, Blocked, Domain, Bit) ), Bits),
  atomic_list_concat(Bits, Row),
  print_line([permits, Row]).

permits_bit(On, Has, Allowed, Blocked, Domain, Bit) :-
  bits_list(Blocked, BlockedList),
  (   Has == yes -> bits_list(Allowed, AllowedList) ; AllowedList = all ),
  (   permits(external(On, AllowedList, BlockedList), Domain) -> Bit = 1 ; Bit = 0 ).

bits_list(Bits, List) :- findall(D, ( between(0, 2, D), (Bits >> D) /\ 1 =:= 1 ), List).

% What a block list over these domains permits: subdomains blocked or not, list, domain.
domain_names(['contoso.com', 'marketing.contoso.com', 'eu.marketing.contoso.com', 'subcontoso.com']).

print_subdomains :-
  domain_names(Names), length(Names, N), Last is (1 << N) - 1,
  findall(Bit, ( member(Subdomains, [no, yes]), between(0, Last, Blocked), member(Domain, Names),
                 findall(Name, ( nth0(I, Names, Name), (Blocked >> I) /\ 1 =:= 1 ), List),
                 (   permits_with_subdomains(List, Subdomains, Domain) -> Bit = 1 ; Bit = 0 ) ), Bits),
  atomic_list_concat(Bits, Row),
  print_line([subdomains, Row]).

% What tenant and person say, with domains of the person's own: the switch of the person, how the domains are
% meant, the list, the tenant on or off, its allow list or none, the domain; first the tenant's bit, then the person's.
print_own :-
  findall(Bit, ( member(Switch, [no, yes]), member(Kind, [tenant, all, listed, unlisted, nobody]), between(0, 7, List),
                 member(On, [off, on]), member(Allowed, [all, [1]]), between(0, 2, Domain),
                 own_domains(Kind, List, Own),
                 tenant_says(external(On, Allowed, []), Own, Domain, Tenant), person_says(Switch, Own, Domain, Person),
                 member(Word, [Tenant, Person]), yes_bit(Word, Bit) ), Bits),
  atomic_list_concat(Bits, Row),
  print_line([own, Row]).

own_domains(listed, Bits, listed(List)) :- !, bits_list(Bits, List).
own_domains(unlisted, Bits, unlisted(List)) :- !, bits_list(Bits, List).
own_domains(nobody, _, listed([])) :- !.
own_domains(Kind, _, Kind).

yes_bit(yes, 1).
yes_bit(no, 0).

% Does a tenant refuse another: whether the other is a trial, what the tenant says of trials, the list, the domain.
print_trials :-
  findall(Bit, ( member(IsTrial, [no, yes]), member(Trials, [blocked, allowed]), between(0, 7, List),
                 between(0, 2, Domain), bits_list(List, Domains),
                 (   refuses_trial(IsTrial, Trials, Domains, Domain) -> Bit = 1 ; Bit = 0 ) ), Bits),
  atomic_list_concat(Bits, Row),
  print_line([trials, Row]).

% Is an invitation refused: who may invite, owners may add, members may add, by whom, how domains are meant, the
% list, the domain.
print_invitations :-
  findall(Bit, ( member(Inviters, [members, admins, nobody]), member(Owners, [yes, no]), member(Members, [no, yes]),
                 member(By, [owner, admin, member]), member(Kind, [any, listed, unlisted]), between(0, 7, List),
                 between(0, 2, Domain), own_domains(Kind, List, Domains),
                 (   invites(Inviters, Owners, Members, By), invites_domain(Domains, Domain) -> Bit = 0 ; Bit = 1 ) ), Bits),
  atomic_list_concat(Bits, Row),
  print_line([invitations, Row]).

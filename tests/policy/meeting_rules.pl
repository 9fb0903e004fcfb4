% The rules of meetings of both eras, stated a second time, from the documents: one clause a rule. Prints them as
% tables over the facts that they look at; test_meeting_rules.c and test_meeting_split.sh compare them with the core.
%
%   swipl -q -g print_tables -t halt meeting_rules.pl
%
% SEED-n is a statement of the seed, F-n a row of the table of features, C-n a contradiction in the seed; sections are
% of the domain notes. Where the documents leave something open, the clause says OPEN and how it is read here.

:- use_module(library(lists)).
:- use_module(library(apply)).

% ------------------------------------------------------------------ the facts of a question

% field(Field, Values), in the order of their numbers. Sets of clients are numbers, bit i for the i-th client.
field(act,                 [join, share_file, receive_file, add_person]).
field(as,                  [internal, guest_there, external, anonymous]).
field(place,               [elsewhere, own_home, organizers]).
field(is_organizer,        [no, yes]).
field(meet_now,            [no, yes]).
field(early,               [no, yes]).
field(full,                [no, yes]).
field(started,             [no, yes]).
field(with,                Sets) :- numlist(0, 15, Sets).
field(admitters,           Sets) :- numlist(0, 15, Sets).
field(era,                 ['2020-04', '2026']).
field(ra_mobile_files,     [no, yes]).
field(anonymous_join,      [no, yes]).
field(anonymous_start,     [no, yes]).
field(auto_admit,          [everyone, company_and_federated, company, company_without_guests, invited, organizer]).
field(client,              [hololens, 'ra-mobile', 'teams-desktop', 'teams-mobile']).
field(licences,            [none, teams, remote_assist, both]).
field(account,             [none, guest, member]).
field(organizer_is_member, [no, yes]).
field(organizer_licences,  [none, teams, remote_assist, both]).
field(same_home,           [no, yes]).
field(joiners_permits,     [no, yes]).
field(organizers_permits,  [no, yes]).
field(joiner_federates,    [no, yes]).
field(organizer_federates, [no, yes]).
field(standing,            [none, invited, accepted]).
field(guest_on,            [no, yes]).
field(guest_files,         [any, channel, none]).

:- dynamic field_at/2.
:- findall(F, field(F, _), Fields), forall(nth1(I, Fields, F), assertz(field_at(F, I))).

% A clause that looks at a fact nobody has chosen yet is interrupted: so the tables find out which facts a rule
% looks at.
fact(Field, Facts, Value) :-
  field_at(Field, I),
  arg(I, Facts, Known),
  (   var(Known)
  ->  throw(looked_at(Field))
  ;   Value = Known
  ).

in_set(Client, Set) :- field(client, Clients), nth0(I, Clients, Client), (Set >> I) /\ 1 =:= 1.
is_with(Q, Client) :- fact(with, Q, Set), in_set(Client, Set).

% ------------------------------------------------------------------ ways

% Section 8, meeting join: identity = member, guest, federated or anonymous, in this order; way(Way, Path).
way(internal,    internal).
way(guest_there, guest).
way(external,    external).
way(anonymous,   anonymous).

% Section 3 and C-8: guests cannot create meetings; who is at home nowhere organises none, so no way leads there.
hosted(Q) :- fact(organizer_is_member, Q, yes).
exists(internal, Q) :- hosted(Q), fact(same_home, Q, yes).
exists(guest_there, Q) :- hosted(Q), fact(standing, Q, S), S \== none.
% SEED-22: people of two tenants. OPEN: somebody who is only a guest somewhere federates with nobody.
exists(external, Q) :- hosted(Q), fact(same_home, Q, no), fact(account, Q, member).
% SEED-7, section 4.7: everybody who was invited by mail, but not to their own meeting.
exists(anonymous, Q) :- hosted(Q), fact(is_organizer, Q, no).

% SEED-54, section 8: a guest only while active there; federated people at home; anonymous people anywhere.
finds(internal, Q) :- fact(place, Q, own_home).
finds(guest_there, Q) :- fact(place, Q, organizers).
finds(external, Q) :- fact(place, Q, own_home).
finds(anonymous, _).

outside(guest_there).
outside(external).
outside(anonymous).

% ------------------------------------------------------------------ the lobby

% Section 4.7, meeting-policies-in-teams: admitted(AutoAdmittedUsers, Way).
admitted(everyone, Way) :- way(Way, _).
admitted(company_and_federated, Way) :- member(Way, [internal, guest_there, external]).
admitted(company, Way) :- member(Way, [internal, guest_there]).
% Section 6.3, later values. OPEN: who joins was invited, so InvitedUsers keeps out the unknown only.
admitted(company_without_guests, internal).
admitted(invited, Way) :- member(Way, [internal, guest_there, external]).

waits(Way, Q) :- fact(is_organizer, Q, no), waits_before(Way, Q).
waits_before(Way, Q) :- fact(auto_admit, Q, Value), \+ admitted(Value, Way).
% Section 4.7: where anonymous people may not start it and nobody of the tenant is in it, even Everyone waits.
% meeting-policies-in-teams: "anonymous people, including B2B and federated users".
waits_before(Way, Q) :- outside(Way), fact(anonymous_start, Q, no), fact(started, Q, no).

% Sections 4.2 and 4.4: a HoloLens admits since 2020-12; 4.5: Remote Assist mobile, as the agent of a one-time call.
admits('2020-04', 'teams-desktop').
admits('2020-04', 'teams-mobile').
admits('2026', Client) :- field(client, Clients), member(Client, Clients).

can_be_admitted(Q) :- fact(era, Q, Era), fact(admitters, Q, Set), admits(Era, Client), in_set(Client, Set).

% ------------------------------------------------------------------ clients

% Section 4.2, scheduled meeting: not Remote Assist mobile. Section 4.4: it joins since 2022-01-04.
joins('2020-04', Client) :- member(Client, [hololens, 'teams-desktop', 'teams-mobile']).
joins('2026', Client) :- field(client, Clients), member(Client, Clients).

% Section 4.2: a HoloLens with Teams on a PC, nor Teams mobile; RA to RA: at most one HoloLens. Teams with Teams (F8).
meets('2020-04', hololens, 'teams-desktop').
meets('2020-04', 'teams-desktop', hololens).
meets('2020-04', One, Other) :- teams(One), teams(Other).
% Section 4.4: several HoloLens, Remote Assist mobile and Teams mobile. OPEN: those of one group call meet, too.
meets('2026', One, Other) :- field(client, Clients), member(One, Clients), member(Other, Clients).

teams('teams-desktop').
teams('teams-mobile').
remote_assist(hololens).
remote_assist('ra-mobile').

licensed(Client, Licences) :- remote_assist(Client), memberchk(Licences, [remote_assist, both]).
licensed(Client, Licences) :- teams(Client), Licences \== none.

% C-16: the Teams app without any account. Section 4.5: Remote Assist mobile, as the customer of a one-time call.
without_account(_, Client) :- teams(Client).
without_account('2026', 'ra-mobile').

% Section 4.2, 5: from 15 minutes before. OPEN: of Remote Assist mobile the same.
opens_late('2020-04', hololens).
opens_late('2026', Client) :- remote_assist(Client).

too_early(Q) :- fact(early, Q, yes), fact(era, Q, Era), fact(client, Q, Client), opens_late(Era, Client).

% ------------------------------------------------------------------ rules

% In the order of evaluation.
rule('NO_LICENCE').
rule('RA_NOT_HOME').
rule('CLIENT_NO_FILES').
rule('GUEST_OFF').
rule('GUEST_PENDING').
rule('FILE_GUEST').
rule('FED_LOCAL').
rule('FED_REMOTE').
rule('FED_USER').
rule('FILE_EXTERNAL').
rule('CLIENT_NO_MEETING').
rule('MEETING_CLIENTS').
rule('MEET_NOW').
rule('MEETING_FULL').
rule('ANONYMOUS_OFF').
rule('FILE_ANON').
rule('ADD_ANON').
rule('LOBBY_NOBODY').

joining(Q) :- fact(act, Q, join).
about_a_file(Q) :- fact(act, Q, Act), memberchk(Act, [share_file, receive_file]).

% R1, section 4.1: whoever signs in to an app is licensed for it. C-16: anonymous people need no licence for Teams.
forbids('NO_LICENCE', Way, Q) :-
  joining(Q),
  fact(account, Q, member), fact(client, Q, C), fact(licences, Q, L),
  \+ licensed(C, L),
  (   Way \== anonymous
  ;   fact(era, Q, Era), \+ without_account(Era, C)
  ).
% Section 4.7: the organizer makes the meeting in Teams or Outlook; every licence here includes Teams.
forbids('NO_LICENCE', _, Q) :- joining(Q), fact(organizer_licences, Q, none).

% R2, SEED-49: Remote Assist is used at home; who has no home uses it only where it needs no account.
forbids('RA_NOT_HOME', guest_there, Q) :- joining(Q), fact(client, Q, C), remote_assist(C).
forbids('RA_NOT_HOME', anonymous, Q) :-
  joining(Q),
  fact(client, Q, C), remote_assist(C), fact(era, Q, Era), \+ without_account(Era, C),
  fact(account, Q, A), A \== member.

% Section 4.2: Remote Assist mobile has no files before its release of April 2020.
forbids('CLIENT_NO_FILES', _, Q) :-
  about_a_file(Q), fact(ra_mobile_files, Q, no),
  (   fact(client, Q, 'ra-mobile')
  ;   is_with(Q, 'ra-mobile')
  ).

% Section 3: the toggle; the invitation accepted. OPEN: scope (C-1) is about whom a guest finds and calls.
forbids('GUEST_OFF', guest_there, Q) :- joining(Q), fact(guest_on, Q, no).
forbids('GUEST_PENDING', guest_there, Q) :- joining(Q), fact(standing, Q, invited).

% C-13, F5: a guest cannot share a file of a chat, and can download one.
forbids('FILE_GUEST', guest_there, Q) :- about_a_file(Q), fact(guest_files, Q, none).
forbids('FILE_GUEST', guest_there, Q) :- fact(act, Q, share_file), fact(guest_files, Q, channel).

% Section 8: federated only if both permit, and both people may (SEED-39, C-4).
forbids('FED_LOCAL', external, Q) :- joining(Q), fact(joiners_permits, Q, no).
forbids('FED_REMOTE', external, Q) :- joining(Q), fact(organizers_permits, Q, no).
forbids('FED_USER', external, Q) :- joining(Q), fact(joiner_federates, Q, no).
forbids('FED_USER', external, Q) :- joining(Q), fact(organizer_federates, Q, no).

% SEED-38, F5.
forbids('FILE_EXTERNAL', external, Q) :- about_a_file(Q).

% Section 4.2. SEED-37 is not here: a meeting is no group call (C-6).
forbids('CLIENT_NO_MEETING', _, Q) :-
  joining(Q), fact(era, Q, Era),
  (   fact(client, Q, C)
  ;   is_with(Q, C)
  ),
  \+ joins(Era, C).
forbids('MEETING_CLIENTS', _, Q) :-
  joining(Q), fact(era, Q, Era), fact(client, Q, C), is_with(Q, Other), \+ meets(Era, C, Other).

% F18: not with people outside. Section 4.7: not Meet Now. OPEN: of all Remote Assist, which joins what is scheduled.
forbids('MEET_NOW', Way, Q) :-
  joining(Q), fact(meet_now, Q, yes),
  (   memberchk(Way, [external, anonymous])
  ;   fact(client, Q, C), remote_assist(C)
  ;   is_with(Q, C), remote_assist(C)
  ).

% Section 3, meeting size.
forbids('MEETING_FULL', _, Q) :- joining(Q), fact(full, Q, yes).

% SEED-7, section 4.7: anonymous people must be able to join; they share no OneDrive files and add nobody.
forbids('ANONYMOUS_OFF', anonymous, Q) :- joining(Q), fact(anonymous_join, Q, no).
forbids('FILE_ANON', anonymous, Q) :- about_a_file(Q).
forbids('ADD_ANON', anonymous, Q) :- fact(act, Q, add_person).

% Section 4.7: who waits needs somebody who can let them in.
forbids('LOBBY_NOBODY', Way, Q) :- joining(Q), waits(Way, Q), \+ can_be_admitted(Q).

% ------------------------------------------------------------------ the decision

% Ways is a list of way(Way, State, Finds), of those that exist, in their order. State is open(Waits), lobby (only
% LOBBY_NOBODY forbids it) or forbidden.
decide(Ways, yes, unreachable('MEETING_NOT_OPEN', no)) :- memberchk(way(_, open(_), yes), Ways), !.
decide(Ways, no, allow(Way, Waits)) :- memberchk(way(Way, open(Waits), yes), Ways), !.
decide(Ways, _, unreachable('CALLER_OTHER_TENANT', Waits)) :-
  memberchk(way(_, open(_), no), Ways), !,
  waiting(Ways, Waits).
decide(Ways, _, deny('LOBBY_NOBODY', yes)) :- waiting(Ways, yes), !.
decide(Ways, _, first(internal)) :- memberchk(way(internal, _, _), Ways), !.
decide(Ways, _, first(anonymous)) :- memberchk(way(anonymous, _, _), Ways), !.
decide(_, _, deny('MEETING_ORGANIZER', no)).

% Do they wait in the lobby, where they are active now?
waiting(Ways, yes) :- memberchk(way(_, lobby, yes), Ways), !.
waiting(_, no).

% ------------------------------------------------------------------ tables

print_tables :-
  findall(Code, rule(Code), Codes), print_line([order|Codes]),
  forall(field(F, Values), print_line([field, F|Values])),
  forall(way(Way, _), print_table(exists(Way, Q), Q)),
  forall(way(Way, _), print_table(finds(Way, Q), Q)),
  forall(way(Way, _), print_table(waits(Way, Q), Q)),
  print_table(too_early(Q), Q),
  forall(( rule(Code), way(Way, _) ), print_table(forbids(Code, Way, Q), Q)),
  print_verdicts,
  print_line([end]).

print_line(Words) :- atomic_list_concat(Words, ' ', Line), writeln(Line).

print_table(Goal, Q) :-
  looks_at(Goal, Q, [], Fields),
  findall(Bit, row(Fields, Goal, Q, Bit), Bits),
  Goal =.. [Name|Arguments], append(Subject, [Q], Arguments),
  atomic_list_concat(Bits, Row),
  append([table, Name|Subject], ['on'|Fields], Head), append(Head, ['is', Row], Line),
  print_line(Line).

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

% The decision over every state of every way: absent, forbidden, then lobby, open, open and waiting, each not finding
% the joiner and finding them. Way anonymous varies fastest. First where it is not too early.
print_verdicts :-
  findall(Word, ( member(Early, [no, yes]), states(States), exclude(==(absent), States, Ways),
                  once(decide(Ways, Early, Verdict)), word(Verdict, Word) ), Words),
  print_line([verdicts|Words]).

states(States) :- findall(Way, way(Way, _), Ways), maplist(state, Ways, States).
state(_, absent).
state(Way, way(Way, forbidden, no)).
state(Way, way(Way, State, Finds)) :- member(State, [lobby, open(no), open(yes)]), member(Finds, [no, yes]).

word(allow(Way, Waits), Word) :- way(Way, Path), atomic_list_concat([allow, Path, Waits], ':', Word).
word(unreachable(Reason, Waits), Word) :- atomic_list_concat([unreachable, Reason, Waits], ':', Word).
word(deny(Reason, Waits), Word) :- atomic_list_concat([deny, Reason, Waits], ':', Word).
word(first(Way), Word) :- atomic_list_concat([first, Way, no], ':', Word).

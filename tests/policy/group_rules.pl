% What forbids a group call as a whole, stated a second time, from the documents: one clause a rule. Prints for each era,
% number of people in the call and number of people in the chat that starts it (0: no chat does) which rules forbid it;
% test_group_limits.c compares that with the core.
%
%   swipl -q -g print_groups -t halt group_rules.pl

era('2020-04').
era('2026').

rule('GROUP_TOO_LARGE').
rule('CHAT_TOO_LARGE').

% Section 4.2, Remote Assist user guide 2019-04-01: up to 50 people. OPEN: no later document has another figure.
forbids('GROUP_TOO_LARGE', _, People, _) :- People > 50.
% Section 3, limits-specifications-teams 2020-02-11: in a chat of more than 20 people calling is disabled.
forbids('CHAT_TOO_LARGE', '2020-04', _, Chat) :- Chat > 20.
% Section 3, the same by 2020-08: "20 in a call from chat"; no later change is known (section 9).
forbids('CHAT_TOO_LARGE', '2026', _, Chat) :- Chat > 20.

% A chat of one or two people starts no group call.
chat(0).
chat(Chat) :- between(3, 300, Chat).

% A line for each era and number of people: for each chat the number of the first rule that forbids the call, or 0,
% and behind it whether another does, too.
print_groups :-
  forall(( era(Era), between(3, 120, People) ),
         ( findall(Word, ( chat(Chat), word(Era, People, Chat, Word) ), Words),
           atomic_list_concat([Era, People|Words], ' ', Line), writeln(Line) )),
  writeln(end).

word(Era, People, Chat, Word) :-
  findall(Rule, ( rule(Rule), forbids(Rule, Era, People, Chat) ), Rules),
  (   Rules = []
  ->  Word = none
  ;   atomic_list_concat(Rules, '+', Word)
  ).

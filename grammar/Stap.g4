// SystemTap's script language. One construct of the top level at a time: the parser goes on with the next one after a mistake.
parser grammar Stap;

options { tokenVocab = StapLexer; }

import Expressions;

topLevel
    : 'private'? global
    | 'private' globalVariable (',' globalVariable)* ';'?
    | 'private'? function
    | probe
    | EMBEDDED_C
    ;

global
    : 'global' globalVariable (',' globalVariable)* ';'?
    ;

globalVariable
    : IDENTIFIER '%'? ('[' expression ']')? '%'? ('=' expression)?
    ;

function
    : 'function' name (':' TYPE)? '(' (parameter (',' parameter)*)? ')' priority? functionBody
    ;

priority
    : ':' expression
    ;

functionBody
    : block
    | EMBEDDED_C
    ;

parameter
    : IDENTIFIER (':' TYPE)?
    ;

probe
    : 'probe' probePoints (aliasOperator probePoints)? block (',' block)?
    ;

aliasOperator
    : '='
    | '+='
    ;

probePoints
    : probePoint (',' probePoint)*
    ;

probePoint
    : components ('?' | '!')? condition?
    ;

components
    : component ('.' component)*
    ;

component
    : componentName ('(' expression ')')?
    | '{' probePoint (',' probePoint)* '}'
    ;

// Two words in a row are one word to the lexer, so that a star stands between.
componentName
    : (componentWord | '*' componentWord?) ('*' componentWord?)*
    ;

condition
    : 'if' '(' expression ')'
    ;

// A keyword is an ordinary word in a probe point: python.function.return.
componentWord
    : IDENTIFIER | TYPE
    | 'probe' | 'global' | 'private' | 'function' | 'else' | 'for' | 'foreach' | 'in' | 'limit' | 'return'
    | 'delete' | 'while' | 'break' | 'continue' | 'next' | 'try' | 'catch'
    ;

block
    : '{' statement* '}'
    ;

statement
    : block ';'?
    | ifStatement
    | whileStatement
    | forStatement
    | foreachStatement
    | tryStatement
    | returnStatement ';'?
    | deleteStatement ';'?
    | jumpStatement ';'?
    | expression ';'?
    | ';'
    ;

ifStatement
    : 'if' '(' expression ')' statement ('else' statement)?
    ;

whileStatement
    : 'while' '(' expression ')' statement
    ;

forStatement
    : 'for' '(' forPart ';' forPart ';' forPart ')' statement
    ;

forPart
    : expression?
    ;

foreachStatement
    : 'foreach' '(' (IDENTIFIER ('+' | '-')? '=')? foreachKeys 'in' foreachArray foreachSort? limit? ')' statement
    ;

foreachKeys
    : foreachKey
    | '[' foreachKey (',' foreachKey)* ']'
    ;

foreachKey
    : name ('+' | '-')?
    ;

foreachArray
    : name index?
    | statistic
    ;

foreachSort
    : STATISTIC? ('+' | '-')
    ;

limit
    : 'limit' expression
    ;

tryStatement
    : 'try' block 'catch' ('(' name ')')? block
    ;

returnStatement
    : 'return' expression?
    ;

deleteStatement
    : 'delete' expression
    ;

jumpStatement
    : 'break'
    | 'continue'
    | 'next'
    ;

sequence
    : expression
    ;

name
    : IDENTIFIER
    ;

member
    : '->' componentWord
    ;

key
    : '*'
    | expression
    ;

dialectPrimary
    : CONTEXT_VARIABLE
    | ARGUMENT
    | EMBEDDED_C
    | statistic
    | tuple
    ;

statistic
    : STATISTIC arguments?
    ;

// Only before 'in'.
tuple
    : '[' key (',' key)* ']'
    ;

operation
    : infixOperator operand
    | '?' expression ':' operand
    | 'in' (name | statistic)
    ;

// One `++` or `--`, before or after: `++a` and on the next line `++b` are two statements.
operand
    : prefixOperator* (step address? primary postfix* | address? primary postfix* step?)
    ;

prefixOperator
    : '+' | '-' | '!' | '~'
    ;

step
    : '++' | '--'
    ;

address
    : '&'
    ;

postfix
    : index
    | member
    | PRETTY
    ;

dialectOperator
    : '<<<' | '.=' | '.' | '=~' | '!~' | '>>>'
    ;

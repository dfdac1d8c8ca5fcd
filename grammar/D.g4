// DTrace's D. One construct of the top level at a time: the parser goes on with the next one after a mistake.
parser grammar D;

options { tokenVocab = DLexer; }

import Expressions;

topLevel
    : pragma
    | inline
    | declaration
    | clause
    | ';'
    ;

pragma
    : PRAGMA
    ;

inline
    : 'inline' type declaredName '=' sequence ';'
    ;

declaration
    : ('self' | 'this')? declaredType declarator (',' declarator)* ';'
    ;

declaredType
    : TYPE+
    | IDENTIFIER
    ;

declarator
    : '*'* declaredName keyTypes?
    ;

declaredName
    : IDENTIFIER
    ;

keyTypes
    : '[' type (',' type)* ']'
    ;

type
    : declaredType '*'*
    ;

clause
    : PROBE_DESCRIPTION (',' PROBE_DESCRIPTION)* predicate? block?
    ;

predicate
    : '/' sequence PREDICATE_END
    ;

block
    : '{' statement* '}'
    ;

// The last semicolon before a brace may be missing: ScriptErrorStrategy supplies it.
statement
    : ifStatement
    | block
    | expressionStatement
    | ';'
    ;

expressionStatement
    : sequence ';'
    ;

ifStatement
    : 'if' '(' sequence ')' statement ('else' statement)?
    ;

sequence
    : expression (',' expression)*
    ;

name
    : IDENTIFIER
    | 'self'
    | 'this'
    ;

member
    : ('->' | '.') IDENTIFIER
    ;

key
    : expression
    ;

// A cast begins like a parenthesis, but with the name of a type.
parenthesized
    : '(' (cast | sequence ')')
    ;

cast
    : TYPE+ '*'* ')' operand
    ;

dialectPrimary
    : CHARACTER
    | FLOAT
    | MACRO
    | AGGREGATION
    | KERNEL_SYMBOL
    | sizeof
    ;

sizeof
    : 'sizeof' ('(' TYPE+ '*'* ')' | operand)
    ;

prefixOperator
    : '++' | '--' | '+' | '-' | '!' | '~' | '&'
    | '*' | 'stringof'
    ;

dialectOperator
    : '^^'
    ;

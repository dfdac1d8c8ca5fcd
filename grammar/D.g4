// DTrace's D. One construct of the top level at a time: the parser goes on with the next one after a mistake.
parser grammar D;

options { tokenVocab = DLexer; }

import Expressions;

topLevel
    : inline
    | translator
    | provider
    | declaration
    | clause
    | ';'
    ;

inline
    : 'inline' declarationSpecifier+ declarator '=' expression ';'
    ;

translator
    : 'translator' type '<' type IDENTIFIER '>' '{' translatorMember* '}' ';'
    ;

translatorMember
    : IDENTIFIER '=' expression ';'
    ;

provider
    : 'provider' IDENTIFIER '{' providerProbe* '}' ';'
    ;

providerProbe
    : 'probe' IDENTIFIER parameterList (':' parameterList)? ';'
    ;

declaration
    : declarationSpecifier+ (declarator (',' declarator)*)? ';'
    ;

declarationSpecifier
    : storageClass
    | specifier
    ;

storageClass
    : 'self' | 'this' | 'typedef' | 'extern' | 'static' | 'auto' | 'register'
    ;

specifier
    : TYPE
    | structSpecifier
    | enumSpecifier
    ;

structSpecifier
    : ('struct' | 'union') (tag structBody? | structBody)
    ;

structBody
    : '{' structMember+ '}'
    ;

structMember
    : specifier+ memberDeclarator (',' memberDeclarator)* ';'
    | specifier+ ';'
    ;

memberDeclarator
    : declarator (':' expression)?
    | ':' expression
    ;

enumSpecifier
    : 'enum' (tag enumBody? | enumBody)
    ;

enumBody
    : '{' enumerator (',' enumerator)* '}'
    ;

enumerator
    : IDENTIFIER ('=' expression)?
    ;

tag
    : IDENTIFIER
    | KERNEL_SYMBOL
    ;

declarator
    : pointer* directDeclarator
    ;

// The qualifiers after a star are of type TYPE, too.
pointer
    : '*' TYPE*
    ;

directDeclarator
    : (declaredName | '(' declarator ')') declaratorSuffix*
    ;

declaredName
    : IDENTIFIER
    | KERNEL_SYMBOL
    ;

declaratorSuffix
    : '[' (parameters | expression)? ']'
    | parameterList
    ;

parameterList
    : '(' parameters? ')'
    ;

parameters
    : parameter (',' parameter)*
    ;

parameter
    : '...'
    | declarationSpecifier+ (declarator | abstractDeclarator)?
    ;

type
    : specifier+ abstractDeclarator?
    ;

abstractDeclarator
    : pointer+ abstractDirect?
    | abstractDirect
    ;

abstractDirect
    : '(' abstractDeclarator ')' declaratorSuffix*
    | declaratorSuffix+
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
    : ('->' | '.') (IDENTIFIER | KERNEL_SYMBOL)
    ;

key
    : expression
    ;

// A cast begins like a parenthesis, but with the name of a type.
parenthesized
    : '(' (cast | sequence ')')
    ;

cast
    : type ')' operand
    ;

dialectPrimary
    : CHARACTER
    | FLOAT
    | MACRO
    | AGGREGATION
    | KERNEL_SYMBOL
    | sizeof
    | offsetof
    | xlate
    ;

sizeof
    : 'sizeof' ('(' type ')' | operand)
    ;

offsetof
    : 'offsetof' '(' type ',' IDENTIFIER ')'
    ;

xlate
    : 'xlate' '<' type '>' '(' sequence ')'
    ;

prefixOperator
    : '++' | '--' | '+' | '-' | '!' | '~' | '&'
    | '*' | 'stringof'
    ;

dialectOperator
    : '^^'
    ;

// Expressions of D and of SystemTap. D.g4 and Stap.g4 import this file and define the rules that it only names:
// sequence, name, member, key, dialectPrimary, dialectOperator. A rule of the same name there replaces the rule here.
//
// Expressions are flat here. The two languages give their operators different precedences, so the tree is built
// in C#: Syntax/Parsing/PrecedenceTable.cs.
parser grammar Expressions;

expression
    : operand operation*
    ;

operation
    : infixOperator operand
    | '?' expression ':' operand
    ;

infixOperator
    : '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>='
    | '||' | '&&' | '|' | '^' | '&'
    | '==' | '!=' | '<' | '<=' | '>' | '>='
    | '<<' | '>>' | '+' | '-' | '*' | '/' | '%'
    | dialectOperator
    ;

operand
    : prefixOperator* primary postfix*
    ;

prefixOperator
    : '++' | '--' | '+' | '-' | '!' | '~' | '&'
    ;

postfix
    : '++'
    | '--'
    | index
    | member
    ;

primary
    : literal
    | reference
    | parenthesized
    | dialectPrimary
    ;

literal
    : INTEGER
    | STRING+
    ;

reference
    : name arguments?
    ;

arguments
    : '(' (expression (',' expression)*)? ')'
    ;

parenthesized
    : '(' sequence ')'
    ;

index
    : '[' key (',' key)* ']'
    ;

// The tokens of D. Pyd.Compiler.Syntax.D.DTokenizer drives this lexer: it knows where a clause is, switches to the mode
// DESCRIPTION, tells a division from the end of a predicate, and turns the tokens of the last group into messages.
lexer grammar DLexer;

tokens { PREDICATE_END }

SELF : 'self' ;
THIS : 'this' ;
INLINE : 'inline' ;
IF : 'if' ;
ELSE : 'else' ;
SIZEOF : 'sizeof' ;
OFFSETOF : 'offsetof' ;
XLATE : 'xlate' ;
TRANSLATOR : 'translator' ;
PROVIDER : 'provider' ;
PROBE : 'probe' ;
TYPEDEF : 'typedef' ;
EXTERN : 'extern' ;
STATIC : 'static' ;
AUTO : 'auto' ;
REGISTER : 'register' ;
STRUCT : 'struct' ;
UNION : 'union' ;
ENUM : 'enum' ;
STRINGOF : 'stringof' ;

// The names of typedefs become tokens of this type in DTokenizer.
TYPE
    : 'void' | 'char' | 'short' | 'int' | 'long' | 'float' | 'double' | 'signed' | 'unsigned' | 'const' | 'volatile' | 'restrict' | 'string'
    ;

// Words that have a meaning elsewhere, or in later versions, and may not be names.
RESERVED
    : 'break' | 'case' | 'continue' | 'counter' | 'default' | 'do' | 'for' | 'goto' | 'import' | 'return' | 'switch' | 'while'
    ;

IDENTIFIER : [a-zA-Z_] [a-zA-Z_0-9]* ;
KERNEL_SYMBOL : [a-zA-Z_`] [a-zA-Z_0-9`]* ;
MACRO : '$' '$'? [a-zA-Z_0-9]+ ;
AGGREGATION : '@' ([a-zA-Z_] [a-zA-Z_0-9]*)? ;
FLOAT : ([0-9]+ '.' [0-9]* | '.' [0-9]+) ([eE] [+\-]? [0-9]+)? [fFlL]? ;
INTEGER : [0-9] [0-9a-zA-Z_]* ;
STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
CHARACTER : '\'' (~['\\\r\n] | '\\' ~[\r\n])* '\'' ;

LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
SEMICOLON : ';' ;
COMMA : ',' ;
QUESTION : '?' ;
COLON : ':' ;
DOT : '.' ;
ELLIPSIS : '...' ;
ARROW : '->' ;
INCREMENT : '++' ;
DECREMENT : '--' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
NOT : '!' ;
TILDE : '~' ;
AMPERSAND : '&' ;
BAR : '|' ;
CARET : '^' ;
AND : '&&' ;
OR : '||' ;
XOR : '^^' ;
SHIFT_LEFT : '<<' ;
SHIFT_RIGHT : '>>' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
ASSIGN : '=' ;
ASSIGN_PLUS : '+=' ;
ASSIGN_MINUS : '-=' ;
ASSIGN_STAR : '*=' ;
ASSIGN_SLASH : '/=' ;
ASSIGN_PERCENT : '%=' ;
ASSIGN_AMPERSAND : '&=' ;
ASSIGN_BAR : '|=' ;
ASSIGN_CARET : '^=' ;
ASSIGN_SHIFT_LEFT : '<<=' ;
ASSIGN_SHIFT_RIGHT : '>>=' ;

WHITE_SPACE : [ \t\r\n\u000B\f]+ -> skip ;
COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;
PRAGMA : '#' [ \t]* 'pragma' ([ \t] ~[\r\n]*)? -> channel(HIDDEN) ;
CONTROL_LINE : '#' ~[\r\n]* -> channel(HIDDEN) ;

// Mistakes.
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
OPEN_COMMENT : '/*' -> channel(HIDDEN) ;
OPEN_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;
OPEN_CHARACTER : '\'' (~['\\\r\n] | '\\' ~[\r\n])* '\\'? ;
UNKNOWN : . -> channel(HIDDEN) ;

mode DESCRIPTION;

PROBE_DESCRIPTION
    : [-$:a-zA-Z_.?*\\[\]!] [-$:a-zA-Z_.?*\\[\]!0-9`]*
    | [0-9]+
    ;

// The tokens of SystemTap's script language. Pyd.Compiler.Syntax.Stap.StapTokenizer drives this lexer and turns mistakes, the last
// group, into messages; StapPreprocessor takes the tokens that begin with a percent sign, and ARGUMENT, before the parser sees them.
lexer grammar StapLexer;

PROBE : 'probe' ;
GLOBAL : 'global' ;
PRIVATE : 'private' ;
FUNCTION : 'function' ;
IF : 'if' ;
ELSE : 'else' ;
FOR : 'for' ;
FOREACH : 'foreach' ;
IN : 'in' ;
LIMIT : 'limit' ;
RETURN : 'return' ;
DELETE : 'delete' ;
WHILE : 'while' ;
BREAK : 'break' ;
CONTINUE : 'continue' ;
NEXT : 'next' ;
TYPE : 'string' | 'long' ;
TRY : 'try' ;
CATCH : 'catch' ;

IDENTIFIER : [a-zA-Z_] [a-zA-Z_0-9$]* ;
ARGUMENT : ('$' | '@') ([0-9]+ | '#') ;
CONTEXT_VARIABLE : '$'+ [a-zA-Z_] [a-zA-Z_0-9$]* ;
PRETTY : '$' '$'? ;
STATISTIC : '@' [a-zA-Z_0-9$]+ ;
INTEGER : [0-9] [0-9a-zA-Z]* ;
STRING : '"' (~["\\\r\n] | '\\' .)* '"' ;

PP_OPEN : '%(' ;
PP_THEN : '%?' ;
PP_ELSE : '%:' ;
PP_CLOSE : '%)' ;

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
SHIFT_LEFT : '<<' ;
SHIFT_RIGHT : '>>' ;
SHIFT_RIGHT_LOGICAL : '>>>' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
MATCH : '=~' ;
NOT_MATCH : '!~' ;
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
ASSIGN_DOT : '.=' ;
AGGREGATE : '<<<' ;

WHITE_SPACE : [ \t\r\n\u000B\f]+ -> skip ;
COMMENT : ('#' | '//') ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;

EMBEDDED_C : '%{' ;

// Mistakes. No rule of the parser names these.
OPEN_COMMENT : '/*' -> channel(HIDDEN) ;
OPEN_STRING : '"' (~["\\\r\n] | '\\' .)* '\\'? ;
UNKNOWN : ('\'' ~['\r\n]* '\'' | .) -> channel(HIDDEN) ;

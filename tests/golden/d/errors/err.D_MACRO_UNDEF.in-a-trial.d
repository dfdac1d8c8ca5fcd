/* The body is bound a second time, after the predicate that brings up self->a: its mistakes stay. */
BEGIN /(self->a = 1)/ { trace($3); trace(self->a); }

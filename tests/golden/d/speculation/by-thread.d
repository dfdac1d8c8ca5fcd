/* The classic: what a call does is printed only when it fails. */
#pragma D option nspec=10
python*:::function-entry /!self->spec/ { self->spec = speculation(); self->top = arg1; }
python*:::function-entry /self->spec/ { speculate(self->spec); printf("%d enters %s\n", tid, copyinstr(arg1)); }
python*:::function-return /self->spec && arg1 == self->top && arg2 < 0/ { commit(self->spec); self->spec = 0; }
python*:::function-return /self->spec && arg1 == self->top/ { discard(self->spec); self->spec = 0; }
self int spec; self long top;

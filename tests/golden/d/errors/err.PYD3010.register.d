BEGIN { trace(uregs[R_SP]); }

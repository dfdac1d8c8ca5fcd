BEGIN { trace(uregs[100]); }

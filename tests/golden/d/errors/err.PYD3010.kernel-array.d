BEGIN { x = uregs[0]; }

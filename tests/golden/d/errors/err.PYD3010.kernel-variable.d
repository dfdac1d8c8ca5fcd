BEGIN { x = curthread->t_procp; }

/* exit stops the firing, then the session: END runs, later events do not fire. */
python*:::gc-start /arg0 == 2/ { printf("exit\n"); exit(3); printf("rest\n"); }
python*:::gc-start { printf("generation %d\n", arg0); }
python$target:::gc-start { printf("target %d\n", arg0); }
END { printf("end\n"); }

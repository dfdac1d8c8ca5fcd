/* A long silence: every tick that was due in it fires. */
tick-1s { ticks++; }
python*:::gc-start { printf("%d\n", ticks); }
int ticks;

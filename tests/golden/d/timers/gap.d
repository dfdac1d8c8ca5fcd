/* A long silence: every tick that was due in it fires. */
int ticks;
tick-1s { ticks++; }
python*:::gc-start { printf("%d\n", ticks); }

/* exit() is heard of when the status is looked at next: here after four seconds. */
#pragma D option quiet
#pragma D option statusrate=4sec

BEGIN { start = timestamp; }
tick-1sec { printf("tick %d\n", ++n); }
tick-1sec /n == 2/ { exit(0); }
END { printf("%s\n", timestamp - start > 3000000000 && timestamp - start < 6000000000 ? "after the next look" : "at another time"); }

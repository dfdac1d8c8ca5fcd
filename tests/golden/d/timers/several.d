/* Timers of several periods fire in the order of their moments; of one moment, in the order of the script. */
tick-3s { printf("three at %d\n", timestamp / 1000000000); }
tick-2s { printf("two at %d\n", timestamp / 1000000000); }
profile-2000ms { printf("profile at %d\n", timestamp / 1000000000); }

/* On the trace's time: due at 1 s, 2 s … after the start, each before the event that comes later. */
tick-1s { printf("tick %d\n", timestamp); }
python*:::gc-start { printf("event %d\n", timestamp); }

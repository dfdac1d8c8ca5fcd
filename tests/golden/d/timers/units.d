tick-500ms { printf("%s\n", probename); }
tick-1hz { printf("%s\n", probename); }
tick-1000000us { printf("%s\n", probename); }
tick-1 { printf("%s\n", probename); }
tick-1sec { printf("%s\n", probename); }

/* timestamp does not move within a clause. */
BEGIN { t = timestamp; printf("%d %d\n", t == timestamp, timestamp - timestamp); exit(0); }

provider app { probe start(int, char *); probe stop(int status) : (int, string); };
extern int errno_of_somebody;
void helper(int, ...);
BEGIN { printf("declared\n"); exit(0); }

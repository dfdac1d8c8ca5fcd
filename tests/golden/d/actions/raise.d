/* A replay sends no signals. */
#pragma D option destructive
python*:::function-entry { raise(SIGKILL); stop(); printf("%s\n", copyinstr(arg1)); }

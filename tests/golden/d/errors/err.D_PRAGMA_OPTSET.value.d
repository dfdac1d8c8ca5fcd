#pragma D option bufsize=5x
BEGIN { }

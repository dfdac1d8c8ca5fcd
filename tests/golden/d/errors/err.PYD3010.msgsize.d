BEGIN { trace(msgsize(1)); }

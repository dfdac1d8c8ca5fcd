BEGIN { trace(msgdsize(1)); }

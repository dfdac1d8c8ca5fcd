BEGIN { trace(lbolt); }

BEGIN { copyin(0, 300); }

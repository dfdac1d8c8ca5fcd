BEGIN { @ = sum(42); printa("[%8@d] [%-8@d] [%@8d] [%08@d]\n", @); }

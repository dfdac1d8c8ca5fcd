/* Values are compared with all their bits, by the sign of the larger type. */
BEGIN { c = (char)-1; uc = (unsigned char)255; printf("%d %d %d\n", c == uc, c < uc, c == 255); }
BEGIN { i = -1; u = 0xffffffffU; printf("%d %d\n", i == u, i < u); }
BEGIN { l = -1L; u = 0xffffffffU; printf("%d %d\n", l == u, l < u); exit(0); }

BEGIN { vmlinux`max_pfn = 1; }

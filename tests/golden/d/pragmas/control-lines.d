#!/usr/sbin/dtrace -s
#ident "these lines mean nothing"
#line 10
# 11 "process.d"
#pragma ident "nor does this"
#pragma D option quiet
BEGIN { printf("read"); exit(0); }
